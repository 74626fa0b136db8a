create table accounts (
  id integer generated always as identity primary key,
  email text not null unique check (email = lower(email)),
  password_hash text not null,
  full_name text not null,
  role text not null check (role in ('member', 'trainer', 'admin')),
  is_approved boolean not null,
  is_banned boolean not null default false,
  is_root_admin boolean not null default false,
  -- Raised by user-service with each ban or change of role; tokens carry the value they were made with.
  access_version integer not null default 1,
  created_at timestamptz not null default now()
);
create unique index accounts_one_root_admin on accounts (is_root_admin) where is_root_admin;

create table sessions (
  id text primary key,
  account_id integer not null references accounts on delete cascade,
  refresh_hash text not null,
  -- Accepted for a moment after a rotation: two tabs may refresh at once.
  previous_hash text,
  rotated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  user_agent text,
  created_at timestamptz not null default now()
);
create index sessions_by_account on sessions (account_id);
