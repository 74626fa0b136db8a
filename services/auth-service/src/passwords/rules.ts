import { AppError } from '@gym-it/contracts'

/** What is wrong with a password is told at its field. */
export const passwordProblem = (path: string, message: string) =>
  new AppError('INPUT_INVALID', `${path} ${message}.`, { errors: [{ path, message }] })

/** Whether a password is one of those that everybody tries first, however it is written. */
export const isCommon = (common: ReadonlySet<string>, password: string): boolean =>
  common.has(password.normalize('NFKC').toLowerCase().trim())

/**
 * A new password must not be one of those that everybody tries first; its length is checked by the contract.
 * @param path the field that holds it
 * @throws AppError INPUT_INVALID
 */
export function requireUncommon(common: ReadonlySet<string>, password: string, path = 'password'): void {
  if (isCommon(common, password)) {
    throw passwordProblem(path, 'is one of the commonest passwords: choose another, for instance four words')
  }
}

/** How long a link that sets a new password works. */
export const resetLinkMinutes = 60
