import { randomUUID } from 'node:crypto'
import type { Role, ServiceName } from '@gym-it/contracts'
import { createAccessTokens, createServiceTokens } from '../tokens.ts'
import { testConfig } from './config.ts'

/** A made-up person with a token that the services of `testConfig` accept. */
export interface TestActor {
  readonly id: number
  readonly role: Role
  readonly email: string
  readonly sid: string
  readonly token: string
}

const { JWT_SECRET_KEY, SECRET_KEY } = testConfig('')
let lastId = 1_000_000

/** Signs in somebody who exists nowhere else; `secret` and `lifetimeSeconds` are for tokens that must be refused. */
export function signedIn(
  role: Role,
  more: {
    readonly id?: number
    readonly ver?: number
    readonly secret?: string
    readonly lifetimeSeconds?: number
    /** How long ago the person signed in; the token itself is always new. */
    readonly signedInSecondsAgo?: number
  } = {},
): TestActor {
  const { id = ++lastId, ver = 1, secret = JWT_SECRET_KEY, lifetimeSeconds = 900, signedInSecondsAgo = 0 } = more
  const sid = randomUUID()
  const email = `person-${id}@gym.test`
  const auth_time = Math.floor(Date.now() / 1000) - signedInSecondsAgo
  const token = createAccessTokens([secret], lifetimeSeconds).sign({ user_id: id, role, email, sid, ver, auth_time })
  return { id, role, email, sid, token }
}

/** A token of the kind that services show each other. */
export const serviceToken = (service: ServiceName, secret: string = SECRET_KEY): string =>
  createServiceTokens(secret, service).sign()
