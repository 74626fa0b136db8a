create table users (
  -- The same id as the account in auth-service.
  id integer primary key,
  email text not null,
  full_name text not null,
  role text not null check (role in ('member', 'trainer', 'admin')),
  is_approved boolean not null,
  is_banned boolean not null default false,
  is_root_admin boolean not null default false,
  phone text,
  bio text,
  avatar_url text,
  -- Raised whenever tokens made before must stop working.
  access_version integer not null default 1,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
