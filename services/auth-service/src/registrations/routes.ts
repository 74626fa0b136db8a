import { AppError, confirmEmail, getRegistrationPolicy, registerUser } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { openAccount } from '../accounts/opening.ts'
import { accountView, normalizeEmail } from '../accounts/rules.ts'
import { type Config, confirmsEmail } from '../config.ts'
import { invitationInvalid } from '../invitations/rules.ts'
import { findInvitation, spendInvitation } from '../invitations/store.ts'
import type { Postbox } from '../mail/postbox.ts'
import { commonPasswords } from '../passwords/common-passwords.ts'
import type { Passwords } from '../passwords/hashing.ts'
import { requireUncommon } from '../passwords/rules.ts'
import { hashSecret } from '../secret-text.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { admitted } from './rules.ts'
import { insertRegistration, takeRegistration } from './store.ts'

export interface RegistrationParts {
  readonly passwords: Passwords
  readonly throttle: Throttle
  readonly postbox: Postbox
}

const linkInvalid = () =>
  new AppError('LINK_INVALID', 'This link was used already, or is too old. Sign in, or register once more.')

export function registrationRoutes(service: Service, config: Config, parts: RegistrationParts): void {
  const { route, sql } = service
  const { passwords, throttle, postbox } = parts
  const isConfirming = confirmsEmail(config)

  async function invitationOf(token: string | undefined) {
    if (token === undefined) return null
    const invitation = await findInvitation(sql, hashSecret(token))
    if (!invitation) throw invitationInvalid()
    return invitation
  }

  route(getRegistrationPolicy, async () => ({
    policy: config.REGISTRATION,
    confirms_email: isConfirming,
    sends_mail: postbox.isOpen,
  }))

  route(registerUser, async ({ body, request, change }) => {
    requireUncommon(commonPasswords, body.password)
    const invitation = await invitationOf(body.invitation)
    const { role, is_approved } = admitted(config.REGISTRATION, body, invitation)
    const email = normalizeEmail(body.email)
    await throttle.beforeRegistration(email, request.ip)
    const password_hash = await passwords.hash(body.password)
    const person = { email, password_hash, full_name: body.full_name.trim(), role, is_approved }
    const invitation_id = invitation?.id ?? null
    const waiting = is_approved ? '' : '; awaiting admin approval'
    if (isConfirming) {
      // The same work and the same answer whether the address is known or not: the mail tells its owner.
      const answer = await change(async tx => {
        const id = await insertRegistration(tx, { ...person, invitation_id })
        await postbox.put(tx, { kind: 'registration', recipient: email, registration_id: id })
        const detail = `Almost done: open the link in the mail to ${email}${waiting}`
        return { detail, user: { id, email, role, is_approved } }
      })
      postbox.wake()
      return answer
    }
    const answer = await change(async (tx, emit) => {
      if (invitation_id !== null) await spendInvitation(tx, invitation_id)
      const account = await openAccount(tx, emit, { ...person, is_root_admin: false }, { invitation_id })
      const detail = is_approved ? 'Account created successfully' : `Account created${waiting}`
      return { detail, user: accountView(account) }
    })
    await throttle.trust(email, request.ip)
    return answer
  })

  route(confirmEmail, async ({ body, request, change }) => {
    const answer = await change(async (tx, emit) => {
      const registration = await takeRegistration(tx, hashSecret(body.token))
      if (!registration) throw linkInvalid()
      const { invitation_id, id, ...person } = registration
      if (invitation_id !== null) await spendInvitation(tx, invitation_id)
      const account = await openAccount(tx, emit, { ...person, is_root_admin: false }, { invitation_id, id })
      const detail = account.is_approved ? 'Address confirmed; sign in' : 'Address confirmed; awaiting admin approval'
      return { detail, user: accountView(account) }
    })
    await throttle.trust(answer.user.email, request.ip)
    return answer
  })
}
