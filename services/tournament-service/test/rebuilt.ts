import assert from 'node:assert/strict'
import type { DomainEvent, Match } from '@gym-it/contracts'
import type { Sql } from '@gym-it/service-kit'
import {
  type Bracket,
  type Draw,
  type MatchResult,
  type Pairing,
  restore,
  type Withdrawal,
} from '@gym-it/tournament-engine'

/** A tournament's bracket made of nothing but its events; `order` are the ids of its matches in playing order. */
export async function rebuiltFromEvents(sql: Sql, id: number, order: readonly number[]): Promise<Bracket> {
  const events = await sql<DomainEvent[]>`
    select type, data from events where subject = ${`tournament:${id}`} order by id`
  let draw: Draw | null = null
  const results = new Map<number, MatchResult>()
  const change = (changes: Partial<Draw>) => {
    assert.ok(draw, 'something happened before the draw')
    draw = { ...draw, ...changes }
  }
  const leave = (entrant: number, instead: readonly Withdrawal[]) => {
    const others = draw?.withdrawals.filter(one => one.entrant !== entrant) ?? []
    change({ withdrawals: [...others, ...instead].sort((one, two) => one.entrant - two.entrant) })
  }
  for (const { type, data } of events) {
    if ('cleared' in data) for (const fallen of data.cleared ?? []) results.delete(fallen)
    switch (type) {
      case 'tournament.started':
        draw = data.draw as Draw
        break
      case 'round.paired':
        change({ entrants: data.entrants, pairings: [...(draw?.pairings ?? []), data.pairings as Pairing[]] })
        break
      case 'round.removed':
        change({ pairings: draw?.pairings.slice(0, -1) ?? [] })
        break
      case 'match.completed':
      case 'match.corrected':
        results.set(data.match.id, resultOf(data.match))
        break
      case 'match.cleared':
        results.delete(data.match.id)
        break
      case 'participant.withdrawn':
      case 'participant.disqualified': {
        const reason = type === 'participant.withdrawn' ? 'withdrawn' : 'disqualified'
        leave(data.participant.id, [{ entrant: data.participant.id, policy: data.policy ?? 'forfeit', reason }])
        break
      }
      case 'participant.reinstated':
        leave(data.participant.id, [])
        break
    }
  }
  assert.ok(draw)
  return restore(
    draw,
    [...results].map(([match, result]) => [order.indexOf(match) + 1, result] as const),
  )
}

const resultOf = ({ winner_id, outcome, games, score, fair_play }: Match): MatchResult => ({
  winner: winner_id,
  outcome: outcome ?? 'played',
  games,
  score,
  ...(fair_play ? { fair_play } : {}),
})
