import { createAdmin, validateToken } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { commonPasswords } from '../passwords/common-passwords.ts'
import type { Passwords } from '../passwords/hashing.ts'
import { requireUncommon } from '../passwords/rules.ts'
import { openAccount } from './opening.ts'
import { accountView, normalizeEmail, tokenOfNobody } from './rules.ts'
import { findById } from './store.ts'

export function accountRoutes({ route, sql }: Service, passwords: Passwords): void {
  route(createAdmin, async ({ body, change }) => {
    requireUncommon(commonPasswords, body.password)
    const password_hash = await passwords.hash(body.password)
    return change(async (tx, emit) => {
      const account = await openAccount(tx, emit, {
        email: normalizeEmail(body.email),
        password_hash,
        full_name: body.full_name.trim(),
        role: 'admin',
        is_approved: true,
        is_root_admin: false,
      })
      return { detail: 'Admin created successfully', user: accountView(account) }
    })
  })

  route(validateToken, async ({ actor }) => {
    const account = await findById(sql, actor.id)
    if (!account) throw tokenOfNobody()
    const { id, email, role, is_approved, is_banned } = account
    return { valid: true as const, user_id: id, email, role, is_active: !is_banned, is_approved, is_banned }
  })
}
