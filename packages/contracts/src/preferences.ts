import { type Static, Type } from 'typebox'
import { Detail, Id, Nullable } from './fields.ts'
import { operation } from './operation.ts'

const service = 'notification-service'

/** What people are told of, as they choose it. */
export const noticeKinds = [
  'account',
  'entry',
  'draw',
  'match_next',
  'match_result',
  'tournament_finished',
  'message',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How they are told. */
export const noticeChannels = ['in_app', 'push', 'email'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/** The languages that notices are worded in. */
export const languages = ['en', 'ru', 'kk'] as const
export type Language = (typeof languages)[number]

const Channels = Type.Object(
  { in_app: Type.Boolean(), push: Type.Boolean(), email: Type.Boolean() },
  { title: 'NoticeChannels', additionalProperties: false },
)
export type NoticeChannels = Static<typeof Channels>

const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'a time such as 22:00' })
const TimeZone = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[A-Za-z0-9_+/-]+$',
  description: 'a time zone such as Europe/Berlin',
})

export const QuietHours = Type.Object(
  {
    from: TimeOfDay,
    to: TimeOfDay,
    let_urgent: Type.Boolean({ description: '“Your match is next” comes through all the same' }),
  },
  { title: 'QuietHours', additionalProperties: false },
)
export type QuietHours = Static<typeof QuietHours>

export const Preferences = Type.Object(
  {
    kinds: Type.Object(
      {
        account: Channels,
        entry: Channels,
        draw: Channels,
        match_next: Channels,
        match_result: Channels,
        tournament_finished: Channels,
        message: Channels,
      } satisfies Record<NoticeKind, typeof Channels>,
      { additionalProperties: false },
    ),
    digest: Type.Enum(['immediately', 'daily'], { description: 'Whether mails come one by one or once a day' }),
    language: Type.Enum([...languages], { description: 'Of pushes, mails and the texts that the API answers' }),
    time_zone: TimeZone,
    quiet_hours: Nullable(QuietHours),
  },
  { title: 'NoticePreferences', additionalProperties: false },
)
export type Preferences = Static<typeof Preferences>

const inAppAndPush = { in_app: true, push: true, email: false }

/** What holds for somebody who has not chosen. Mail reaches those who cannot sign in, so it tells of the account. */
export const defaultPreferences: Preferences = {
  kinds: {
    account: { in_app: true, push: true, email: true },
    entry: inAppAndPush,
    draw: inAppAndPush,
    match_next: inAppAndPush,
    match_result: inAppAndPush,
    tournament_finished: inAppAndPush,
    message: inAppAndPush,
  },
  digest: 'immediately',
  language: 'en',
  time_zone: 'UTC',
  quiet_hours: null,
}

export const getPreferences = operation({
  id: 'getPreferences',
  service,
  method: 'GET',
  path: '/notifications/preferences',
  summary: 'What one is told of, and how',
  access: 'member',
  success: { status: 200, schema: Preferences },
})

export const setPreferences = operation({
  id: 'setPreferences',
  service,
  method: 'PUT',
  path: '/notifications/preferences',
  summary: 'Choose what one is told of, and how',
  access: 'member',
  body: Preferences,
  success: { status: 200, schema: Preferences },
})

const Endpoint = Type.String({
  pattern: '^https?://[^\\s]+$',
  maxLength: 1000,
  description: 'a push service’s address',
})

/** What a browser's `PushSubscription.toJSON()` holds. */
export const PushSubscriptionBody = Type.Object(
  {
    endpoint: Endpoint,
    keys: Type.Object({
      p256dh: Type.String({ pattern: '^[\\w-]{86,88}=?$', description: 'a public key (P-256, base64url)' }),
      auth: Type.String({ pattern: '^[\\w-]{22}(==)?$', description: '16 bytes as base64url' }),
    }),
  },
  { title: 'PushSubscriptionBody' },
)
export type PushSubscriptionBody = Static<typeof PushSubscriptionBody>

export const getDeliveryWays = operation({
  id: 'getDeliveryWays',
  service,
  method: 'GET',
  path: '/notifications/ways',
  summary: 'By which ways this installation can tell people something outside its pages',
  access: 'member',
  success: {
    status: 200,
    schema: Type.Object({
      push_public_key: Nullable(Type.String({ description: 'For `pushManager.subscribe`; null: no push here' })),
      sends_email: Type.Boolean(),
      push_devices: Type.Integer({ description: 'One’s own browsers that are subscribed' }),
    }),
  },
})

export const subscribePush = operation({
  id: 'subscribePush',
  service,
  method: 'POST',
  path: '/notifications/push/subscriptions',
  summary: 'Be told in this browser, also while the page is closed',
  access: 'member',
  body: PushSubscriptionBody,
  success: { status: 201, schema: Type.Object({ id: Id }) },
})

export const unsubscribePush = operation({
  id: 'unsubscribePush',
  service,
  method: 'POST',
  path: '/notifications/push/unsubscribe',
  summary: 'No longer be told in this browser',
  access: 'member',
  body: Type.Object({ endpoint: Endpoint }),
  success: { status: 200, schema: Detail },
})
