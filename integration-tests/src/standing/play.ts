import assert from 'node:assert/strict'
import { getBracket, type Match, recordResult } from '@gym-it/contracts'
import { call } from '@gym-it/service-kit/testing'
import type { SignedIn } from './people.ts'

/** Plays every open match until none is left; the better seed wins by two games. Answers the results in order. */
export async function playToTheEnd(gateway: string, id: number, as: SignedIn): Promise<Match[]> {
  const played: Match[] = []
  for (;;) {
    const { bracket } = (await call(gateway, getBracket, { params: { id } })).body
    const open = bracket.filter(({ status }) => status === 'ready')
    if (open.length === 0) return played
    for (const match of open) {
      const { participant1, participant2 } = match
      assert.ok(participant1 && participant2)
      const isFirst = (participant1.seed ?? 0) < (participant2.seed ?? 0)
      const games = [11, 11].map(won => (isFirst ? { p1: won, p2: 5 } : { p1: 5, p2: won }))
      const { body } = await call(gateway, recordResult, { as, params: { id, match_id: match.id }, body: { games } })
      played.push(body.bracket)
    }
  }
}
