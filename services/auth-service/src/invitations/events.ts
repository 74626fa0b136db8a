import type { Invitation } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'

const place = (id: number) => ({ subject: `invitation:${id}`, topic: null, audience: 'internal' }) as const

export const invitationCreated = (invitation: Invitation): NewEvent => ({
  type: 'invitation.created',
  ...place(invitation.id),
  data: { invitation },
})

export const invitationRevoked = (id: number): NewEvent => ({ type: 'invitation.revoked', ...place(id), data: { id } })
