import { type Static, Type } from 'typebox'
import { Detail, Nullable, Timestamp } from './fields.ts'
import { operation } from './operation.ts'

const service = 'auth-service'

export const OwnSession = Type.Object(
  {
    id: Type.String(),
    device: Type.String({ description: 'Told from the user agent, such as “Firefox on Android”' }),
    address: Nullable(Type.String({ description: 'The network address it was last used from' })),
    created_at: Timestamp,
    last_used_at: Timestamp,
    expires_at: Timestamp,
    is_current: Type.Boolean(),
  },
  { title: 'OwnSession' },
)
export type OwnSession = Static<typeof OwnSession>

export const listSessions = operation({
  id: 'listSessions',
  service,
  method: 'GET',
  path: '/auth/sessions',
  summary: 'Where one is signed in, last used first; at most 500',
  access: 'member',
  success: { status: 200, schema: Type.Object({ sessions: Type.Array(OwnSession) }) },
})

export const endSession = operation({
  id: 'endSession',
  service,
  method: 'DELETE',
  path: '/auth/sessions/:id',
  summary: 'Sign out one of one’s own devices',
  access: 'member',
  params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) }),
  success: { status: 200, schema: Detail },
})

export const endSessions = operation({
  id: 'endSessions',
  service,
  method: 'DELETE',
  path: '/auth/sessions',
  summary: 'Sign out everywhere; with `keep_current` everywhere else',
  access: 'member',
  query: Type.Object({ keep_current: Type.Boolean({ default: false }) }),
  success: { status: 200, schema: Detail },
})
