-- Identity stores: where users and groups are, what was asked to change about them, and the store we keep ourselves.

create extension if not exists pg_trgm; -- finds a word anywhere in a million names

create table identity_store (
  id uuid primary key,
  name text not null check (name <> ''),
  provider text not null check (provider in ('embedded', 'entra')),
  -- Of whose people it is: accounts of this issuer are tied to users of this store.
  issuer text not null,
  -- The domains in which user names are the issuer's word.
  domains text[] not null,
  -- Of a provider elsewhere: where it is, and as whom it is asked.
  settings jsonb not null,
  -- What it is asked with, sealed.
  key_id bytea,
  sealed bytea,
  revision integer not null default 1,
  created_at timestamptz not null,
  check ((key_id is null) = (sealed is null)),
  check (provider = 'embedded' or sealed is not null)
);
create unique index identity_store_by_name on identity_store (lower(name));

-- The embedded store.

create table directory_object (
  store_id uuid not null references identity_store on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('user', 'group')),
  version integer not null default 1,
  attributes jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  sort_name text not null generated always as (lower(attributes ->> 'displayName')) stored,
  search_text text not null generated always as (lower(
    ' ' || coalesce(attributes ->> 'displayName', '') || ' ' || coalesce(attributes ->> 'userPrincipalName', '')
    || ' ' || coalesce(attributes ->> 'mailNickname', '') || ' ' || coalesce(attributes ->> 'mail', '')
    || ' ' || coalesce(attributes ->> 'department', '') || ' ' || coalesce(attributes ->> 'jobTitle', '')
    || ' ' || coalesce(attributes ->> 'employeeId', '') || ' ' || coalesce(attributes ->> 'description', ''))) stored,
  primary key (store_id, id),
  check (kind = 'group' or attributes ->> 'userPrincipalName' is not null),
  check (attributes ->> 'mailNickname' is not null)
);
create unique index directory_object_by_user_name
  on directory_object (store_id, lower(attributes ->> 'userPrincipalName')) where kind = 'user';
create unique index directory_object_by_nickname
  on directory_object (store_id, kind, lower(attributes ->> 'mailNickname'));
create index directory_object_by_mail on directory_object (store_id, lower(attributes ->> 'mail'));
create index directory_object_by_name on directory_object (store_id, kind, sort_name, id);
create index directory_object_by_department
  on directory_object (store_id, lower(attributes ->> 'department'), sort_name, id) where kind = 'user';
create index directory_object_by_words on directory_object using gin (search_text gin_trgm_ops);

create table directory_member (
  store_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  since timestamptz not null,
  primary key (store_id, group_id, member_id),
  foreign key (store_id, group_id) references directory_object on delete cascade,
  foreign key (store_id, member_id) references directory_object on delete cascade,
  check (group_id <> member_id)
);
create index directory_member_by_member on directory_member (store_id, member_id);

-- Whom an object answers to: the managers of a user, the owners of a group.
create table directory_relation (
  store_id uuid not null,
  object_id uuid not null,
  name text not null check (name in ('manager', 'additionalManagers', 'owners', 'additionalOwners')),
  user_id uuid not null,
  primary key (store_id, object_id, name, user_id),
  foreign key (store_id, object_id) references directory_object on delete cascade,
  foreign key (store_id, user_id) references directory_object on delete cascade
);
create index directory_relation_by_user on directory_relation (store_id, user_id, name);
create unique index directory_relation_one_manager on directory_relation (store_id, object_id) where name = 'manager';

create table directory_password (
  store_id uuid not null,
  user_id uuid not null,
  salt bytea not null,
  hash bytea not null,
  changed_at timestamptz not null,
  primary key (store_id, user_id),
  foreign key (store_id, user_id) references directory_object on delete cascade
);

-- The keys of changes that were carried out: whoever comes with the same key again is answered the same.
create table directory_applied (
  store_id uuid not null references identity_store on delete cascade,
  key text not null,
  target_id uuid not null,
  primary key (store_id, key)
);

-- Filled from a directory elsewhere, or being filled: one line at a time for each store.
create table directory_import (
  store_id uuid primary key references identity_store on delete cascade,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  -- What it is at, for people to look at.
  users integer not null default 0,
  groups integer not null default 0,
  links integer not null default 0,
  left_out integer not null default 0,
  problem text,
  attempt integer not null default 0,
  run_at timestamptz not null,
  started_at timestamptz not null,
  finished_at timestamptz
);

-- What was asked to change, in the order in which it was asked.

create table change (
  id uuid primary key,
  store_id uuid not null references identity_store on delete cascade,
  kind text not null,
  target_id text,
  member_id text,
  -- As core/changes has it: kind, target, member, old, new.
  content jsonb not null,
  reason text,
  requester jsonb not null,
  account_id uuid not null references account,
  state text not null check (state in ('applying', 'applied', 'conflict', 'failed')),
  sentence text,
  conflicts jsonb not null default '[]',
  created_at timestamptz not null,
  finished_at timestamptz,
  -- Whoever carries it out has it until then; who dies gives it back by doing nothing.
  run_at timestamptz,
  attempt integer not null default 0,
  repetition_key text,
  request_id text,
  check ((state = 'applying') = (run_at is not null))
);
create unique index change_by_repetition on change (account_id, repetition_key);
create index change_by_target on change (store_id, target_id, created_at desc, id desc);
create index change_by_member on change (store_id, member_id, created_at desc, id desc) where member_id is not null;
create index change_to_apply on change (run_at) where state = 'applying';
