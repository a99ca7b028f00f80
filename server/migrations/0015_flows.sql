-- Action flows: a draft, what it was when it was made what runs, and who began a run. See core/src/flows, server/src/flows.

create table flow (
  id uuid primary key,
  name text not null check (name <> ''),
  description text not null,
  draft json not null,
  -- What runs are begun with; null while it is inactive.
  active_version_id uuid references process_version,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create unique index flow_by_name on flow (lower(name));

-- A draft as it was compiled, once: runs keep theirs.
create table flow_version (
  version_id uuid primary key references process_version,
  flow_id uuid not null references flow on delete cascade,
  -- Null where it was tried only.
  number integer,
  draft json not null,
  at timestamptz not null,
  by text not null,
  unique (flow_id, number)
);

-- Who began a run of a flow, where somebody did: its instance may tell of it, and nobody can write it from outside.
-- No foreign key: the instance is begun after it, and deleted in its own time.
create table flow_run (
  instance_id uuid primary key,
  account_id uuid references account on delete set null,
  at timestamptz not null
);
create index flow_run_by_time on flow_run (at);
