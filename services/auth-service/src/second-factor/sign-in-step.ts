import { AppError, type SecondStep, type SecondStepMethod } from '@gym-it/contracts'
import type { Queryable, Service } from '@gym-it/service-kit'
import type { AccountRow } from '../accounts/store.ts'
import type { Config } from '../config.ts'
import { replaceHash } from '../passwords/store.ts'
import { hashSecret, newSecret } from '../secret-text.ts'
import type { RequireSecondStep, SignIn } from '../sessions/sign-in.ts'
import { insertChallenge } from './challenge-store.ts'
import { passkeyRequest } from './passkeys.ts'
import type { RelyingPartyOf } from './relying-party.ts'
import { enrolmentMinutes, isRequiredFor, signInMinutes } from './rules.ts'
import type { Sealing } from './sealing.ts'
import { countRecoveryCodes, hasFactor, listFactors } from './store.ts'
import { newTotp } from './totp.ts'

/** Whether somebody has the second factor that their role may need; who has none cannot go on with an old session. */
export type HasNeededFactor = (
  sql: Queryable,
  account: { readonly id: number; readonly role: AccountRow['role'] },
) => Promise<boolean>

export const neededFactors =
  ({ SECOND_FACTOR_REQUIRED_FOR }: Pick<Config, 'SECOND_FACTOR_REQUIRED_FOR'>): HasNeededFactor =>
  async (sql, { id, role }) =>
    !isRequiredFor(SECOND_FACTOR_REQUIRED_FOR, role) || (await hasFactor(sql, id))

export interface SignInStepParts {
  readonly config: Config
  readonly sealing: Sealing
  readonly relyingPartyOf: RelyingPartyOf
}

/** Asks for a second step after the right password, where there is a second factor or the role needs one. */
export function askingForSecondStep({ sql }: Service, parts: SignInStepParts): RequireSecondStep {
  const { config, sealing, relyingPartyOf } = parts

  const askFor = async ({ account, request }: SignIn): Promise<SecondStep> => {
    const challenge = newSecret()
    const factors = await listFactors(sql, account.id)
    const rp = relyingPartyOf(request)
    const passkeys = factors.filter(one => one.kind === 'passkey').filter(one => one.rp_id === rp?.id)
    const passkey = rp && passkeys.length > 0 ? await passkeyRequest(rp, passkeys) : undefined
    const methods: SecondStepMethod[] = [
      ...(passkey ? (['passkey'] as const) : []),
      ...(factors.some(one => one.kind === 'totp') ? (['totp'] as const) : []),
      ...((await countRecoveryCodes(sql, account.id)) > 0 ? (['recovery_code'] as const) : []),
    ]
    const begun = {
      ...({ account_id: account.id, purpose: 'sign_in', password_version: account.password_version } as const),
      ...{ sealed_secret: null, passkey_challenge: passkey?.challenge ?? null },
    }
    await insertChallenge(sql, hashSecret(challenge), begun, signInMinutes)
    return { challenge, methods, ...(passkey ? { passkey } : {}) }
  }

  const offerEnrolment = async ({ account }: SignIn): Promise<SecondStep> => {
    const challenge = newSecret()
    const totp = newTotp(account.email)
    const begun = {
      ...({ account_id: account.id, purpose: 'sign_in', password_version: account.password_version } as const),
      ...{ sealed_secret: sealing.seal(totp.secret, account.id), passkey_challenge: null },
    }
    await insertChallenge(sql, hashSecret(challenge), begun, enrolmentMinutes)
    return { challenge, methods: ['totp'], totp }
  }

  return async (signIn, hasFactor) => {
    const { account, newHash } = signIn
    if (!hasFactor && !isRequiredFor(config.SECOND_FACTOR_REQUIRED_FOR, account.role)) return
    // The password is known now, and at the second step it is not.
    if (newHash !== undefined) await replaceHash(sql, account.id, account.password_hash, newHash)
    if (!hasFactor) {
      throw new AppError('SECOND_FACTOR_MISSING', 'Your role needs a second factor. Set up an authenticator app now.', {
        extension: await offerEnrolment(signIn),
      })
    }
    throw new AppError('SECOND_FACTOR_REQUIRED', 'Show your second factor to sign in.', {
      extension: await askFor(signIn),
    })
  }
}
