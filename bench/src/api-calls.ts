import {
  addParticipants,
  apiBase,
  type BodyOf,
  createTournament,
  generateBracket,
  login,
  type Operation,
  type ParamsOf,
  type ReplyOf,
  type TournamentSettings,
} from '@gym-it/contracts'
import type { RunningStack } from './local-stack.ts'

/** A call of the API as the administrator. @throws Error with the answer that was no success */
export type ApiCall = <O extends Operation>(operation: O, body: BodyOf<O>, params?: ParamsOf<O>) => Promise<ReplyOf<O>>

/** The address of an operation behind this gateway. */
export const addressOf = (gateway: string, { path }: Operation, params: object = {}): string =>
  `${gateway}${apiBase}${path.replaceAll(/:(\w+)/g, (_, name: string) => String(Object.entries(params).find(([key]) => key === name)?.[1]))}`

/** Signs the administrator in. */
export async function signIn({ gateway, admin }: RunningStack): Promise<ApiCall> {
  let token = ''
  const call: ApiCall = async (operation, body, params) => {
    const response = await fetch(addressOf(gateway, operation, params), {
      method: operation.method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${operation.id} was answered ${response.status}: ${await response.text()}`)
    // The contract says what a success looks like.
    return (await response.json()) as ReplyOf<typeof operation>
  }
  token = (await call(login, admin)).access_token
  return call
}

/** Enters people, draws their bracket and answers the tournament's id. */
export async function drawTournament(call: ApiCall, size: number, settings: TournamentSettings = {}): Promise<number> {
  const { tournament } = await call(createTournament, {
    name: `Bench of ${size}`,
    start_date: '2026-01-01',
    max_participants: size,
    settings,
  })
  const { id } = tournament
  const participants = Array.from({ length: size }, (_, index) => ({
    name: `Participant ${index + 1}`,
    seed: index + 1,
  }))
  await call(addParticipants, { participants }, { id })
  await call(generateBracket, undefined, { id })
  return id
}
