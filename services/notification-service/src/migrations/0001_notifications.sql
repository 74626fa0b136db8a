create table notifications (
  id integer generated always as identity primary key,
  user_id integer not null,
  event_type text not null,
  title text,
  message text not null,
  link text,
  read_at timestamptz,
  created_at timestamptz not null default now()
);
create index notifications_by_user on notifications (user_id, id desc);
create index notifications_unread on notifications (user_id) where read_at is null;

create table broadcasts (
  id integer generated always as identity primary key,
  event_type text not null,
  title text,
  message text not null,
  link text,
  created_at timestamptz not null default now()
);
