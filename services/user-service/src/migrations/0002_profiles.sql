alter table users
  add column emergency_contact text,
  add column birth_date date,
  add column weight_kg double precision,
  add column club text,
  add column discipline text,
  add column ban_reason text,
  -- Null while banned: until the ban is lifted.
  add column banned_until timestamptz;
create index users_by_end_of_ban on users (banned_until) where is_banned and banned_until is not null;

create table avatars (
  user_id integer primary key references users on delete cascade,
  -- A square WebP that this service has made itself.
  image bytea not null,
  -- A fingerprint of the image: its ETag, and the end of its address.
  tag text not null
);
