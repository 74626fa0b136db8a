-- A log that was put back to an earlier state gives its ids again, to other events: what the audit had read stays, and
-- what is written anew comes beside it.
alter table audit
  drop constraint audit_service_event_id_key,
  add constraint audit_service_event_id_hash_key unique (service, event_id, hash);
