import { approveUser, login, registerUser } from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { call, type Target, until } from '@gym-it/service-kit/testing'

export const password = 'a long enough pass phrase'
let count = 0

/** Somebody who is signed in. */
export interface SignedIn {
  readonly id: number
  readonly email: string
  readonly token: string
  readonly cookie: string
}

export async function signIn(gateway: Target, email: string, secret = password): Promise<SignedIn> {
  const { body, headers } = await call(gateway, login, { body: { email, password: secret } })
  const cookie = headers['set-cookie']?.split(';')[0] ?? ''
  return { id: body.user.id, email: body.user.email, token: body.access_token, cookie }
}

export const signInAsAdmin = ({ urls, admin }: Stack) => signIn(urls['api-gateway'], admin.email, admin.password)

/** Registers somebody who has not signed in yet. */
export async function register(gateway: Target, role: 'member' | 'trainer' = 'member') {
  const body = { email: `person-${++count}@gym.test`, password, full_name: `Person ${count}`, role }
  return { ...body, user: (await call(gateway, registerUser, { body })).body.user }
}

export async function newMember(stack: Stack): Promise<SignedIn> {
  const gateway = stack.urls['api-gateway']
  return signIn(gateway, (await register(gateway)).email)
}

/** A trainer whom the administrator has let in. */
export async function newTrainer(stack: Stack): Promise<SignedIn> {
  const gateway = stack.urls['api-gateway']
  const [admin, { email, user }] = [await signInAsAdmin(stack), await register(gateway, 'trainer')]
  const approval = { as: admin, body: { user_id: user.id } }
  await until('the administrator sees the trainer', () => call(gateway, approveUser, approval))
  return until('the approval has reached the sign-in', () => signIn(gateway, email))
}
