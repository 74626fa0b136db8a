import { type KnownPerson, listAvailableUsers, type ReplyOf } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { call, knownPerson, personTold, type Target, until } from '@gym-it/service-kit/testing'
import { trainer } from './standing.ts'

type Available = ReplyOf<typeof listAvailableUsers>['users']

/** What user-service tells of a person. */
export const person = (
  id: number,
  full_name: string,
  more: Partial<KnownPerson> = {},
  type: Parameters<typeof personTold>[0] = 'user.created',
): NewEvent => personTold(type, knownPerson(id, { email: `p${id}@club.org`, full_name, ...more }))

/** The people who can be entered, as soon as they are as expected. */
export async function availableOnce(app: Target, isExpected: (people: Available) => boolean): Promise<Available> {
  let users: Available = []
  await until('what user-service told has arrived', async () => {
    users = (await call(app, listAvailableUsers, { as: trainer })).body.users
    return isExpected(users)
  })
  return users
}
