-- Who did what, from the events of all services. Kept when a person is deleted, without what tells who it was.
create table audit (
  id bigint generated always as identity primary key,
  service text not null,
  event_id bigint not null,
  at timestamptz not null,
  type text not null,
  subject text not null,
  version integer not null,
  -- user:7, or deleted:… for a person who is gone
  actor text,
  -- Whom it concerns, likewise
  person text,
  address text,
  user_agent text,
  before jsonb,
  after jsonb,
  request_id text not null,
  hash text not null,
  unique (service, event_id)
);
create index audit_by_actor on audit (actor, id) where actor is not null;
create index audit_by_person on audit (person, id) where person is not null;
create index audit_by_subject on audit (subject, id);
create index audit_by_time on audit (at);

-- What each thing is like now, to tell what a change has changed.
create table audit_states (
  thing text primary key,
  subject text not null,
  state jsonb not null
);
create index audit_states_by_subject on audit_states (subject);

-- How people are called; of who was deleted that they were.
create table audit_people (
  id integer primary key,
  name text,
  is_deleted boolean not null default false
);
