import {
  AppError,
  listSecondFactors,
  removeSecondFactor,
  renameSecondFactor,
  renewRecoveryCodes,
  resetSecondFactors,
} from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { findById, lockAccount } from '../accounts/store.ts'
import type { Config } from '../config.ts'
import type { Postbox } from '../mail/postbox.ts'
import { endSessionsOf } from '../sessions/events.ts'
import { deleteChallengesOf } from './challenge-store.ts'
import { renewCodes } from './enrolling.ts'
import { secondFactorRemoved, secondFactorRenamed, secondFactorsReset } from './events.ts'
import type { RequireProof } from './proving.ts'
import { factorView, isRequiredFor } from './rules.ts'
import {
  countRecoveryCodes,
  deleteFactor,
  deleteFactorsOf,
  hasFactor,
  listFactors,
  renameFactor,
  replaceRecoveryCodes,
} from './store.ts'

export interface SecondFactorParts {
  readonly config: Config
  readonly requireProof: RequireProof
  readonly postbox: Postbox
}

const unknownFactor = () => new AppError('SECOND_FACTOR_UNKNOWN', 'You have no such second factor.')

/** One's second factors, and an administrator's help for who has lost theirs. */
export function secondFactorRoutes(service: Service, { config, requireProof, postbox }: SecondFactorParts): void {
  const { route, sql } = service
  const isRequired = (role: Parameters<typeof isRequiredFor>[1]) =>
    isRequiredFor(config.SECOND_FACTOR_REQUIRED_FOR, role)

  route(listSecondFactors, async ({ actor }) => ({
    factors: (await listFactors(sql, actor.id)).map(factorView),
    recovery_codes_left: await countRecoveryCodes(sql, actor.id),
    is_required: isRequired(actor.role),
  }))

  route(renameSecondFactor, async ({ params, body, actor, change }) =>
    change(async (tx, emit) => {
      const factor = await renameFactor(tx, actor.id, params.id, body.name.trim())
      if (!factor) throw unknownFactor()
      emit(secondFactorRenamed(factor))
      return { factor: factorView(factor) }
    }),
  )

  route(removeSecondFactor, async ({ params, body, actor, request, change }) => {
    await requireProof(actor, body, request)
    const answer = await change(async (tx, emit) => {
      const account = await lockAccount(tx, actor.id)
      const factor = account && (await deleteFactor(tx, account.id, params.id))
      if (!factor) throw unknownFactor()
      const isLast = !(await hasFactor(tx, account.id))
      if (isLast && isRequired(account.role)) {
        throw new AppError('SECOND_FACTOR_LAST', 'Your role needs a second factor. Add another before you remove this.')
      }
      if (isLast) await replaceRecoveryCodes(tx, account.id, [])
      await deleteChallengesOf(tx, account.id)
      emit(secondFactorRemoved(factor))
      await postbox.put(tx, { kind: 'second_factor_removed', recipient: account.email })
      return { detail: isLast ? 'Removed; you sign in with your password alone' : 'Removed' }
    })
    postbox.wake()
    return answer
  })

  route(renewRecoveryCodes, async ({ body, actor, request, change }) => {
    await requireProof(actor, body, request)
    const recovery_codes = await change(async (tx, emit) => {
      const account = await lockAccount(tx, actor.id)
      if (!account || !(await hasFactor(tx, account.id))) {
        throw new AppError('STATUS_CONFLICT', 'Recovery codes stand in for a second factor. Add one first.')
      }
      return renewCodes(tx, emit, account.id)
    })
    return { recovery_codes }
  })

  route(resetSecondFactors, async ({ body, actor, request, change }) => {
    const account = await findById(sql, body.user_id)
    if (!account) throw new AppError('USER_UNKNOWN', 'There is no such person.')
    if (account.is_root_admin) {
      throw new AppError('ROOT_ADMIN_PROTECTED', 'Nobody can remove the root administrator’s second factors.')
    }
    if (account.id === actor.id) throw new AppError('OWN_ACCOUNT', 'Remove your own second factors on your profile.')
    await requireProof(actor, body, request)
    const answer = await change(async (tx, emit) => {
      await lockAccount(tx, account.id)
      await deleteFactorsOf(tx, account.id)
      await replaceRecoveryCodes(tx, account.id, [])
      await deleteChallengesOf(tx, account.id)
      await endSessionsOf(tx, emit, account.id)
      emit(secondFactorsReset(account.id))
      await postbox.put(tx, { kind: 'second_factor_removed', recipient: account.email })
      return { detail: 'Removed; they sign in with their password alone, and can set up a new second factor' }
    })
    postbox.wake()
    return answer
  })
}
