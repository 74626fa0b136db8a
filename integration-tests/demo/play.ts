import {
  addParticipants,
  type BracketView,
  createTournament,
  deleteTournament,
  generateBracket,
  getBracket,
  type Match,
  recordResult,
} from '@gym-it/contracts'
import { type Facts, type PlayedMatch, reportOf, seededTeams } from './facts.ts'
import type { Caller } from './http.ts'
import { type Credentials, newTrainer } from './people.ts'
import { newSpectator, type SeenEvent, type Spectator } from './spectator.ts'

/** A tournament that was played to its end, and what a spectator saw of it. */
export interface Played {
  readonly view: BracketView
  readonly seen: readonly SeenEvent[]
  /** From sending each result to its frame at the spectator, in milliseconds, in the order of play. */
  readonly delays: readonly number[]
}

/** The ready match of these two teams. @throws Error when the draw or an earlier result led elsewhere */
function matchOf({ bracket }: BracketView, { round, team1, team2 }: PlayedMatch): Match {
  const found = bracket.find(({ status, participant1, participant2 }) => {
    const names = [participant1?.name, participant2?.name]
    return status === 'ready' && names.includes(team1) && names.includes(team2)
  })
  if (!found) throw new Error(`${round}: ${team1} do not meet ${team2} in this bracket`)
  return found
}

async function play(call: Caller, spectator: Spectator, id: number, played: PlayedMatch): Promise<number> {
  const match = matchOf(await call(getBracket, { params: { id } }), played)
  const { goals, winner, score } = reportOf(played, match.participant1?.name ?? '')
  const winnerId = [match.participant1, match.participant2].find(team => team?.name === winner)?.id
  const sentAt = performance.now()
  const [frame] = await Promise.all([
    spectator.waitFor(`the result of ${played.team1} against ${played.team2}`, ({ event, data }) => {
      // The contract says what `match.completed` carries.
      return event === 'match.completed' && (data as { match: Match }).match.id === match.id
    }),
    call(recordResult, {
      params: { id, match_id: match.id },
      // Goals decide by themselves; only after penalties must the winner be named.
      body: { games: [goals], score, ...(goals.p1 === goals.p2 && winnerId ? { winner_id: winnerId } : {}) },
    }),
  ])
  return frame.at - sentAt
}

/**
 * Plays a knockout as a trainer would, through the gateway and with the real scores, while a spectator watches; then
 * leaves nothing behind. @throws RefusedError or Error, naming the step, when the system does not play along
 */
export async function playKnockout(gateway: string, admin: Credentials, facts: Facts): Promise<Played> {
  const trainer = await newTrainer(gateway, admin)
  const { call } = trainer
  try {
    const teams = seededTeams(facts)
    const { tournament } = await call(createTournament, {
      body: {
        name: facts.name,
        start_date: facts.matches[0]?.date ?? '',
        max_participants: teams.length,
        settings: { third_place: true },
      },
    })
    const { id } = tournament
    const spectator = await newSpectator(gateway, id)
    try {
      await call(addParticipants, { params: { id }, body: { participants: teams } })
      await call(generateBracket, { params: { id } })
      const delays: number[] = []
      for (const match of facts.matches) delays.push(await play(call, spectator, id, match))
      await spectator.waitFor('the end of the tournament', ({ event }) => event === 'tournament.completed')
      return { view: await call(getBracket, { params: { id } }), seen: [...spectator.seen], delays }
    } finally {
      spectator.leave()
      await call(deleteTournament, { params: { id } })
    }
  } finally {
    await trainer.leave()
  }
}
