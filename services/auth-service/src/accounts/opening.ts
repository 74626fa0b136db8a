import { AppError } from '@gym-it/contracts'
import type { Emit, Transaction } from '@gym-it/service-kit'
import { userRegistered } from './events.ts'
import { type AccountRow, insertAccount, type NewAccount } from './store.ts'

/** Opens an account and tells the other services. @throws AppError EMAIL_TAKEN */
export async function openAccount(
  tx: Transaction,
  emit: Emit,
  account: NewAccount,
  { id, invitation_id }: { readonly id?: number; readonly invitation_id?: number | null } = {},
): Promise<AccountRow> {
  const row = await insertAccount(tx, account, id)
  if (!row) throw new AppError('EMAIL_TAKEN', 'This e-mail is already registered. Sign in instead.')
  emit(userRegistered(row, invitation_id ?? undefined))
  return row
}
