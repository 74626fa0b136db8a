import type { NewEvent } from '@gym-it/service-kit'
import { factorView } from './rules.ts'
import type { FactorRow } from './store.ts'

const place = (userId: number) => ({ subject: `user:${userId}`, topic: null, audience: 'internal' }) as const

type Told = 'account.second_factor_added' | 'account.second_factor_renamed' | 'account.second_factor_removed'

const factorTold =
  (type: Told) =>
  (factor: FactorRow): NewEvent => ({
    type,
    ...place(factor.account_id),
    data: { user_id: factor.account_id, factor: factorView(factor) },
  })

export const secondFactorAdded = factorTold('account.second_factor_added')
export const secondFactorRenamed = factorTold('account.second_factor_renamed')
export const secondFactorRemoved = factorTold('account.second_factor_removed')

export const secondFactorsReset = (user_id: number): NewEvent => ({
  type: 'account.second_factors_reset',
  ...place(user_id),
  data: { user_id },
})

export const recoveryCodesRenewed = (user_id: number): NewEvent => ({
  type: 'account.recovery_codes_renewed',
  ...place(user_id),
  data: { user_id },
})

export const recoveryCodeUsed = (user_id: number, left: number): NewEvent => ({
  type: 'account.recovery_code_used',
  ...place(user_id),
  data: { user_id, left },
})
