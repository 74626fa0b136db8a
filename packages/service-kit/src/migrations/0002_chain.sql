-- Each event names the version of its subject and is chained to the subject's event before it, so that a changed, moved
-- or missing event is found (docs/decisions/0009-event-chain.md).
alter table events
  -- How often the subject had changed: its own version where it has one, else its events are counted.
  add column version integer,
  -- The version of the schema of `data`; 0 for events from before there were versions, whose facts may be incomplete.
  add column v smallint not null default 0,
  -- From where it was asked for: {address, user_agent}. Not in the chain, since it is forgotten before the event is.
  add column client jsonb,
  add column hash bytea;
alter table events alter column v set default 1;
create index events_with_client on events (actor_id) where client is not null;

create function event_hash(previous bytea, told events) returns bytea language sql stable as $$
  select sha256(coalesce(previous, '') || convert_to(
    -- PostgreSQL writes equal JSON values as the same text, and a moment as its seconds in any time zone.
    jsonb_build_array(
      told.id, extract(epoch from told.at), told.type, told.subject, told.version, told.v, told.topic, told.audience,
      told.actor_id, told.request_id, told.data)::text,
    'UTF8'))
$$;

create function chain_event() returns trigger language plpgsql as $$
declare
  previous record;
begin
  -- Appends take turns, so no other event of the subject can come in between.
  select version, hash into previous from events where subject = new.subject order by id desc limit 1;
  new.version := coalesce(new.version, previous.version + 1, 1);
  new.hash := event_hash(previous.hash, new);
  return new;
end $$;

do $$
declare
  told events;
  previous events;
begin
  for told in select * from events order by subject, id loop
    if previous.subject is distinct from told.subject then
      previous := null;
    end if;
    told.version := coalesce(previous.version, 0) + 1;
    told.hash := event_hash(previous.hash, told);
    update events set version = told.version, hash = told.hash where id = told.id;
    previous := told;
  end loop;
end $$;

alter table events
  alter column version set not null,
  alter column hash set not null;
create trigger events_are_chained before insert on events for each row execute function chain_event();
