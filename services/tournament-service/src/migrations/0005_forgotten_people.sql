-- The ids of people who were deleted, and nothing else of them: the history, which still holds them, shows them no more.
create table forgotten_people (
  id integer primary key
);
