-- Raised when the password is changed, not when its hash is made anew: a sign-in that began before the change fails.
alter table accounts add column password_version integer not null default 1;
