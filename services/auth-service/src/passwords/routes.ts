import { AppError, changePassword, forgotPassword, makeResetLink, resetPassword } from '@gym-it/contracts'
import type { Emit, Service, Transaction } from '@gym-it/service-kit'
import { normalizeEmail } from '../accounts/rules.ts'
import { type AccountRow, findById, lockAccount } from '../accounts/store.ts'
import type { Links } from '../links.ts'
import type { Postbox } from '../mail/postbox.ts'
import { hashSecret, newSecret } from '../secret-text.ts'
import { endSessionsOf } from '../sessions/events.ts'
import type { Throttle } from '../throttle/throttle.ts'
import type { CheckPassword } from './checking.ts'
import { commonPasswords } from './common-passwords.ts'
import { passwordChanged, resetLinkMade } from './events.ts'
import type { Passwords } from './hashing.ts'
import { passwordProblem, requireUncommon, resetLinkMinutes } from './rules.ts'
import { findPasswordLink, insertPasswordLink, setPassword, takePasswordLink } from './store.ts'

export interface PasswordParts {
  readonly passwords: Passwords
  readonly checkPassword: CheckPassword
  readonly throttle: Throttle
  readonly postbox: Postbox
  readonly links: Links
}

const linkInvalid = () => new AppError('LINK_INVALID', 'This link was used already, or is too old. Ask for a new one.')

export function passwordRoutes(service: Service, parts: PasswordParts): void {
  const { route, sql } = service
  const { passwords, checkPassword, throttle, postbox, links } = parts

  /** Sets the password and ends all sessions but the one to keep. */
  async function replacePassword(
    tx: Transaction,
    emit: Emit,
    { id, email }: AccountRow,
    hash: string,
    keep: string | null,
  ): Promise<void> {
    await setPassword(tx, id, hash)
    await endSessionsOf(tx, emit, id, keep)
    emit(passwordChanged(id, keep === null ? 'link' : 'password'))
    await postbox.put(tx, { kind: 'password_changed', recipient: email })
  }

  route(changePassword, async ({ body, actor, request, change }) => {
    const { current_password, new_password } = body
    requireUncommon(commonPasswords, new_password, 'new_password')
    if (new_password === current_password) throw passwordProblem('new_password', 'is the password that you have now')
    const checked = await checkPassword(actor.email, current_password, request.ip)
    if (checked?.account.id !== actor.id) throw new AppError('PASSWORD_WRONG', 'The current password is wrong.')
    const hash = await passwords.hash(new_password)
    const answer = await change(async (tx, emit) => {
      const account = await lockAccount(tx, actor.id)
      if (account?.password_version !== checked.account.password_version) {
        throw new AppError('STATUS_CONFLICT', 'The password was changed at the same moment. Sign in again.')
      }
      await replacePassword(tx, emit, account, hash, actor.sid)
      return { detail: 'Password changed; all other devices are signed out' }
    })
    postbox.wake()
    return answer
  })

  route(forgotPassword, async ({ body, request, change }) => {
    if (!postbox.isOpen) {
      return { detail: 'This system sends no mails. Ask an administrator for a link that sets a new password.' }
    }
    const email = normalizeEmail(body.email)
    await throttle.beforeResetMail(email, request.ip)
    const answer = await change(async tx => {
      await postbox.put(tx, { kind: 'password_reset', recipient: email })
      return { detail: 'If this address has an account, a mail with a link is on its way to it.' }
    })
    postbox.wake()
    return answer
  })

  route(resetPassword, async ({ body, request, change }) => {
    const token = hashSecret(body.token)
    // Looked at before the hash is made: strangers cannot make the service work.
    const accountId = await findPasswordLink(sql, token)
    if (accountId === undefined) throw linkInvalid()
    requireUncommon(commonPasswords, body.new_password, 'new_password')
    const hash = await passwords.hash(body.new_password)
    let email = ''
    const answer = await change(async (tx, emit) => {
      // The account first, as wherever passwords change: so none waits for the other.
      const account = await lockAccount(tx, accountId)
      if (!account || !(await takePasswordLink(tx, token))) throw linkInvalid()
      await replacePassword(tx, emit, account, hash, null)
      email = account.email
      return { detail: 'Password set; sign in with it' }
    })
    postbox.wake()
    // A retry that ran beside its original has set nothing.
    if (email) await throttle.trust(email, request.ip)
    return answer
  })

  route(makeResetLink, async ({ body, change }) => {
    const account = await findById(sql, body.user_id)
    if (!account) throw new AppError('USER_UNKNOWN', 'There is no such person.')
    if (account.is_root_admin) {
      throw new AppError('ROOT_ADMIN_PROTECTED', 'Nobody can set the root administrator’s password but themselves.')
    }
    const token = newSecret()
    const expires_at = await change(async (tx, emit) => {
      emit(resetLinkMade(account.id))
      return insertPasswordLink(tx, hashSecret(token), account.id, resetLinkMinutes)
    })
    return { token, link: links.resetPassword(token), expires_at }
  })
}
