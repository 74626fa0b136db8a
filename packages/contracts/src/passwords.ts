import { Type } from 'typebox'
import { Detail, Email, Id, Timestamp } from './fields.ts'
import { operation } from './operation.ts'
import { AnyPassword, LinkToken, NewPassword } from './secret-fields.ts'

const service = 'auth-service'

export const changePassword = operation({
  id: 'changePassword',
  service,
  method: 'POST',
  path: '/auth/password/change',
  summary: 'Change one’s password; all other devices are signed out',
  access: 'member',
  body: Type.Object({ current_password: AnyPassword, new_password: NewPassword }),
  success: { status: 200, schema: Detail },
})

export const forgotPassword = operation({
  id: 'forgotPassword',
  service,
  method: 'POST',
  path: '/auth/password/forgot',
  summary: 'Have a link mailed that sets a new password; the answer is the same for unknown addresses',
  access: 'public',
  body: Type.Object({ email: Email }),
  success: { status: 202, schema: Detail },
})

export const resetPassword = operation({
  id: 'resetPassword',
  service,
  method: 'POST',
  path: '/auth/password/reset',
  summary: 'Set a new password with the token of such a link: once, within an hour; all devices are signed out',
  access: 'public',
  body: Type.Object({ token: LinkToken, new_password: NewPassword }),
  success: { status: 200, schema: Detail },
})

export const makeResetLink = operation({
  id: 'makeResetLink',
  service,
  method: 'POST',
  path: '/auth/password/reset_link',
  summary: 'Make such a link to hand over in person, where no mail is sent; never for the root administrator',
  access: 'admin',
  body: Type.Object({ user_id: Id }),
  secretAnswer: true,
  success: {
    status: 201,
    schema: Type.Object({ link: Type.String(), token: Type.String(), expires_at: Timestamp }, { title: 'ResetLink' }),
  },
})
