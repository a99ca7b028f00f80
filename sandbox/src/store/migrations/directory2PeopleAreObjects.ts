/** Persons and groups had tables of their own; now they are objects, under the ids they had, and the rest points there. */
export const directory2PeopleAreObjects = `
insert into directory_object (id, kind) select id, 'user' from person order by rowid;

create table app_role_assignment_next (
  app_role_id text not null references app_role,
  person_id text not null references directory_object (id),
  primary key (app_role_id, person_id)
) strict, without rowid;
insert into app_role_assignment_next select app_role_id, person_id from app_role_assignment;
drop table app_role_assignment;
alter table app_role_assignment_next rename to app_role_assignment;

create table sign_in_session_next (
  token_hash text primary key,
  id text not null unique,
  person_id text not null references directory_object (id),
  started_at integer not null,
  ends_at integer not null
) strict;
insert into sign_in_session_next select * from sign_in_session;
drop table sign_in_session;
alter table sign_in_session_next rename to sign_in_session;

create table authorization_code_next (
  code_hash text primary key,
  client_id text not null collate nocase references app_registration,
  person_id text not null references directory_object (id),
  redirect_uri text not null,
  scope text not null,
  nonce text,
  code_challenge text,
  code_challenge_method text check (code_challenge_method in ('plain', 'S256')),
  issued_at integer not null,
  redeemed_at integer
) strict;
insert into authorization_code_next select * from authorization_code;
drop table authorization_code;
alter table authorization_code_next rename to authorization_code;

create table refresh_token_next (
  token_hash text primary key,
  client_id text not null collate nocase references app_registration,
  person_id text not null references directory_object (id),
  scope text not null,
  issued_at integer not null
) strict;
insert into refresh_token_next select * from refresh_token;
drop table refresh_token;
alter table refresh_token_next rename to refresh_token;

drop view person_as_shown;
drop table group_member;
drop table directory_group;
drop table person;
`
