import { deleteMe, exportMe } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { findAvatar } from '../avatars/store.ts'
import type { Config } from '../config.ts'
import { listHistory } from '../decisions/history-store.ts'
import { requireNotRoot } from '../decisions/rules.ts'
import { lockUser } from '../users/lock.ts'
import { unknownUser, userSeenBy } from '../users/rules.ts'
import { findUser } from '../users/store.ts'
import { erase } from './erase.ts'
import { gatherFrom } from './gather.ts'
import { requireRecentSignIn } from './rules.ts'

const allOfHistory = 100_000

/** What a person may do with their own data: have all of it, or have it deleted. */
export function personalDataRoutes({ route, sql, neighbour }: Service, config: Config): void {
  const accounts = neighbour('auth-service', config.AUTH_SERVICE_URL)
  const competition = neighbour('tournament-service', config.TOURNAMENT_SERVICE_URL)
  const inbox = neighbour('notification-service', config.NOTIFICATION_SERVICE_URL)

  route(exportMe, async ({ actor: { id } }) => {
    const [user, avatar, history, account, tournaments, notifications] = await Promise.all([
      findUser(sql, id),
      findAvatar(sql, id),
      listHistory(sql, id, { limit: allOfHistory }),
      gatherFrom(accounts, id),
      gatherFrom(competition, id),
      gatherFrom(inbox, id),
    ])
    if (!user) throw unknownUser()
    const now = new Date()
    return {
      exported_at: now.toISOString(),
      profile: userSeenBy('self', user, now),
      avatar_webp_base64: avatar?.image.toString('base64') ?? null,
      history,
      account,
      tournaments,
      notifications,
    }
  })

  route(deleteMe, ({ actor, change }) => {
    requireRecentSignIn(actor, new Date())
    return change(async (tx, emit) => {
      const user = await lockUser(tx, actor.id)
      requireNotRoot(user, 'deleted')
      await erase(tx, emit, user)
      return { detail: 'Your account and your data are deleted. Results keep your name.' }
    })
  })
}
