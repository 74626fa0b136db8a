import type { Service, Sql } from '@gym-it/service-kit'
import { forgetOldInvitations } from './invitations/store.ts'
import { forgetOldPasswordLinks } from './passwords/store.ts'
import { forgetOldRegistrations } from './registrations/store.ts'
import { forgetOldChallenges } from './second-factor/challenge-store.ts'
import { forgetOldSessions } from './sessions/store.ts'
import { forgetOldFailures } from './throttle/store.ts'

const hourMs = 3_600_000

const tasks: readonly ((sql: Sql) => Promise<void>)[] = [
  forgetOldFailures,
  forgetOldSessions,
  forgetOldPasswordLinks,
  forgetOldRegistrations,
  forgetOldInvitations,
  forgetOldChallenges,
]

/** Deletes every hour what has run out. */
export function keepHouse({ sql, onClose, onTrouble }: Service): void {
  const timer = setInterval(() => {
    for (const task of tasks) task(sql).catch(onTrouble)
  }, hourMs)
  timer.unref()
  onClose(async () => clearInterval(timer))
}
