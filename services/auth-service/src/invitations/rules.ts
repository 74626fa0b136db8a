import { AppError, type Invitation } from '@gym-it/contracts'

export const invitationInvalid = () =>
  new AppError('INVITATION_INVALID', 'This invitation was used up or withdrawn, or is too old. Ask for a new one.')

/** An invitation as administrators see it; its secret was shown once. */
export const invitationView = ({
  id,
  role,
  note,
  uses_left,
  expires_at,
  created_at,
  created_by,
}: Invitation): Invitation => ({ id, role, note, uses_left, expires_at, created_at, created_by })
