create table second_factors (
  id integer generated always as identity primary key,
  account_id integer not null references accounts on delete cascade,
  kind text not null check (kind in ('totp', 'passkey')),
  name text not null,
  -- Of an authenticator app: its secret, encrypted, and the step of 30 seconds whose code was used last.
  sealed_secret text,
  last_step bigint,
  -- Of a passkey: where it belongs to, and what checks its signatures.
  rp_id text,
  credential_id text unique,
  public_key text,
  counter bigint,
  transports text[],
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  check (case kind
    when 'totp' then sealed_secret is not null and last_step is not null
    else rp_id is not null and credential_id is not null and public_key is not null and counter is not null
      and transports is not null
  end)
);
create index second_factors_by_account on second_factors (account_id);

create table recovery_codes (
  code_hash text primary key,
  account_id integer not null references accounts on delete cascade
);
create index recovery_codes_by_account on recovery_codes (account_id);

-- What was begun and waits for its second part: a sign-in, or a new factor.
create table second_factor_challenges (
  token_hash text primary key,
  account_id integer not null references accounts on delete cascade,
  purpose text not null check (purpose in ('sign_in', 'enrolment')),
  -- A change of password in between ends it.
  password_version integer not null,
  sealed_secret text,
  passkey_challenge text,
  tries_left integer not null default 5,
  expires_at timestamptz not null
);
create index second_factor_challenges_by_account on second_factor_challenges (account_id);
