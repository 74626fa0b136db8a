-- Failed attempts by account, by address and by both; shared by all replicas. Losing it in a crash does no harm, and
-- writing it costs no flush to the disk.
create unlogged table throttles (
  key text primary key,
  failures integer not null default 1,
  failed_at timestamptz not null default now(),
  blocked_until timestamptz not null default '-infinity',
  -- So many failures cost nothing; each further one doubles the wait, up to the longest.
  free integer not null,
  longest_seconds integer not null,
  -- Somebody signed in here with the right password: the guesses of others elsewhere do not concern them.
  trusted_until timestamptz
);
create index throttles_by_age on throttles (failed_at);
