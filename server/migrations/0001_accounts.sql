-- Who may sign in, what they may do, and where they are signed in.

create table account (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  object_id text,
  name text not null,
  user_principal_name text,
  claim_roles text[] not null,
  claim_groups text[] not null,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  unique (issuer, subject)
);
create index account_by_name on account (lower(name), id);

create table role_rule (
  id uuid primary key,
  claim text not null check (claim in ('roles', 'groups')),
  value text not null check (value <> ''),
  role text not null check (role in ('administrator', 'workflow-designer', 'help-desk', 'auditor', 'user')),
  created_at timestamptz not null,
  unique (claim, value, role)
);

create table role_grant (
  account_id uuid not null references account on delete cascade,
  role text not null check (role in ('administrator', 'workflow-designer', 'help-desk', 'auditor', 'user')),
  granted_at timestamptz not null,
  primary key (account_id, role)
);

-- The browser holds the token; we hold its hash. Reading this table signs nobody in.
create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references account on delete cascade,
  user_agent text not null,
  address text not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_account on session (account_id);
create index session_by_end on session (expires_at);

create table api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references account on delete cascade,
  name text not null check (name <> ''),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_by_account on api_token (account_id);

-- One link at most, printed on the terminal while nobody is an administrator.
create table first_administrator_link (
  only_one boolean primary key default true check (only_one),
  token_hash bytea not null,
  expires_at timestamptz not null
);

-- An app role that carries the name of one of our roles gives that role, unless an administrator deletes the rule.
insert into role_rule (id, claim, value, role, created_at)
select uuidv7(), 'roles', role, role, now()
from unnest(array['administrator', 'workflow-designer', 'help-desk', 'auditor']) as role;

-- Tells whether a master key is the one this database was made with; nothing of the key can be learnt from it.
create table master_key (
  only_one boolean primary key default true check (only_one),
  fingerprint bytea not null
);
