import {
  AppError,
  approveUser,
  banUser,
  changeRole,
  deleteUser,
  getMe,
  getUser,
  listUsers,
  unbanUser,
  updateMe,
} from '@gym-it/contracts'
import type { Emit, Service, Transaction } from '@gym-it/service-kit'
import { expectedVersion, requireVersion, setNextPage, setVersion } from '@gym-it/service-kit'
import { userChanged, userDeleted } from './events.ts'
import { approve, ban, type Decision, giveRole, requireNotRoot, unban, userView, visibleProfile } from './rules.ts'
import * as store from './store.ts'

const unknown = () => new AppError('USER_UNKNOWN', 'There is no such person.')

async function lock(tx: Transaction, id: number): Promise<store.UserRow> {
  const user = await store.lockUser(tx, id)
  if (!user) throw unknown()
  return user
}

async function decide(
  tx: Transaction,
  emit: Emit,
  id: number,
  judge: (user: store.UserRow) => Decision,
  reason?: string,
) {
  const before = await lock(tx, id)
  const { event, detail, changes } = judge(before)
  const user = changes ? await store.updateUser(tx, id, changes) : before
  if (changes) emit(userChanged(event, user, reason))
  return { detail, user_id: id, user: userView(user) }
}

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
    if (!user) throw unknown()
    setVersion(reply, user.version)
    return userView(user)
  })

  route(updateMe, ({ actor, body, request, change }) => {
    const { full_name, phone, bio } = body
    const given = Object.entries({ full_name: full_name?.trim(), phone, bio }).filter(
      ([, value]) => value !== undefined,
    )
    if (given.length === 0) throw new AppError('INPUT_INVALID', 'Name at least one of full_name, phone and bio.')
    return change(async (tx, emit) => {
      requireVersion(expectedVersion(request), (await lock(tx, actor.id)).version)
      const user = await store.updateUser(tx, actor.id, Object.fromEntries(given))
      emit(userChanged('user.updated', user))
      return userView(user)
    })
  })

  route(listUsers, async ({ query, reply }) => {
    const users = await store.listUsers(sql, query)
    const last = users.at(-1)
    if (last && users.length === query.limit) setNextPage(reply, listUsers.path, query, last.id)
    return users.map(userView)
  })

  route(getUser, async ({ params, actor, reply }) => {
    const user = await store.findUser(sql, params.id)
    if (!user) throw unknown()
    setVersion(reply, user.version)
    return visibleProfile(user, actor)
  })

  route(approveUser, ({ body, change }) => change((tx, emit) => decide(tx, emit, body.user_id, approve, body.reason)))
  route(banUser, ({ body, change }) => change((tx, emit) => decide(tx, emit, body.user_id, ban, body.reason)))
  route(unbanUser, ({ body, change }) => change((tx, emit) => decide(tx, emit, body.user_id, unban, body.reason)))
  route(changeRole, ({ body, change }) =>
    change((tx, emit) => decide(tx, emit, body.user_id, user => giveRole(user, body.role))),
  )

  route(deleteUser, ({ params, change }) =>
    change(async (tx, emit) => {
      const user = await lock(tx, params.id)
      requireNotRoot(user, 'deleted')
      await store.deleteUser(tx, user.id)
      emit(userDeleted(user))
      return { detail: 'User deleted', user_id: user.id }
    }),
  )
}
