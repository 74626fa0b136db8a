import { type Static, Type } from 'typebox'
import { Detail, Id, IdParams, Line, NextCursor, Nullable, PageQuery, Timestamp } from './fields.ts'
import { operation } from './operation.ts'

const service = 'notification-service'

/** What outside systems may be told of; of each the name, the subject's ids and the time, and nothing personal. */
export const webhookEventTypes = [
  'tournament.created',
  'tournament.updated',
  'tournament.started',
  'tournament.paused',
  'tournament.resumed',
  'tournament.completed',
  'tournament.reopened',
  'tournament.deleted',
  'participant.added',
  'participant.updated',
  'participant.approved',
  'participant.moved_up',
  'participant.rejected',
  'participant.undecided',
  'participant.seeded',
  'participant.withdrawn',
  'participant.disqualified',
  'participant.reinstated',
  'match.ready',
  'match.called',
  'match.started',
  'match.completed',
  'match.corrected',
  'match.cleared',
  'round.paired',
  'round.completed',
  'round.removed',
  'score.recorded',
  'score.cleared',
  'user.created',
  'user.approved',
  'user.approval_withdrawn',
  'user.banned',
  'user.unbanned',
  'user.deleted',
] as const

/** What an outside system is sent of an event, as Standard Webhooks has it. */
export const WebhookPayload = Type.Object(
  {
    type: Type.Enum([...webhookEventTypes]),
    timestamp: Type.String({ format: 'date-time', description: 'When it happened' }),
    data: Type.Object({
      event: Type.String({ description: 'The service and the event’s id there: "tournament-service:12"' }),
      subject: Type.String({ description: 'What it is about: "tournament:12", "user:7"' }),
      tournament_id: Type.Optional(Id),
      participant_id: Type.Optional(Id),
      match_id: Type.Optional(Id),
      round: Type.Optional(Type.Integer()),
      user_id: Type.Optional(Id),
    }),
  },
  { title: 'WebhookPayload' },
)
export type WebhookPayload = Static<typeof WebhookPayload>

/** What goes along with each: the same for every try but for time and signature. */
export const WebhookHeaders = Type.Object(
  {
    'webhook-id': Type.String({ description: 'The same for every try' }),
    'webhook-timestamp': Type.String({ pattern: '^\\d+$', description: 'Of this try, in seconds since 1970' }),
    'webhook-signature': Type.String({
      pattern: '^v1,',
      description: 'HMAC-SHA256 of `id.timestamp.body` with the webhook’s secret, in base64 after `v1,`',
    }),
  },
  { title: 'WebhookHeaders' },
)

const Url = Type.String({
  pattern: '^https?://[^\\s@#]+$',
  maxLength: 1000,
  description: 'an address beginning with https://, without a name or password in it',
})
const EventTypes = Type.Array(Type.Enum([...webhookEventTypes]), { minItems: 1, maxItems: 100, uniqueItems: true })
const Description = Line(200)

export const Webhook = Type.Object(
  {
    id: Id,
    url: Type.String(),
    description: Type.String(),
    event_types: Type.Array(Type.String()),
    is_active: Type.Boolean(),
    failing_since: Nullable(Timestamp),
    deactivated_at: Nullable(Type.String({ format: 'date-time', description: 'When it was given up after failing' })),
    created_by: Nullable(Id),
    created_at: Timestamp,
    waiting: Type.Integer({ description: 'Deliveries that are still tried' }),
    dead: Type.Integer({ description: 'Deliveries that were given up' }),
  },
  { title: 'Webhook' },
)
export type Webhook = Static<typeof Webhook>

export const WebhookDelivery = Type.Object(
  {
    id: Id,
    webhook_id: Id,
    event_type: Type.String(),
    state: Type.Enum(['waiting', 'delivered', 'dead']),
    attempts: Type.Integer(),
    next_try_at: Timestamp,
    last_failure: Nullable(Type.String()),
    created_at: Timestamp,
    delivered_at: Nullable(Timestamp),
  },
  { title: 'WebhookDelivery' },
)
export type WebhookDelivery = Static<typeof WebhookDelivery>

export const createWebhook = operation({
  id: 'createWebhook',
  service,
  method: 'POST',
  path: '/notifications/webhooks',
  summary: 'Have an outside system told of events; its secret is shown in this answer only',
  access: 'admin',
  body: Type.Object({ url: Url, event_types: EventTypes, description: Type.Optional(Description) }),
  secretAnswer: true,
  success: {
    status: 201,
    schema: Type.Object({
      webhook: Webhook,
      secret: Type.String({ description: 'Signs each delivery (Standard Webhooks, HMAC-SHA256)' }),
    }),
  },
})

export const listWebhooks = operation({
  id: 'listWebhooks',
  service,
  method: 'GET',
  path: '/notifications/webhooks',
  summary: 'The outside systems that are told',
  access: 'admin',
  success: { status: 200, schema: Type.Object({ webhooks: Type.Array(Webhook) }) },
})

export const UpdateWebhookBody = Type.Object(
  {
    url: Type.Optional(Url),
    event_types: Type.Optional(EventTypes),
    description: Type.Optional(Description),
    is_active: Type.Optional(Type.Boolean()),
  },
  { title: 'UpdateWebhookBody', minProperties: 1 },
)
export type UpdateWebhookBody = Static<typeof UpdateWebhookBody>

export const updateWebhook = operation({
  id: 'updateWebhook',
  service,
  method: 'PATCH',
  path: '/notifications/webhooks/:id',
  summary: 'Change a webhook, switch it off or on again',
  access: 'admin',
  params: IdParams,
  body: UpdateWebhookBody,
  success: { status: 200, schema: Webhook },
})

export const deleteWebhook = operation({
  id: 'deleteWebhook',
  service,
  method: 'DELETE',
  path: '/notifications/webhooks/:id',
  summary: 'No longer tell an outside system',
  access: 'admin',
  params: IdParams,
  success: { status: 200, schema: Detail },
})

export const listWebhookDeliveries = operation({
  id: 'listWebhookDeliveries',
  service,
  method: 'GET',
  path: '/notifications/webhooks/:id/deliveries',
  summary: 'What a webhook was or was not told, newest first',
  access: 'admin',
  params: IdParams,
  query: Type.Object({
    ...PageQuery,
    state: Type.Optional(Type.Enum(['waiting', 'delivered', 'dead'])),
  }),
  success: {
    status: 200,
    schema: Type.Object({ deliveries: Type.Array(WebhookDelivery), next_cursor: NextCursor }),
  },
})

export const replayWebhookDelivery = operation({
  id: 'replayWebhookDelivery',
  service,
  method: 'POST',
  path: '/notifications/webhooks/:id/deliveries/:delivery_id/replay',
  summary: 'Send one again that was given up or delivered',
  access: 'admin',
  params: Type.Object({ id: Id, delivery_id: Id }),
  success: { status: 202, schema: WebhookDelivery },
})

export const replayDeadDeliveries = operation({
  id: 'replayDeadDeliveries',
  service,
  method: 'POST',
  path: '/notifications/webhooks/:id/replay',
  summary: 'Send everything again that was given up',
  access: 'admin',
  params: IdParams,
  success: { status: 202, schema: Type.Object({ detail: Type.String(), replayed: Type.Integer() }) },
})
