-- Everybody rated after a completed tournament. The row of the latest one in a discipline is the rating of today; all of
-- it follows from the results, so a corrected tournament is rated again together with those that were completed later.
create table ratings (
  tournament_id integer not null references tournaments on delete cascade,
  kind text not null check (kind in ('individual', 'team')),
  user_id integer not null references people on delete cascade,
  rating double precision not null,
  deviation double precision not null,
  volatility double precision,
  matches integer not null,
  primary key (tournament_id, kind, user_id)
);
create index ratings_by_person on ratings (user_id);
create index tournaments_by_discipline on tournaments (lower(discipline), completed_at) where status = 'completed';
