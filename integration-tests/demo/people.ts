import { randomUUID } from 'node:crypto'
import { approveUser, deleteUser, login, registerUser } from '@gym-it/contracts'
import { type Caller, createCaller, onceItIsKnown } from './http.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

/** A trainer who was approved and has signed in. */
export interface Trainer {
  readonly call: Caller
  /** The administrator deletes the trainer's account. */
  leave(): Promise<void>
}

async function signIn(gateway: string, { email, password }: Credentials): Promise<Caller> {
  const session = await createCaller(gateway)(login, { body: { email, password } })
  return createCaller(gateway, session.access_token)
}

/** Registers a trainer nobody knows yet, has the administrator approve them, and signs them in. */
export async function newTrainer(gateway: string, admin: Credentials): Promise<Trainer> {
  const credentials = { email: `demo-${randomUUID()}@example.org`, password: randomUUID() }
  const { user } = await createCaller(gateway)(registerUser, {
    body: { ...credentials, full_name: 'Demo Trainer', role: 'trainer' },
  })
  const asAdmin = await signIn(gateway, admin)
  // Both services hear of the other's news by an event.
  await onceItIsKnown(404, () => asAdmin(approveUser, { body: { user_id: user.id } }))
  const call = await onceItIsKnown(403, () => signIn(gateway, credentials))
  return { call, leave: async () => void (await asAdmin(deleteUser, { params: { id: user.id } })) }
}
