import { type Static, Type } from 'typebox'
import { Account } from './auth.ts'
import { Detail, Id, IdParams, Line, NextCursor, PageQuery, Timestamp } from './fields.ts'
import { operation } from './operation.ts'
import { LinkToken } from './secret-fields.ts'

const service = 'auth-service'

export const confirmEmail = operation({
  id: 'confirmEmail',
  service,
  method: 'POST',
  path: '/auth/email/confirm',
  summary: 'Finish a registration with the token of the mailed link: within a day',
  access: 'public',
  body: Type.Object({ token: LinkToken }),
  success: { status: 200, schema: Type.Object({ detail: Type.String(), user: Account }) },
})

export const registrationPolicies = ['members', 'approval', 'invitation'] as const

export const getRegistrationPolicy = operation({
  id: 'getRegistrationPolicy',
  service,
  method: 'GET',
  path: '/auth/registration',
  summary: 'Who may register here, and what the registration page should say',
  access: 'public',
  success: {
    status: 200,
    schema: Type.Object(
      {
        policy: Type.Enum([...registrationPolicies], {
          description:
            'members: members at once, trainers after approval; approval: everybody after approval; invitation: by link only',
        }),
        confirms_email: Type.Boolean(),
        sends_mail: Type.Boolean(),
      },
      { title: 'RegistrationPolicy' },
    ),
  },
})

export const Invitation = Type.Object(
  {
    id: Id,
    role: Type.Enum(['member', 'trainer']),
    note: Type.String({ description: 'For whom it is' }),
    uses_left: Type.Integer(),
    expires_at: Timestamp,
    created_at: Timestamp,
    created_by: Id,
  },
  { title: 'Invitation' },
)
export type Invitation = Static<typeof Invitation>

export const createInvitation = operation({
  id: 'createInvitation',
  service,
  method: 'POST',
  path: '/auth/invitations',
  summary: 'Make a link with which people register without approval; it is shown this once',
  access: 'admin',
  body: Type.Object({
    role: Type.Enum(['member', 'trainer']),
    note: Type.Optional(Line(200)),
    uses: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 1 })),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365, default: 7, description: 'How long it is valid' })),
  }),
  secretAnswer: true,
  success: {
    status: 201,
    schema: Type.Object({ invitation: Invitation, link: Type.String(), token: Type.String() }),
  },
})

export const listInvitations = operation({
  id: 'listInvitations',
  service,
  method: 'GET',
  path: '/auth/invitations',
  summary: 'Invitations that can still be used, newest first',
  access: 'admin',
  query: Type.Object({ ...PageQuery }),
  success: { status: 200, schema: Type.Object({ invitations: Type.Array(Invitation), next_cursor: NextCursor }) },
})

export const revokeInvitation = operation({
  id: 'revokeInvitation',
  service,
  method: 'DELETE',
  path: '/auth/invitations/:id',
  summary: 'Withdraw an invitation; those who registered with it stay',
  access: 'admin',
  params: IdParams,
  success: { status: 200, schema: Detail },
})
