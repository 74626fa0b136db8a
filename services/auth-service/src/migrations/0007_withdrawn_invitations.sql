-- Who waits with an invitation that is withdrawn may not come in by it: the registration goes too, and its link with it.
alter table registrations
  drop constraint registrations_invitation_id_fkey,
  add constraint registrations_invitation_id_fkey foreign key (invitation_id) references invitations on delete cascade;

-- Trainers are approved beforehand by an invitation only: theirs was withdrawn.
delete from registrations where role = 'trainer' and is_approved and invitation_id is null;
