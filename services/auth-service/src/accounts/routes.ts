import { AppError, createAdmin, registerUser, validateToken } from '@gym-it/contracts'
import type { Emit, Service, Transaction } from '@gym-it/service-kit'
import { hashPassword } from '../passwords.ts'
import { userRegistered } from './events.ts'
import { accountView, isApprovedAtOnce, normalizeEmail } from './rules.ts'
import { type AccountRow, findById, insertAccount, type NewAccount } from './store.ts'

async function open(tx: Transaction, emit: Emit, account: NewAccount): Promise<AccountRow> {
  const row = await insertAccount(tx, account)
  if (!row) throw new AppError('EMAIL_TAKEN', 'This e-mail is already registered. Sign in instead.')
  emit(userRegistered(row))
  return row
}

export function accountRoutes({ route, sql }: Service): void {
  route(registerUser, async ({ body, change }) => {
    const { full_name, role = 'member' } = body
    const password_hash = await hashPassword(body.password)
    const email = normalizeEmail(body.email)
    const is_approved = isApprovedAtOnce(role)
    return change(async (tx, emit) => {
      const account = await open(tx, emit, {
        email,
        password_hash,
        full_name: full_name.trim(),
        role,
        is_approved,
        is_root_admin: false,
      })
      const detail = is_approved ? 'Account created successfully' : 'Account created; awaiting admin approval'
      return { detail, user: accountView(account) }
    })
  })

  route(createAdmin, async ({ body, change }) => {
    const password_hash = await hashPassword(body.password)
    return change(async (tx, emit) => {
      const account = await open(tx, emit, {
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
    if (!account) throw new AppError('TOKEN_INVALID', 'This account no longer exists.')
    const { id, email, role, is_approved, is_banned } = account
    return { valid: true as const, user_id: id, email, role, is_active: !is_banned, is_approved, is_banned }
  })
}
