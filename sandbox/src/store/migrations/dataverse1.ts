/** Dataverse: who may do what there, desktop flows, the machines they run on, and their runs. */
export const dataverse1 = `
-- Nobody is let in who is not here: people and apps of the tenant, by their object ids there.
create table dataverse_user (
  id text primary key collate nocase,
  object_id text not null unique references directory_object (id),
  application_id text unique collate nocase,
  is_disabled integer not null default 0 check (is_disabled in (0, 1)),
  created_at integer not null
) strict;

create table dataverse_user_role (
  user_id text not null collate nocase references dataverse_user (id) on delete cascade,
  role_id text not null,
  primary key (user_id, role_id)
) strict, without rowid;

create table dataverse_settings (
  only integer primary key check (only = 1),
  takes_local_callbacks integer not null default 1 check (takes_local_callbacks in (0, 1))
) strict;

create table desktop_machine (
  id text primary key collate nocase,
  name text not null,
  description text not null,
  is_online integer not null check (is_online in (0, 1)),
  created_at integer not null
) strict;

-- What a connection to a machine is beyond a connection. Nobody's real password is to come near this program: none is kept.
create table desktop_connection (
  name text primary key references cloud_connection (name) on delete cascade,
  machine_id text not null collate nocase references desktop_machine (id),
  domain text not null,
  user_name text not null,
  run_owner_id text references directory_object (id)
) strict;

create table desktop_flow (
  id text primary key collate nocase,
  name text not null,
  description text not null,
  owner_id text not null collate nocase references dataverse_user (id),
  inputs text not null check (json_valid(inputs)),
  outputs text not null check (json_valid(outputs)),
  is_published integer not null check (is_published in (0, 1)),
  -- Without somebody at the desktop: how many seconds after its start a run succeeds, and with what.
  answers_after integer,
  answers_with text check (answers_with is null or json_valid(answers_with)),
  created_at integer not null,
  modified_at integer not null
) strict;

create table desktop_flow_share (
  flow_id text not null collate nocase references desktop_flow (id) on delete cascade,
  user_id text not null collate nocase references dataverse_user (id) on delete cascade,
  access text not null check (access in ('user', 'co-owner')),
  primary key (flow_id, user_id)
) strict, without rowid;

create table flow_session (
  position integer primary key autoincrement,
  id text not null unique collate nocase,
  flow_id text not null collate nocase references desktop_flow (id),
  user_id text not null,
  connection_name text not null,
  machine_id text not null collate nocase,
  run_mode text not null check (run_mode in ('attended', 'unattended')),
  priority text not null,
  inputs text check (inputs is null or json_valid(inputs)),
  outputs text check (outputs is null or json_valid(outputs)),
  callback_url text,
  status integer not null,
  error_code text,
  error_message text,
  requested_at integer not null,
  started_at integer,
  completed_at integer,
  modified_at integer not null,
  times_out_at integer not null,
  -- When something happens to it by itself; nothing does when it has ended.
  due_at integer
) strict;
create index session_of_flow on flow_session (flow_id, requested_at);
create index session_of_connection on flow_session (connection_name, requested_at);
create index session_on_machine on flow_session (machine_id, status);
create index session_due on flow_session (due_at) where due_at is not null;

-- Whom a run that ended is still to tell.
create table session_callback (
  session_id text primary key collate nocase references flow_session (id) on delete cascade,
  attempts integer not null,
  due_at integer not null
) strict, without rowid;
create index callback_due on session_callback (due_at);

-- What became of each attempt: a status, or why there was none.
create table session_callback_attempt (
  position integer primary key autoincrement,
  session_id text not null collate nocase references flow_session (id) on delete cascade,
  at integer not null,
  outcome text not null
) strict;
create index attempt_of_session on session_callback_attempt (session_id);
`
