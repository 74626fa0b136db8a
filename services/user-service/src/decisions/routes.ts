import {
  approveUser,
  approveUsers,
  banUser,
  banUsers,
  changeRole,
  deleteUser,
  getUserHistory,
  type User,
  unapproveUsers,
  unbanUser,
  unbanUsers,
} from '@gym-it/contracts'
import {
  type Emit,
  expectedVersion,
  requireVersion,
  type Service,
  setNextPage,
  type Transaction,
} from '@gym-it/service-kit'
import { erase } from '../personal-data/erase.ts'
import { userChanged } from '../users/events.ts'
import { lockUser } from '../users/lock.ts'
import { unknownUser, userSeenBy } from '../users/rules.ts'
import { findUser, lockUsers, updateUser } from '../users/store.ts'
import { listHistory } from './history-store.ts'
import {
  approve,
  ban,
  banOf,
  giveRole,
  type Judge,
  judgeAll,
  requireNotRoot,
  requireOther,
  unban,
  withdrawApproval,
} from './rules.ts'

interface Given {
  readonly tx: Transaction
  readonly emit: Emit
  readonly reason?: string | undefined
  /** The version that the caller has seen of the one person. */
  readonly expected?: number | undefined
}

async function decideAll({ tx, emit, reason, expected }: Given, ids: readonly number[], judge: Judge): Promise<User[]> {
  const now = new Date()
  const decided: User[] = []
  for (const { user: before, decision } of judgeAll(ids, await lockUsers(tx, ids), judge)) {
    requireVersion(expected, before.version)
    const { event, changes } = decision
    const user = changes ? await updateUser(tx, before.id, changes) : before
    const why = event === 'user.banned' ? user.ban_reason : reason?.trim()
    if (changes) emit(userChanged(event, user, why))
    decided.push(userSeenBy('admin', user, now))
  }
  return decided
}

async function decideOne(given: Given, id: number, judge: Judge, detail: string) {
  const [user] = await decideAll(given, [id], judge)
  if (!user) throw unknownUser()
  return { detail, user_id: id, user }
}

async function decideMany(given: Given, ids: readonly number[], judge: Judge, done: string) {
  const users = await decideAll(given, ids, judge)
  return { detail: `${users.length} ${users.length === 1 ? 'person' : 'people'} ${done}`, users }
}

/** What administrators decide about people, one or several at once, and what was decided before. */
export function decisionRoutes({ route, sql }: Service): void {
  route(approveUser, ({ body: { user_id, reason }, request, change }) => {
    const expected = expectedVersion(request)
    return change((tx, emit) => decideOne({ tx, emit, reason, expected }, user_id, approve, 'User approved'))
  })
  route(approveUsers, ({ body: { user_ids, reason }, change }) =>
    change((tx, emit) => decideMany({ tx, emit, reason }, user_ids, approve, 'approved')),
  )
  route(unapproveUsers, ({ body: { user_ids, reason }, change }) =>
    change((tx, emit) => decideMany({ tx, emit, reason }, user_ids, withdrawApproval, 'no longer approved')),
  )

  route(banUser, ({ body, actor, request, change }) => {
    const judge = ban(banOf(body, new Date()), actor.id, new Date())
    const expected = expectedVersion(request)
    return change((tx, emit) => decideOne({ tx, emit, expected }, body.user_id, judge, 'User banned'))
  })
  route(banUsers, ({ body, actor, change }) => {
    const judge = ban(banOf(body, new Date()), actor.id, new Date())
    return change((tx, emit) => decideMany({ tx, emit }, body.user_ids, judge, 'banned'))
  })

  route(unbanUser, ({ body: { user_id, reason }, request, change }) => {
    const expected = expectedVersion(request)
    return change((tx, emit) => decideOne({ tx, emit, reason, expected }, user_id, unban, 'User unbanned'))
  })
  route(unbanUsers, ({ body: { user_ids, reason }, change }) =>
    change((tx, emit) => decideMany({ tx, emit, reason }, user_ids, unban, 'unbanned')),
  )

  route(changeRole, ({ body: { user_id, role }, actor, request, change }) => {
    const expected = expectedVersion(request)
    const judge = giveRole(role, actor.id)
    return change((tx, emit) => decideOne({ tx, emit, expected }, user_id, judge, `Role changed to ${role}`))
  })

  route(deleteUser, ({ params, actor, request, change }) =>
    change(async (tx, emit) => {
      const user = await lockUser(tx, params.id)
      requireVersion(expectedVersion(request), user.version)
      requireNotRoot(user, 'deleted')
      requireOther(user, actor.id, 'delete yourself here')
      await erase(tx, emit, user)
      return { detail: 'User deleted', user_id: user.id }
    }),
  )

  route(getUserHistory, async ({ params, query, reply }) => {
    if (!(await findUser(sql, params.id))) throw unknownUser()
    const history = await listHistory(sql, params.id, query)
    const last = history.at(-1)
    const next_cursor = last && history.length === query.limit ? last.id : null
    const path = getUserHistory.path.replace(':id', String(params.id))
    if (next_cursor !== null) setNextPage(reply, path, query, next_cursor)
    return { history, next_cursor }
  })
}
