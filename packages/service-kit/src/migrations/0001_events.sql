-- The log of every change of state: audit trail, outbox and live feed in one (docs/decisions/0003-events.md).
create table events (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  type text not null,
  subject text not null,
  topic text,
  audience text not null check (audience in ('public', 'members', 'internal')),
  actor_id integer,
  request_id text not null,
  data jsonb not null
);
create index events_by_subject on events (subject, id);
create index events_by_topic on events (topic, id) where topic is not null;

-- How far this service has read another's events.
create table cursors (
  source text primary key,
  position bigint not null
);

-- Answers to writes that carried an Idempotency-Key: a retry gets the same answer and has no second effect.
create table idempotency_keys (
  caller text not null,
  key text not null,
  fingerprint text not null,
  -- JSON as text: a retry gets the same bytes.
  answer text,
  created_at timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
