alter table sessions
  -- Where it was last used from.
  add column address text,
  add column last_used_at timestamptz not null default now();
