-- The link of an identity store's workflows to Power Automate. See server/src/links.

create table power_automate_client (
  store_id uuid primary key references identity_store on delete cascade,
  cloud text not null,
  -- As it was entered: a code, or the address of the environment.
  organization text not null check (organization <> ''),
  region text,
  environment_url text not null,
  -- Where Power Automate calls this server.
  data_service_url text not null,
  tenant_id text not null,
  client_id text not null,
  -- The client's secret, sealed.
  key_id bytea not null,
  sealed bytea not null,
  flow_connection_id uuid references connection on delete set null,
  called_us_at timestamptz,
  revision integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references account on delete set null
);
create index power_automate_client_by_connection on power_automate_client (flow_connection_id);

create table workflow_link (
  -- The flow says it back: an answer of another flow is known by it.
  id uuid primary key,
  workflow_id uuid not null unique references workflow on delete cascade,
  store_id uuid not null references power_automate_client on delete cascade,
  -- What was written into the environment: flow id and name, as whom, approvers, sites.
  template jsonb,
  template_at timestamptz,
  template_by uuid references account on delete set null,
  -- The request URL, sealed; beside it what of it is no secret.
  key_id bytea,
  sealed bytea,
  url_host text,
  url_flow text,
  url_at timestamptz,
  url_by uuid references account on delete set null,
  authenticated_at timestamptz,
  authenticated_by uuid references account on delete set null,
  -- When the flow first answered a round trip with this URL; until then it was switched off.
  answered_at timestamptz,
  health text check (health in ('ok', 'off', 'trouble')),
  health_sentence text,
  health_at timestamptz,
  created_at timestamptz not null,
  check (num_nulls(key_id, sealed, url_host, url_flow, url_at) in (0, 5)),
  check (authenticated_at is null or sealed is not null)
);
create index workflow_link_by_store on workflow_link (store_id);

-- A round trip that is under way: the flow calls back with the token and the nonce.
create table link_round_trip (
  token_hash bytea primary key,
  link_id uuid not null references workflow_link on delete cascade,
  nonce text not null,
  called_at timestamptz,
  expires_at timestamptz not null
);
create index link_round_trip_by_link on link_round_trip (link_id);

-- A request whose linked flow was started, by the token it calls back with; we keep its hash.
create table linked_request (
  token_hash bytea primary key,
  request_id uuid not null references change on delete cascade,
  link_id uuid not null references workflow_link on delete cascade,
  -- Of the process: once for each time the flow is started.
  stage text not null,
  flow_name text not null,
  state text not null check (state in ('starting', 'started', 'answered', 'failed', 'unknown')),
  sentence text,
  started_at timestamptz not null,
  -- The first thing the flow said; what differs from it later is refused.
  said jsonb,
  said_at timestamptz,
  -- What was answered to it.
  result jsonb,
  check ((said is null) = (said_at is null) and (result is null or said is not null))
);
create index linked_request_by_request on linked_request (request_id, started_at);
create index linked_request_by_link on linked_request (link_id);
