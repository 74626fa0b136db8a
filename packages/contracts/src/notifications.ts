import { type Static, Type } from 'typebox'
import { Detail, Id, IdParams, Message, NextCursor, Nullable, PageQuery, RoleField, Timestamp } from './fields.ts'
import { operation } from './operation.ts'
import { noticeKinds } from './preferences.ts'

const service = 'notification-service'

const EventType = Type.String({ minLength: 1, maxLength: 100 })
export const longestNoticeTitle = 200
const Title = Type.String({ maxLength: longestNoticeTitle })
export const longestNoticeLink = 500
/** A page of this site; an address elsewhere could lead people astray. */
export const noticeLinkPattern = '^/([^/\\\\]|$)'
const Link = Type.String({ maxLength: longestNoticeLink, pattern: noticeLinkPattern })

export const Notification = Type.Object(
  {
    id: Id,
    user_id: Id,
    event_type: Type.String(),
    title: Nullable(Type.String()),
    message: Type.String(),
    link: Nullable(Type.String()),
    read_at: Nullable(Timestamp),
    created_at: Timestamp,
    kind: Type.Enum([...noticeKinds]),
    text_key: Nullable(
      Type.String({ description: 'Names the wording of title and message; null where somebody wrote them' }),
    ),
    parameters: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
      description: 'What the wording is filled in with, for clients that word it themselves',
    }),
  },
  { title: 'Notification' },
)
export type Notification = Static<typeof Notification>

const Accepted = Type.Object({ detail: Type.String(), id: Id }, { title: 'Accepted' })
const content = {
  message: Message,
  event_type: Type.Optional(EventType),
  title: Type.Optional(Title),
  link: Type.Optional(Link),
}

export const sendNotification = operation({
  id: 'sendNotification',
  service,
  method: 'POST',
  path: '/notifications/send',
  summary: 'Tell one person something, or several: by id, of a role, or taking part in a tournament',
  access: 'trainer',
  services: true,
  body: Type.Object({
    user_id: Type.Optional(Id),
    user_ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true })),
    role: Type.Optional(RoleField),
    tournament_id: Type.Optional(Id),
    ...content,
  }),
  success: {
    status: 202,
    schema: Type.Object(
      { ...Accepted.properties, count: Type.Integer({ description: 'How many people are told' }) },
      { title: 'Sent', description: 'With several people `id` is the first one’s' },
    ),
  },
})

export const broadcastMessage = operation({
  id: 'broadcastMessage',
  service,
  method: 'POST',
  path: '/notifications/broadcast',
  summary: 'Tell everyone something: at once who is connected, in the inbox who has an account',
  access: 'admin',
  services: true,
  body: Type.Object(content),
  success: { status: 202, schema: Accepted },
})

export const listNotifications = operation({
  id: 'listNotifications',
  service,
  method: 'GET',
  path: '/notifications',
  summary: 'One’s own notifications, newest first',
  access: 'member',
  query: Type.Object({
    ...PageQuery,
    unread: Type.Boolean({ default: false }),
    read: Type.Optional(Type.Boolean({ description: 'Only those that were read' })),
  }),
  success: {
    status: 200,
    schema: Type.Object({
      notifications: Type.Array(Notification),
      unread_count: Type.Integer(),
      next_cursor: NextCursor,
    }),
  },
})

export const readNotification = operation({
  id: 'readNotification',
  service,
  method: 'PATCH',
  path: '/notifications/:id/read',
  summary: 'Mark one as read',
  access: 'member',
  params: IdParams,
  success: { status: 200, schema: Notification },
})

export const readAllNotifications = operation({
  id: 'readAllNotifications',
  service,
  method: 'POST',
  path: '/notifications/read-all',
  summary: 'Mark all as read',
  access: 'member',
  success: { status: 200, schema: Detail },
})

export const deleteNotification = operation({
  id: 'deleteNotification',
  service,
  method: 'DELETE',
  path: '/notifications/:id',
  summary: 'Take one out of the inbox',
  access: 'member',
  params: IdParams,
  success: { status: 200, schema: Detail },
})

export const restoreNotification = operation({
  id: 'restoreNotification',
  service,
  method: 'POST',
  path: '/notifications/:id/restore',
  summary: 'Put back one that was taken out, within a week',
  access: 'member',
  params: IdParams,
  success: { status: 200, schema: Notification },
})
