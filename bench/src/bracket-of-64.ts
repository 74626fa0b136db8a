import { getBracket, recordResult } from '@gym-it/contracts'
import { addressOf, drawTournament, signIn } from './api-calls.ts'
import type { RunningStack } from './local-stack.ts'

const size = 64
const results = 32

/** Draws a bracket of 64 and plays its first round, 32 of 63 matches; returns the address at which it is read. */
export async function halfPlayedBracket(stack: RunningStack): Promise<string> {
  const call = await signIn(stack)
  const id = await drawTournament(call, size, { third_place: true })
  const { bracket } = await call(getBracket, undefined, { id })
  for (const match of bracket.filter(({ status }) => status === 'ready').slice(0, results)) {
    await call(recordResult, { games: [{ p1: 3, p2: 1 }] }, { id, match_id: match.id })
  }
  return addressOf(stack.gateway, getBracket, { id })
}
