-- Who waits for a place moves up in the order of the ids.
alter table participants
  drop constraint participants_status_check,
  add constraint participants_status_check
    check (status in ('pending', 'waiting', 'approved', 'rejected', 'withdrawn', 'disqualified'));

drop index participants_once;
create unique index participants_once on participants (tournament_id, user_id)
  where user_id is not null and status in ('pending', 'waiting', 'approved');
