import type { RegisterBody, registrationPolicies } from '@gym-it/contracts'
import { AppError } from '@gym-it/contracts'

export type RegistrationPolicy = (typeof registrationPolicies)[number]

interface Invited {
  readonly role: 'member' | 'trainer'
}

/**
 * What a registration becomes: an invitation decides the role and needs no approval; else it is as the policy says.
 * @throws AppError INVITATION_REQUIRED
 */
export function admitted(
  policy: RegistrationPolicy,
  { role = 'member' }: Pick<RegisterBody, 'role'>,
  invitation: Invited | null,
): { readonly role: 'member' | 'trainer'; readonly is_approved: boolean } {
  if (invitation) return { role: invitation.role, is_approved: true }
  if (policy === 'invitation') {
    throw new AppError('INVITATION_REQUIRED', 'Here people register with a link from an administrator. Ask for one.')
  }
  // A trainer can write, so an administrator approves them first.
  return { role, is_approved: policy === 'members' && role !== 'trainer' }
}
