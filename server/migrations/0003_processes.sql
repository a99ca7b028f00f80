-- What is drawn, what runs, and what it waits for. See server/src/processes.

-- A file as somebody sent it: the record. What runs is compiled from `process_version.graph`.
create table deployment (
  id uuid primary key,
  file_name text not null check (file_name <> ''),
  checksum bytea not null,
  xml text not null,
  deployed_at timestamptz(3) not null,
  deployed_by text not null
);

create table process_version (
  id uuid primary key,
  process_id text not null check (process_id <> ''),
  version int not null check (version > 0),
  name text,
  version_tag text,
  deployment_id uuid not null references deployment,
  graph json not null,
  deployed_at timestamptz(3) not null,
  unique (process_id, version)
);
create index process_version_by_tag on process_version (process_id, version_tag, version) where version_tag is not null;
create index process_version_by_deployment on process_version (deployment_id);

-- Facts and states are `json`, not `jsonb`: the order of names in a FEEL context is part of its value.
create table instance (
  id uuid primary key,
  version_id uuid not null references process_version,
  process_id text not null,
  business_key text check (business_key <> ''),
  status text not null check (status in ('active', 'completed', 'cancelled', 'errorThrown', 'escalated')),
  state json not null,
  revision int not null check (revision > 0),
  started_at timestamptz(3) not null,
  finished_at timestamptz(3),
  caller_id uuid, -- the instance whose call activity it stands for
  caller_visit text,
  caller_attempt int,
  depth int not null, -- how many instances called one another before it
  check ((status = 'active') = (finished_at is null)),
  check ((caller_id is null) = (caller_visit is null) and (caller_id is null) = (caller_attempt is null))
) with (fillfactor = 70); -- a state that is written anew finds room beside the old one, and no index has to change
create index instance_by_time on instance (started_at desc, id desc);
create index instance_by_process on instance (process_id, started_at desc, id desc);
create index instance_running_by_version on instance (version_id) where status = 'active';
create index instance_by_business_key on instance (business_key, started_at desc, id desc) where business_key is not null;
create index instance_that_runs on instance (started_at desc, id desc) where status = 'active';
create index instance_by_caller on instance (caller_id) where caller_id is not null;
create index instance_by_end on instance (finished_at) where finished_at is not null;

-- Everything an instance was told, once. No foreign key: it is written, read and deleted with its instance by the host
-- alone, and checking it would cost as much as writing it.
create table fact (
  instance_id uuid not null,
  delivery_id text not null,
  number bigint not null generated always as identity,
  at timestamptz(3) not null,
  fact json not null,
  actor text,
  primary key (instance_id, delivery_id)
);

-- The variables one can search by: those of the whole process whose value is a text, a number, true or false.
create table variable (
  instance_id uuid not null references instance on delete cascade,
  name text not null,
  value text not null,
  primary key (instance_id, name)
);
create index variable_by_value on variable (name, value);

-- Nobody may claim a job before `available_at`: it waits for its delay, or somebody holds its lease until then.
create table job (
  id uuid primary key,
  instance_id uuid not null references instance on delete cascade,
  visit text not null,
  attempt int not null,
  task_type text not null,
  retries int not null,
  headers json not null,
  variables json not null,
  created_at timestamptz(3) not null,
  available_at timestamptz(3) not null,
  lease uuid,
  worker text,
  begun_at timestamptz(3),
  unique (instance_id, visit),
  check ((lease is null) = (worker is null))
);
create index job_by_availability on job (task_type, available_at);

create table user_task (
  id uuid primary key,
  instance_id uuid not null references instance on delete cascade,
  visit text not null,
  name text not null,
  assignee text,
  candidate_users text[] not null,
  candidate_groups text[] not null,
  candidates text[] not null, -- both in lower case: `user:…`, `group:…`
  due_at timestamptz(3),
  follow_up_at timestamptz(3),
  priority int not null,
  form json,
  headers json not null,
  created_at timestamptz(3) not null,
  revision int not null check (revision > 0),
  unique (instance_id, visit)
);
create index user_task_by_time on user_task (created_at, id);
create index user_task_by_assignee on user_task (lower(assignee), created_at, id) where assignee is not null;
create index user_task_by_candidate on user_task using gin (candidates);

create table incident (
  id uuid primary key,
  instance_id uuid not null references instance on delete cascade,
  visit text not null,
  attempt int not null,
  process_id text not null,
  node_id text not null,
  code text not null,
  message text not null,
  warnings json not null, -- why an expression gave what it gave
  delivery_id text, -- of a fact that met a bug of ours
  raised_at timestamptz(3) not null,
  unique nulls not distinct (instance_id, visit, attempt, delivery_id)
);
create index incident_by_cause on incident (process_id, node_id, code);
create index incident_by_time on incident (raised_at desc, id desc);

-- Nobody else fires a timer before `available_at`: it is not due, or somebody is just firing it.
create table timer (
  id uuid primary key,
  instance_id uuid not null references instance on delete cascade,
  visit text not null,
  event text not null,
  round int not null,
  due_at timestamptz(3) not null,
  available_at timestamptz(3) not null,
  unique (instance_id, visit, event, round)
);
create index timer_by_availability on timer (available_at);

-- An instance that waits for one message of this name and key; `message_id` is the one it is going to get.
create table message_subscription (
  id uuid primary key,
  instance_id uuid not null references instance on delete cascade,
  process_id text not null,
  visit text not null,
  event text not null,
  round int not null,
  name text not null,
  correlation_key text not null,
  created_at timestamptz(3) not null,
  message_id uuid,
  unique (instance_id, visit, event, round)
);
create index message_subscription_open on message_subscription (name, correlation_key, created_at, id)
  where message_id is null;

create table signal_subscription (
  id uuid primary key,
  instance_id uuid not null references instance on delete cascade,
  visit text not null,
  event text not null,
  round int not null,
  name text not null,
  unique (instance_id, visit, event, round)
);
create index signal_subscription_by_name on signal_subscription (name);

-- A message stays until it expires, for whoever comes to wait for it.
create table message (
  id uuid primary key,
  number bigint not null generated always as identity,
  name text not null check (name <> ''),
  correlation_key text not null,
  message_id text check (message_id <> ''), -- of the sender; unique while the message is kept
  variables json not null,
  published_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  unique (name, correlation_key, message_id)
);
create index message_in_order on message (name, correlation_key, number);
create index message_by_end on message (expires_at);

-- A message goes to one instance of a process at most, whatever its version.
create table message_correlation (
  message_id uuid not null references message on delete cascade,
  process_id text not null,
  primary key (message_id, process_id)
);

-- How the newest version of a process begins without anybody starting it. Replaced when a version is deployed.
create table start_event (
  id uuid primary key,
  version_id uuid not null references process_version on delete cascade,
  process_id text not null,
  event text not null,
  type text not null check (type in ('timer', 'message', 'signal')),
  name text, -- of the message or signal
  round int not null,
  due_at timestamptz(3),
  cycle text, -- what is left of it after `due_at`
  unique (version_id, event),
  check ((type = 'timer') = (name is null)),
  check ((type = 'timer') = (due_at is not null))
);
create index start_event_by_process on start_event (process_id);
create index start_event_by_name on start_event (type, name) where name is not null;
create index start_event_by_time on start_event (due_at) where due_at is not null;

-- Of the instances of a process that a message of this key began, one runs at a time.
create table message_start (
  process_id text not null,
  correlation_key text not null,
  instance_id uuid not null unique,
  primary key (process_id, correlation_key)
);

-- What a step still has to bring about elsewhere. Committed with the step, done after it: those of one line in their
-- order. Nobody else takes one before `available_at`.
create table errand (
  number bigint primary key generated always as identity,
  line uuid not null,
  kind text not null,
  payload json not null,
  available_at timestamptz(3) not null
);
create index errand_by_line on errand (line, number);
