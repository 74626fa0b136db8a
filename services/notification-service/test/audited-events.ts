import type { NewEvent } from '@gym-it/service-kit'
import { createCompetition } from './competition.ts'

/** What happens in one small tournament, from its making to its deletion. */
export function sampleTournament() {
  const cup = createCompetition('Cup')
  const [ada, ben] = [cup.entry(71, { name: 'Ada' }), cup.entry(72, { name: 'Ben' })]
  const place = { subject: `tournament:${cup.id}`, topic: `tournament:${cup.id}`, audience: 'public' } as const
  const match = cup.match(ada, ben, { version: 1 })
  const won = { ...cup.wonBy(match, ada, '2-0'), version: 2 }
  const turned = { ...cup.wonBy(match, ben, '0-2'), version: 3 }
  const told = [
    { type: 'tournament.created', ...place, data: { tournament: { ...cup.tournament, version: 1 } } },
    { type: 'tournament.updated', ...place, data: { tournament: { ...cup.tournament, name: 'Open', version: 2 } } },
    { type: 'participant.added', ...place, data: { participant: ada } },
    {
      type: 'participant.withdrawn',
      ...place,
      data: { participant: { ...ada, status: 'withdrawn' }, policy: 'forfeit', changed: [], cleared: [] },
    },
    { type: 'match.completed', ...place, data: { match: won, changed: [won], cleared: [] } },
    { type: 'match.corrected', ...place, data: { match: turned, changed: [turned], cleared: [8] } },
    { type: 'tournament.deleted', ...place, data: { tournament_id: cup.id } },
  ] satisfies NewEvent[]
  return { subject: place.subject, told, winners: [ada.id, ben.id] as const }
}
