import { AppError, type SecondFactor } from '@gym-it/contracts'
import type { Emit, Transaction } from '@gym-it/service-kit'
import type { AccountRow } from '../accounts/store.ts'
import type { Postbox } from '../mail/postbox.ts'
import { deleteChallengesOf } from './challenge-store.ts'
import { recoveryCodesRenewed, secondFactorAdded } from './events.ts'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'
import { factorView, mostFactors } from './rules.ts'
import { insertFactor, listFactors, replaceRecoveryCodes } from './store.ts'

export interface Enrolled {
  readonly factor: SecondFactor
  /** With the first factor only. */
  readonly recovery_codes?: string[]
}

/** Makes new recovery codes, which are stored hashed and so can be shown this once. */
export async function renewCodes(tx: Transaction, emit: Emit, accountId: number): Promise<string[]> {
  const codes = newRecoveryCodes()
  await replaceRecoveryCodes(tx, accountId, codes.map(hashRecoveryCode))
  emit(recoveryCodesRenewed(accountId))
  return codes
}

/**
 * Adds a confirmed factor to an account that the transaction has locked, with recovery codes if it is the first, and
 * tells its owner. What else was begun is void. @throws AppError STATUS_CONFLICT
 */
export async function enrol(
  tx: Transaction,
  emit: Emit,
  postbox: Postbox,
  { id, email }: AccountRow,
  name: string,
  factor: Parameters<typeof insertFactor>[3],
): Promise<Enrolled> {
  const existing = await listFactors(tx, id)
  if (existing.length >= mostFactors) {
    throw new AppError('STATUS_CONFLICT', `There can be ${mostFactors} second factors. Remove one first.`)
  }
  const row = await insertFactor(tx, id, name, factor)
  if (!row) throw new AppError('STATUS_CONFLICT', 'This passkey is in use already.')
  await deleteChallengesOf(tx, id)
  emit(secondFactorAdded(row))
  await postbox.put(tx, { kind: 'second_factor_added', recipient: email })
  const isFirst = existing.length === 0
  return { factor: factorView(row), ...(isFirst ? { recovery_codes: await renewCodes(tx, emit, id) } : {}) }
}
