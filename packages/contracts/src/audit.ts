import { type Static, Type } from 'typebox'
import { Id, Moment, Nullable, Timestamp } from './fields.ts'
import { operation } from './operation.ts'

const EntryId = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const Facts = Type.Record(Type.String(), Type.Unknown())

/** One thing that somebody did, in any part of the system. */
export const AuditEntry = Type.Object(
  {
    id: EntryId,
    at: Timestamp,
    type: Type.String({ description: 'The type of the event' }),
    subject: Type.String({ description: 'What it is about: "tournament:12", "user:7"' }),
    version: Type.Integer({ description: 'Of the subject' }),
    actor: Nullable(
      Type.String({
        description: 'Who did it: "user:7", or "deleted:…" for a person who is gone; null: nobody signed in',
      }),
    ),
    actor_name: Nullable(Type.String()),
    person: Nullable(Type.String({ description: 'Whom it concerns, like `actor`' })),
    person_name: Nullable(Type.String()),
    address: Nullable(Type.String({ description: 'From where it was asked for' })),
    user_agent: Nullable(Type.String()),
    before: Nullable(Facts),
    after: Nullable(Facts),
    request_id: Type.String(),
    service: Type.String(),
    event_id: EntryId,
    hash: Type.String({ description: 'Of the event in the service’s own log' }),
  },
  {
    title: 'AuditEntry',
    description: '`before` and `after` hold what changed; `before` is null where it is not known',
  },
)
export type AuditEntry = Static<typeof AuditEntry>

/** The shapes in which the audit can be had: a page of JSON; the whole as a table, or with a line of JSON for each entry. */
export const auditFormats = ['json', 'csv', 'jsonl'] as const

export const listAudit = operation({
  id: 'listAudit',
  service: 'notification-service',
  method: 'GET',
  path: '/audit',
  summary:
    'Who did what and when, newest first; as a page of JSON, or all of it as CSV or JSON lines by `format` or the Accept header',
  access: 'admin',
  query: Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 100 }),
    cursor: Type.Optional(EntryId),
    person: Type.Optional({ ...Id, description: 'Who did it or whom it concerns' }),
    subject: Type.Optional(Type.String({ maxLength: 100 })),
    type: Type.Optional(Type.String({ maxLength: 60, description: 'match.completed, or match for all beneath it' })),
    since: Type.Optional(Moment),
    until: Type.Optional(Moment),
    format: Type.Optional(Type.Enum([...auditFormats])),
  }),
  success: {
    status: 200,
    schema: Type.Object({ entries: Type.Array(AuditEntry), next_cursor: Nullable(EntryId) }),
  },
})
