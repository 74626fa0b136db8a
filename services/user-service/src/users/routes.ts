import { AppError, getMe, getUser, listUsers, updateMe } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { expectedVersion, requireVersion, setNextPage, setVersion } from '@gym-it/service-kit'
import { userChanged } from './events.ts'
import { lockUser } from './lock.ts'
import { profileChanges, unknownUser, userSeenBy, viewerOf } from './rules.ts'
import * as store from './store.ts'

/** `catchUp` reads registrations that have not arrived yet, for those who ask right after registering. */
export function userRoutes({ route, sql }: Service, catchUp: () => Promise<void>): void {
  route(getMe, async ({ actor, reply }) => {
    let user = await store.findUser(sql, actor.id)
    if (!user) {
      await catchUp().catch(() => {
        throw new AppError('UNAVAILABLE', 'Your profile is still being prepared. Try again shortly.')
      })
      user = await store.findUser(sql, actor.id)
    }
    if (!user) throw unknownUser()
    setVersion(reply, user.version)
    return userSeenBy('self', user, new Date())
  })

  route(updateMe, ({ actor, body, request, change }) => {
    const changes = profileChanges(body, new Date())
    if (Object.keys(changes).length === 0) {
      throw new AppError('INPUT_INVALID', 'Name at least one field of the profile that is to change.')
    }
    return change(async (tx, emit) => {
      requireVersion(expectedVersion(request), (await lockUser(tx, actor.id)).version)
      const user = await store.updateUser(tx, actor.id, changes)
      emit(userChanged('user.updated', user))
      return userSeenBy('self', user, new Date())
    })
  })

  route(listUsers, async ({ query, actor, reply }) => {
    const users = await store.listUsers(sql, query)
    const last = users.at(-1)
    if (last && users.length === query.limit) setNextPage(reply, listUsers.path, query, last.id)
    const viewer = actor.role === 'admin' ? 'admin' : 'trainer'
    const now = new Date()
    return users.map(user => userSeenBy(viewer, user, now))
  })

  route(getUser, async ({ params, actor, reply }) => {
    const user = await store.findUser(sql, params.id)
    if (!user) throw unknownUser()
    setVersion(reply, user.version)
    return userSeenBy(viewerOf(actor, user.id), user, new Date())
  })
}
