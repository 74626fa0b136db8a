alter table participants add column division text;

-- What athletes achieved in the workouts of a leaderboard; the standings follow from it.
create table scores (
  tournament_id integer not null references tournaments on delete cascade,
  participant_id integer not null references participants on delete cascade,
  workout text not null,
  score jsonb not null,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tournament_id, participant_id, workout)
);
