-- Which version of the profile was taken over last: what is older is passed over when the events are read again.
alter table accounts add column profile_version integer not null default 0;
