import { tournamentEngine } from 'tods-competition-factory'
import type { DoubleElimination } from './double-elimination.ts'

interface MatchUp {
  readonly matchUpId: string
  readonly readyToScore?: boolean
}

/** It keeps one tournament at a time, as state of the module. */
export const competitionFactory: DoubleElimination<string> = {
  name: 'tods-competition-factory',
  create(entrants) {
    const participants = Array.from({ length: entrants }, (_, index) => ({
      participantId: `p${index}`,
      participantName: `Entrant ${index + 1}`,
      participantType: 'INDIVIDUAL',
      participantRole: 'COMPETITOR',
      person: { standardFamilyName: `Family ${index}`, standardGivenName: 'Given' },
    }))
    const eventId = 'event'
    tournamentEngine.setState({ tournamentId: 'tournament', participants, events: [] })
    tournamentEngine.addEvent({ event: { eventId, eventName: 'Event', eventType: 'SINGLES' } })
    const participantIds = participants.map(({ participantId }) => participantId)
    tournamentEngine.addEventEntries({ eventId, participantIds })
    const drawn = tournamentEngine.generateDrawDefinition({
      eventId,
      drawSize: entrants,
      drawType: 'DOUBLE_ELIMINATION',
    })
    const { drawDefinition } = drawn
    if (!drawDefinition) throw new Error('tods-competition-factory drew nothing.')
    tournamentEngine.addDrawDefinition({ eventId, drawDefinition })
    return drawDefinition.drawId
  },
  play(drawId, most) {
    let played = 0
    for (;;) {
      const found: { matchUps?: readonly MatchUp[] } = tournamentEngine.allDrawMatchUps({ drawId, inContext: true })
      const open = (found.matchUps ?? []).filter(({ readyToScore }) => readyToScore)
      if (open.length === 0) return played
      for (const { matchUpId } of open) {
        const outcome = { winningSide: 1, score: { scoreStringSide1: '6-1 6-1', scoreStringSide2: '1-6 1-6' } }
        tournamentEngine.setMatchUpStatus({ drawId, matchUpId, outcome })
        played++
        if (played === most) return played
      }
    }
  },
}
