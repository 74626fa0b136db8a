-- Slow on purpose: replicas that start together must meet while it runs.
select pg_sleep(0.05);
create table notes (
  id integer generated always as identity primary key,
  text text not null unique
);
