import type { Operation } from '@gym-it/contracts'
import { createSigner } from 'fast-jwt'
import { askOf, send } from './call.ts'
import { testConfig } from './config.ts'
import { sampleOf } from './shape.ts'
import type { Standing } from './standing.ts'
import { signedIn } from './tokens.ts'
import { until } from './until.ts'

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Administrators' tokens that nobody may use, by what is wrong with them; `secret` is the one that good tokens have. */
export function badTokens(secret = testConfig('').JWT_SECRET_KEY): Readonly<Record<string, string>> {
  const [header = '', payload = '', signature = ''] = signedIn('admin', { secret }).token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
  const sign = createSigner({ key: secret, algorithm: 'HS256' })
  const without = (claim: string) => sign(Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim)))
  return {
    'that is nonsense': 'nonsense',
    'signed with another secret': signedIn('admin', { secret: 'a secret that somebody made up' }).token,
    'that has expired': sign({ ...claims, iat: 1_600_000_000, exp: 1_600_000_900 }),
    'of algorithm none': `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    'of algorithm none with a signature': `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.${signature}`,
    'with changed claims': `${header}.${encode({ ...claims, user_id: 1 })}.${signature}`,
    'for another audience': sign({ ...claims, aud: 'somebody-else' }),
    'of another issuer': sign({ ...claims, iss: 'somebody-else' }),
    'of a role that does not exist': sign({ ...claims, role: 'owner' }),
    'without an end': without('exp'),
    'without an audience': without('aud'),
    'without an issuer': without('iss'),
  }
}

/** What a call of this operation needs to be understood; it names things that do not exist. */
export const plausible = ({ params, body }: Operation) => ({
  ...(params ? { params: sampleOf(params) as Record<string, number> } : {}),
  ...(body ? { body: sampleOf(body) } : {}),
})

/** A token whose session a neighbour has ended, once the service has heard of it. */
export async function revokedToken({ app, neighbour }: Standing, harmless: Operation): Promise<string> {
  const { id, sid, token } = signedIn('admin')
  const place = { subject: `user:${id}`, topic: null, audience: 'internal' } as const
  neighbour.tell({ type: 'session.ended', ...place, data: { user_id: id, sid } })
  await until('the end of the session is known', async () => {
    const { status } = await send(app, askOf(harmless, { ...plausible(harmless), as: token }))
    return status === 401
  })
  return token
}
