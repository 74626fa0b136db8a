import { login, type RegisterBody, refreshSession, registerUser } from '@gym-it/contracts'
import { type Answer, call, send, type Target } from '@gym-it/service-kit/testing'

export const password = 'a long enough pass phrase'

let count = 0
/** An address that nobody has yet. */
export const newEmail = () => `person-${++count}@gym.test`

/** Registers somebody; answers the e-mail. */
export async function register(app: Target, more: Partial<RegisterBody> = {}) {
  const body = { email: newEmail(), password, full_name: 'Ada Lovelace', ...more }
  const answer = await call(app, registerUser, { body })
  return { email: body.email, user: answer.body.user }
}

/** The refresh cookie that an answer sets, as the next request sends it. */
export const cookieOf = ({ headers }: Pick<Answer<unknown>, 'headers'>) => headers['set-cookie']?.split(';')[0] ?? ''

/** Signs in; answers the access token and the refresh cookie. */
export async function signIn(app: Target, email: string, secret = password, headers: Record<string, string> = {}) {
  const answer = await call(app, login, { body: { email, password: secret }, headers })
  return { token: answer.body.access_token, cookie: cookieOf(answer), answer }
}

/** Exchanges a refresh cookie. */
export const refresh = (app: Target, cookie: string) => call(app, refreshSession, { headers: { cookie } })

/** The status that the exchange of a refresh cookie ends with. */
export async function refreshStatus(app: Target, cookie: string): Promise<number> {
  return (await send(app, { method: 'POST', path: '/api/v1/auth/refresh', headers: { cookie } })).status
}
