import {
  addParticipants,
  apiBase,
  type BodyOf,
  createTournament,
  generateBracket,
  getBracket,
  login,
  type Operation,
  type ParamsOf,
  type ReplyOf,
  recordResult,
} from '@gym-it/contracts'
import type { RunningStack } from './local-stack.ts'

const size = 64
const results = 32

/** Draws a bracket of 64 and plays its first round, 32 of 63 matches; returns the address at which it is read. */
export async function halfPlayedBracket({ gateway, admin }: RunningStack): Promise<string> {
  let token = ''
  const urlOf = ({ path }: Operation, params: Readonly<Record<string, number>>) =>
    `${gateway}${apiBase}${path.replaceAll(/:(\w+)/g, (_, name: string) => String(params[name]))}`
  async function call<O extends Operation>(operation: O, body: BodyOf<O>, params?: ParamsOf<O>): Promise<ReplyOf<O>> {
    const response = await fetch(urlOf(operation, (params ?? {}) as Record<string, number>), {
      method: operation.method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${operation.id} was answered ${response.status}: ${await response.text()}`)
    // The contract says what a success looks like.
    return (await response.json()) as ReplyOf<O>
  }
  token = (await call(login, admin)).access_token
  const { tournament } = await call(createTournament, {
    name: 'Bench',
    start_date: '2026-01-01',
    max_participants: size,
    settings: { third_place: true },
  })
  const { id } = tournament
  const participants = Array.from({ length: size }, (_, index) => ({
    name: `Participant ${index + 1}`,
    seed: index + 1,
  }))
  await call(addParticipants, { participants }, { id })
  await call(generateBracket, undefined, { id })
  const { bracket } = await call(getBracket, undefined, { id })
  for (const match of bracket.filter(({ status }) => status === 'ready').slice(0, results)) {
    await call(recordResult, { games: [{ p1: 3, p2: 1 }] }, { id, match_id: match.id })
  }
  return urlOf(getBracket, { id })
}
