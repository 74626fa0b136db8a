-- Mails to send, put here in the transaction of what they tell of. Secrets of links are made when a mail is sent, so
-- that none lies here.
create table mails (
  id bigint generated always as identity primary key,
  kind text not null,
  recipient text not null,
  registration_id integer,
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create index mails_by_turn on mails (next_try_at);

-- Links that set a new password.
create table password_links (
  token_hash text primary key,
  account_id integer not null references accounts on delete cascade,
  expires_at timestamptz not null
);
create index password_links_by_account on password_links (account_id);

create table invitations (
  id integer generated always as identity primary key,
  token_hash text not null unique,
  role text not null check (role in ('member', 'trainer')),
  note text not null,
  uses_left integer not null check (uses_left >= 0),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  created_by integer not null
);

-- Registrations whose address is not confirmed yet. An address may stand here several times, also one that has an
-- account: only the mail tells its owner.
create table registrations (
  -- The id that the account will have, from the accounts' own sequence.
  id integer primary key default nextval(pg_get_serial_sequence('accounts', 'id')),
  email text not null,
  password_hash text not null,
  full_name text not null,
  role text not null,
  is_approved boolean not null,
  invitation_id integer references invitations on delete set null,
  token_hash text unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '1 day'
);
