import type { BodyOf, finishLogin } from '@gym-it/contracts'
import type { Emit, Transaction } from '@gym-it/service-kit'
import type { AccountRow } from '../accounts/store.ts'
import type { Postbox } from '../mail/postbox.ts'
import type { ChallengeRow } from './challenge-store.ts'
import { recoveryCodeUsed } from './events.ts'
import { assertedCounter } from './passkeys.ts'
import { hashRecoveryCode } from './recovery-codes.ts'
import type { RelyingParty } from './relying-party.ts'
import type { Sealing } from './sealing.ts'
import { countRecoveryCodes, listFactors, takeRecoveryCode, useCounter, useStep } from './store.ts'
import { stepOf } from './totp.ts'

type Shown = BodyOf<typeof finishLogin>

/** A second step that is being taken. */
export interface Step {
  readonly account: AccountRow
  readonly begun: ChallengeRow
  readonly shown: Shown
  readonly rp: RelyingParty | null
}

/** Whether what was shown is a second factor of the account; it is used up by it. */
export type VerifyStep = (tx: Transaction, emit: Emit, step: Step) => Promise<boolean>

export function verifyingSteps(sealing: Sealing, postbox: Postbox): VerifyStep {
  const byCode = async (tx: Transaction, accountId: number, code: string) => {
    for (const factor of await listFactors(tx, accountId)) {
      if (factor.kind !== 'totp') continue
      const secret = sealing.open(factor.sealed_secret, accountId)
      const step = secret === null ? null : stepOf(secret, code, new Date())
      if (step !== null && (await useStep(tx, factor.id, step))) return true
    }
    return false
  }
  const byRecoveryCode = async (tx: Transaction, emit: Emit, { id, email }: AccountRow, code: string) => {
    if (!(await takeRecoveryCode(tx, id, hashRecoveryCode(code)))) return false
    emit(recoveryCodeUsed(id, await countRecoveryCodes(tx, id)))
    await postbox.put(tx, { kind: 'recovery_code_used', recipient: email })
    return true
  }
  const byPasskey = async (tx: Transaction, { account, begun, rp }: Step, passkey: NonNullable<Shown['passkey']>) => {
    const factor = (await listFactors(tx, account.id)).find(
      one => one.kind === 'passkey' && one.credential_id === passkey.id && one.rp_id === rp?.id,
    )
    if (factor?.kind !== 'passkey' || !rp || begun.passkey_challenge === null) return false
    const counter = await assertedCounter(rp, begun.passkey_challenge, factor, passkey)
    return counter !== null && useCounter(tx, factor, counter)
  }
  return async (tx, emit, step) => {
    const { account, shown } = step
    if (shown.code !== undefined) return byCode(tx, account.id, shown.code)
    if (shown.recovery_code !== undefined) return byRecoveryCode(tx, emit, account, shown.recovery_code)
    return shown.passkey !== undefined && byPasskey(tx, step, shown.passkey)
  }
}
