/** Cloud flows: what they are, who may use them, how they ran, and whom they asked. */
export const automate1 = `
create table cloud_connection (
  name text primary key,
  api text not null,
  owner_id text not null references directory_object (id),
  status text not null check (status in ('Connected', 'Error')),
  created_at integer not null
) strict;
create index connection_of_owner on cloud_connection (owner_id, api);

-- What a solution names instead of a connection; which connection is meant is said once, by a person.
create table connection_reference (
  id text primary key,
  logical_name text not null unique collate nocase,
  display_name text not null,
  api text not null,
  connection_name text references cloud_connection,
  created_at integer not null
) strict;

-- A deleted flow is remembered: its address answers that it is deleted, not that it never was.
create table cloud_flow (
  id text primary key collate nocase,
  workflow_id text not null unique collate nocase,
  display_name text not null,
  description text not null,
  creator_id text not null references directory_object (id),
  entity_id text unique collate nocase,
  state text not null check (state in ('Started', 'Stopped', 'Suspended')),
  version integer not null,
  access_key text not null,
  created_at integer not null,
  modified_at integer not null,
  registered_at integer not null,
  deleted_at integer
) strict;

-- A run keeps to the version it began with.
create table cloud_flow_version (
  flow_id text not null collate nocase references cloud_flow,
  number integer not null,
  definition text not null check (json_valid(definition)),
  connection_references text not null check (json_valid(connection_references)),
  created_at integer not null,
  primary key (flow_id, number)
) strict, without rowid;

create table cloud_flow_permission (
  flow_id text not null collate nocase references cloud_flow,
  principal_id text not null references directory_object (id),
  principal_type text not null check (principal_type in ('User', 'Group', 'ServicePrincipal')),
  role text not null check (role in ('CanEdit', 'CanView')),
  created_at integer not null,
  primary key (flow_id, principal_id)
) strict, without rowid;

create table flow_run (
  position integer primary key autoincrement,
  name text not null unique,
  flow_id text not null collate nocase,
  version integer not null,
  status text not null check (status in ('Running', 'Succeeded', 'Failed', 'Cancelled', 'TimedOut')),
  started_at integer not null,
  ended_at integer,
  due_at integer,
  state text not null check (json_valid(state)),
  foreign key (flow_id, version) references cloud_flow_version (flow_id, number)
) strict;
create index run_of_flow on flow_run (flow_id, started_at);
create index run_due on flow_run (due_at) where due_at is not null;

-- What a run has not heard of yet.
create table flow_run_fact (
  position integer primary key autoincrement,
  run_name text not null references flow_run (name),
  fact text not null check (json_valid(fact))
) strict;
create index fact_of_run on flow_run_fact (run_name);

create table flow_trigger_history (
  position integer primary key autoincrement,
  name text not null unique,
  flow_id text not null collate nocase references cloud_flow,
  at integer not null,
  status text not null check (status in ('Succeeded', 'Failed')),
  code text not null,
  error text check (error is null or json_valid(error)),
  run_name text
) strict;
create index history_of_flow on flow_trigger_history (flow_id, at);

create table approval (
  position integer primary key autoincrement,
  id text not null unique collate nocase,
  type text not null check (type in ('Basic', 'BasicAwaitAll', 'CustomResponse', 'CustomResponseAwaitAll')),
  title text not null,
  details text,
  item_link text,
  item_link_description text,
  options text not null check (json_valid(options)),
  is_reassignable integer not null check (is_reassignable in (0, 1)),
  owner_id text not null references directory_object (id),
  status text not null check (status in ('Pending', 'Completed', 'Canceled')),
  outcome text,
  requested_at integer not null,
  completed_at integer,
  expires_at integer not null,
  run_name text,
  step_key text,
  unique (run_name, step_key)
) strict;

create table approval_request (
  approval_id text not null collate nocase references approval (id),
  person_id text not null references directory_object (id),
  place integer not null,
  requested_at integer not null,
  state text not null check (state in ('Pending', 'Answered', 'Reassigned')),
  answer text,
  comments text,
  answered_at integer,
  primary key (approval_id, person_id)
) strict, without rowid;
create index request_of_person on approval_request (person_id, state);

-- Steps of runs that go on when an approval is complete.
create table approval_waiter (
  run_name text not null references flow_run (name),
  step_key text not null,
  attempt integer not null,
  approval_id text not null collate nocase references approval (id),
  primary key (run_name, step_key)
) strict, without rowid;
create index waiter_of_approval on approval_waiter (approval_id);
`
