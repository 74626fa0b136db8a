import { type EventData, getMe, type User } from '@gym-it/contracts'
import { call, type Standing, signedIn, type TestActor, until } from '@gym-it/service-kit/testing'

type Registered = EventData<'user.registered'>
let lastId = 0

/** An account as auth-service would tell of it. */
export const newAccount = (more: Partial<Registered> = {}): Registered => {
  const id = ++lastId
  const role = more.role ?? 'member'
  const person = { id, email: `person-${id}@gym.test`, full_name: `Person ${id}`, role, is_root_admin: false }
  return { ...person, is_approved: role !== 'trainer', ...more }
}

/** What auth-service tells when somebody registers. */
export const registered = (account: Registered) =>
  ({
    type: 'user.registered',
    subject: `user:${account.id}`,
    topic: null,
    audience: 'internal',
    data: account,
  }) as const

export interface Person extends TestActor {
  readonly profile: User
}

/** Registers somebody at the neighbour and waits for the profile. */
export async function arrive({ app, neighbour }: Standing, more: Partial<Registered> = {}): Promise<Person> {
  const account = newAccount(more)
  neighbour.tell(registered(account))
  const actor = signedIn(account.role, { id: account.id })
  const { body } = await until('the profile is there', () => call(app, getMe, { as: actor }))
  return { ...actor, profile: body }
}
