alter table tournaments
  -- What is played; null until a draw by size has settled it.
  add column format text,
  add column discipline text,
  -- The facts of the draw: format, chosen options, entrants, groups, pairings, withdrawals. With the reported results
  -- it is the whole truth about the bracket.
  add column draw jsonb,
  -- Decides random draws and lots. Nobody is shown it before the draw, but its hash is published from the start.
  add column secret_seed text,
  add column draw_commitment text,
  add column is_finished boolean not null default false,
  add column completed_at timestamptz,
  -- Participants in the first place of a completed tournament.
  add column champions integer[] not null default '{}';

alter table participants
  -- As given; `seed` is numbered anew by the draw.
  add column given_seed integer,
  add column "group" text,
  add column rating double precision,
  add column members integer[] not null default '{}',
  drop constraint participants_status_check,
  add constraint participants_status_check
    check (status in ('pending', 'approved', 'rejected', 'withdrawn', 'disqualified'));

alter table matches
  add column "group" text,
  add column decided_by text check (decided_by in ('report', 'withdrawal')),
  add column counts boolean not null default true,
  add column fair_play jsonb;

update participants set given_seed = seed;
update matches set decided_by = 'report' where outcome is not null;

update tournaments set
  format = tournament_type,
  draw = case when seeds is not null then jsonb_build_object(
    'format', tournament_type,
    'options', jsonb_strip_nulls(jsonb_build_object('third_place', settings -> 'third_place')),
    'entrants', to_jsonb(seeds),
    'groups', '[]'::jsonb, 'pairings', '[]'::jsonb, 'withdrawals', '[]'::jsonb) end,
  secret_seed = replace(gen_random_uuid()::text, '-', '');
update tournaments set
  draw_commitment = encode(sha256(convert_to(secret_seed, 'UTF8')), 'hex'),
  completed_at = case when status = 'completed' then coalesce(
    (select max(m.completed_at) from matches m where m.tournament_id = tournaments.id), created_at) end,
  champions = case when status = 'completed' then coalesce(
    (select array_agg(final.winner_id) from (
      select winner_id from matches m where m.tournament_id = tournaments.id and m.bracket = 'main'
      order by number desc limit 1) final
      where final.winner_id is not null), '{}') else '{}' end;

alter table tournaments
  alter column secret_seed set not null,
  alter column draw_commitment set not null,
  drop column seeds;
