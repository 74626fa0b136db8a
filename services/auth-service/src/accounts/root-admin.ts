import type { Service } from '@gym-it/service-kit'
import { type Config, isWeakPassword } from '../config.ts'
import type { Passwords } from '../passwords/hashing.ts'
import { userRegistered } from './events.ts'
import { normalizeEmail } from './rules.ts'
import { hasRootAdmin, insertAccount } from './store.ts'

/** Makes the first administrator, once; replicas that start together make one. */
export async function ensureRootAdmin(
  { sql, change, app }: Service,
  config: Config,
  passwords: Passwords,
): Promise<void> {
  if (await hasRootAdmin(sql)) return
  if (isWeakPassword(config.ADMIN_PASSWORD)) {
    app.log.warn('ADMIN_PASSWORD is easy to guess: choose one of at least 12 characters before others can reach this')
  }
  const password_hash = await passwords.hash(config.ADMIN_PASSWORD)
  const account = await change({ actor_id: null, request_id: 'bootstrap' }, async (tx, emit) => {
    const row = await insertAccount(tx, {
      email: normalizeEmail(config.ADMIN_EMAIL),
      password_hash,
      full_name: config.ADMIN_NAME,
      role: 'admin',
      is_approved: true,
      is_root_admin: true,
    })
    if (row) emit(userRegistered(row))
    return row ?? null
  })
  if (account === null && !(await hasRootAdmin(sql))) {
    app.log.error('no root administrator was made: ADMIN_EMAIL belongs to another account')
  }
}
