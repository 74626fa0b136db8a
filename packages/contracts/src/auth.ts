import { type Static, Type } from 'typebox'
import { Detail, Email, Id, Name, RoleField } from './fields.ts'
import { operation } from './operation.ts'
import { AnyPassword, NewPassword } from './secret-fields.ts'

const service = 'auth-service'

export const RegisterBody = Type.Object(
  {
    email: Email,
    password: NewPassword,
    full_name: Name,
    role: Type.Optional(Type.Enum(['member', 'trainer'], { default: 'member' })),
    invitation: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'From an invitation link; its role counts, and no approval is needed',
      }),
    ),
  },
  { title: 'RegisterBody' },
)
export type RegisterBody = Static<typeof RegisterBody>

export const Account = Type.Object(
  { id: Id, email: Email, role: RoleField, is_approved: Type.Boolean() },
  { title: 'Account' },
)
export type Account = Static<typeof Account>

export const registerUser = operation({
  id: 'registerUser',
  service,
  method: 'POST',
  path: '/auth/register',
  summary:
    'Create an account; a trainer waits for approval. Where e-mail addresses are confirmed it begins with the mailed link',
  access: 'public',
  body: RegisterBody,
  success: { status: 201, schema: Type.Object({ detail: Type.String(), user: Account }) },
})

export const Session = Type.Object(
  {
    access_token: Type.String(),
    token_type: Type.Literal('Bearer'),
    expires_in: Type.Integer({ description: 'Seconds' }),
    user: Type.Object({ id: Id, email: Email, role: RoleField, full_name: Name }),
    refresh_token: Type.Optional(Type.String({ description: 'For clients that asked for it instead of the cookie' })),
  },
  { title: 'Session' },
)
export type Session = Static<typeof Session>

export const login = operation({
  id: 'login',
  service,
  method: 'POST',
  path: '/auth/login',
  summary:
    'Sign in; the refresh token comes as an HttpOnly cookie, or in the body where that is asked for. Who has a second factor gets 401 with SECOND_FACTOR_REQUIRED and a challenge',
  access: 'public',
  body: Type.Object({
    email: Type.String({ minLength: 1, maxLength: 254 }),
    password: AnyPassword,
    token_in_body: Type.Optional(
      Type.Boolean({ description: 'For clients that are no browser: `refresh_token` in the answer and no cookie' }),
    ),
  }),
  secretAnswer: true,
  success: { status: 200, schema: Session },
})

export const refreshSession = operation({
  id: 'refreshSession',
  service,
  method: 'POST',
  path: '/auth/refresh',
  summary: 'A new access token for the refresh cookie, which is replaced',
  access: 'public',
  secretAnswer: true,
  success: { status: 200, schema: Session },
})

export const exchangeRefreshToken = operation({
  id: 'exchangeRefreshToken',
  service,
  method: 'POST',
  path: '/auth/token',
  summary: 'A new access token and a new refresh token for a refresh token from a body; the former one is used up',
  access: 'public',
  body: Type.Object({ refresh_token: Type.String({ minLength: 1, maxLength: 200 }) }),
  secretAnswer: true,
  success: { status: 200, schema: Session },
})

export const logout = operation({
  id: 'logout',
  service,
  method: 'POST',
  path: '/auth/logout',
  summary: 'End this session everywhere',
  access: 'member',
  success: { status: 200, schema: Detail },
})

export const validateToken = operation({
  id: 'validateToken',
  service,
  method: 'POST',
  path: '/auth/validate',
  summary: 'Whose token this is, and the state of the account',
  access: 'member',
  success: {
    status: 200,
    schema: Type.Object({
      valid: Type.Literal(true),
      user_id: Id,
      email: Email,
      role: RoleField,
      is_active: Type.Boolean(),
      is_approved: Type.Boolean(),
      is_banned: Type.Boolean(),
    }),
  },
})

export const createAdmin = operation({
  id: 'createAdmin',
  service,
  method: 'POST',
  path: '/auth/create_admin',
  summary: 'Create another administrator',
  access: 'admin',
  body: Type.Object({ email: Email, password: NewPassword, full_name: Name }),
  success: { status: 201, schema: Type.Object({ detail: Type.String(), user: Account }) },
})

/** Claims of an access token (HS256 with `JWT_SECRET_KEY`; `kid` in the header names the key). */
export interface AccessClaims {
  readonly sub: string
  readonly user_id: number
  readonly role: Static<typeof RoleField>
  readonly email: string
  /** The session the token belongs to: ended sessions are refused at once. */
  readonly sid: string
  /** The account's access version: a ban or a change of role raises it, and older tokens are refused. */
  readonly ver: number
  /** When the person last proved who they are, in seconds since 1970; a refreshed token keeps it. */
  readonly auth_time?: number
  readonly iat: number
  readonly exp: number
  readonly iss: string
  readonly aud: string
}
