-- What the system tells is kept as a key and its parameters, and worded in the reader's language when it is shown; what
-- somebody wrote is kept as they wrote it.
alter table notifications
  alter column message drop not null,
  add column kind text not null default 'message',
  add column text_key text,
  add column parameters jsonb not null default '{}',
  -- What it is about, as `match:17`: a newer notice about the same takes its place.
  add column about text,
  add column tournament_id integer,
  -- The event it tells of: an event that is read again tells nothing twice.
  add column event_key text,
  -- False for somebody who wants it by push or e-mail only.
  add column is_in_inbox boolean not null default true,
  add column deleted_at timestamptz,
  add column withdrawn_at timestamptz,
  add constraint notifications_have_words check (message is not null or text_key is not null);

update notifications set kind = 'account' where event_type like 'user.%';

drop index notifications_by_user;
drop index notifications_unread;
create index notifications_by_user on notifications (user_id, id desc)
  where is_in_inbox and deleted_at is null and withdrawn_at is null;
create index notifications_unread on notifications (user_id)
  where read_at is null and is_in_inbox and deleted_at is null and withdrawn_at is null;
create unique index notifications_by_event on notifications (user_id, event_key) where event_key is not null;
create index notifications_by_subject on notifications (about) where withdrawn_at is null and about is not null;
create index notifications_by_tournament on notifications (tournament_id)
  where withdrawn_at is null and tournament_id is not null;
create index notifications_by_age on notifications (created_at);

-- Nothing older is told: the events of the time before are read again below, to learn whom they are about.
create table news (since timestamptz not null default now());
insert into news default values;
delete from cursors where source in ('user-service', 'tournament-service');

-- Whom there is to tell, and where: from user-service's events.
create table people (
  id integer primary key,
  email text not null,
  role text not null,
  is_available boolean not null
);
create index people_by_role on people (role) where is_available;

-- Who takes part in what: from tournament-service's events.
create table tournaments (
  id integer primary key,
  name text not null
);
create table entries (
  id integer primary key,
  tournament_id integer not null,
  user_id integer,
  members integer[] not null,
  status text not null
);
create index entries_by_tournament on entries (tournament_id);
create index entries_by_user on entries (user_id) where user_id is not null;

create table preferences (
  user_id integer primary key,
  kinds jsonb not null,
  digest text not null,
  language text not null,
  time_zone text not null,
  quiet_hours jsonb
);

create table push_subscriptions (
  id integer generated always as identity primary key,
  user_id integer not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null default now()
);
create index push_subscriptions_by_user on push_subscriptions (user_id);

-- The keys by which push services know this installation, where none are configured.
create table push_keys (
  is_only boolean primary key default true check (is_only),
  private_key text not null
);

-- What is to leave by push or e-mail: one notice, or several in one mail. With is_digest it still collects.
create table deliveries (
  id bigint generated always as identity primary key,
  user_id integer not null,
  channel text not null check (channel in ('push', 'email')),
  subscription_id integer references push_subscriptions on delete cascade,
  is_digest boolean not null default false,
  is_urgent boolean not null default false,
  -- waiting, sending, then one of sent, dropped (nothing left to tell), failed, unknown (the process ended in between)
  state text not null default 'waiting',
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create index deliveries_by_turn on deliveries (next_try_at) where state in ('waiting', 'sending');
create unique index deliveries_one_digest on deliveries (user_id) where is_digest and state = 'waiting';
create index deliveries_by_user on deliveries (user_id);
create index deliveries_by_age on deliveries (created_at);

create table delivered_notices (
  notification_id integer not null references notifications on delete cascade,
  channel text not null,
  -- 0 for mail
  subscription_id integer not null,
  delivery_id bigint not null references deliveries on delete cascade,
  primary key (notification_id, channel, subscription_id)
);
create index delivered_notices_by_delivery on delivered_notices (delivery_id);

create table webhooks (
  id integer generated always as identity primary key,
  url text not null,
  description text not null,
  event_types text[] not null,
  secret text not null,
  is_active boolean not null default true,
  -- The first failure since the last success
  failing_since timestamptz,
  deactivated_at timestamptz,
  created_by integer,
  created_at timestamptz not null default now()
);

create table webhook_deliveries (
  id integer generated always as identity primary key,
  webhook_id integer not null references webhooks on delete cascade,
  event_key text not null,
  event_type text not null,
  -- As text: each try sends the same bytes.
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  last_failure text,
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  unique (webhook_id, event_key)
);
create index webhook_deliveries_by_turn on webhook_deliveries (next_try_at) where state = 'waiting';
create index webhook_deliveries_by_webhook on webhook_deliveries (webhook_id, state, id desc);
create index webhook_deliveries_by_age on webhook_deliveries (created_at);
