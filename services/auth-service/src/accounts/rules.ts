import { type Account, AppError } from '@gym-it/contracts'

/** E-mail addresses are compared without regard to case. */
export const normalizeEmail = (email: string) => email.trim().toLowerCase()

/** @throws AppError ACCOUNT_BANNED or ACCOUNT_NOT_APPROVED when the person may not sign in. */
export function requireUsable(account: { readonly is_banned: boolean; readonly is_approved: boolean }): void {
  if (account.is_banned) throw new AppError('ACCOUNT_BANNED', 'This account is banned. Ask your club’s administrator.')
  if (!account.is_approved) {
    throw new AppError('ACCOUNT_NOT_APPROVED', 'This account waits for an administrator’s approval.')
  }
}

/** The token is good, but the account went a moment ago. */
export const tokenOfNobody = () => new AppError('TOKEN_INVALID', 'This account no longer exists.')

/** What a new account’s owner is shown. */
export const accountView = ({ id, email, role, is_approved }: Account): Account => ({ id, email, role, is_approved })
