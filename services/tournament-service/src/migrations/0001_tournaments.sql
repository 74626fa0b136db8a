create table tournaments (
  id integer generated always as identity primary key,
  name text not null,
  start_date timestamptz not null,
  max_participants integer not null,
  tournament_type text not null,
  status text not null default 'setup' check (status in ('setup', 'active', 'completed', 'cancelled')),
  is_paused boolean not null default false,
  registration_deadline timestamptz,
  settings jsonb not null default '{}',
  visibility text not null check (visibility in ('public', 'members')),
  created_by integer,
  created_at timestamptz not null default now(),
  -- Raised by every change of the tournament, its participants or its matches.
  version integer not null default 1,
  -- The draw: participant ids, best seed first. With the results it is the whole truth about the bracket.
  seeds integer[]
);

create table participants (
  id integer generated always as identity primary key,
  tournament_id integer not null references tournaments on delete cascade,
  user_id integer,
  name text not null,
  seed integer,
  club text,
  status text not null check (status in ('pending', 'approved', 'rejected', 'withdrawn')),
  created_at timestamptz not null default now()
);
create index participants_by_tournament on participants (tournament_id, id);
create index participants_by_user on participants (user_id) where user_id is not null;
create unique index participants_once on participants (tournament_id, user_id)
  where user_id is not null and status in ('pending', 'approved');

create table matches (
  id integer generated always as identity primary key,
  tournament_id integer not null references tournaments on delete cascade,
  -- The engine's number of the match; sources name matches by it.
  number integer not null,
  stage integer not null default 1,
  bracket text not null,
  round integer not null,
  match_number integer not null,
  label text not null,
  sources jsonb not null,
  participant1_id integer references participants,
  participant2_id integer references participants,
  winner_id integer references participants,
  status text not null,
  outcome text,
  games jsonb not null default '[]',
  score text,
  court text,
  scheduled_at timestamptz,
  called_at timestamptz,
  completed_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  unique (tournament_id, number)
);

-- What this service keeps of people, told by user-service.
create table people (
  id integer primary key,
  name text not null,
  email text not null,
  is_available boolean not null
);
