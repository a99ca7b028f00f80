-- Approvals: who is asked, since when, and who decided. A change that waits for one has the same id; a step of an action
-- flow may ask for one, too. See core/src/approvals, server/src/approvals, server/src/changes.

create table approval (
  id uuid primary key,
  store_id uuid not null references identity_store on delete cascade,
  -- Of a change: the workflow that holds it, as it was when it was asked for: id, name. Null for a step of an action flow.
  workflow jsonb,
  title text not null,
  message text,
  -- What letters tell of it.
  about jsonb not null,
  -- Name, mail address and, where they are a user of the store, who that is.
  requester jsonb not null,
  account_id uuid references account,
  state text not null default 'pending' check (state in ('pending', 'approved', 'denied', 'cancelled', 'expired')),
  decided_by jsonb,
  decided_via text check (decided_via in ('portal', 'linked-flow')),
  decided_at timestamptz,
  decided_because text,
  queue text not null check (queue in ('approvers', 'default-approver', 'administrators')),
  -- How far it has been passed on; null where it never is.
  line jsonb,
  levels_max integer not null,
  every_days integer not null,
  default_approver jsonb,
  -- When it is passed on next. Whoever does it has it until then; who dies gives it back by doing nothing.
  next_at timestamptz,
  -- The visit that waits for it.
  instance_id uuid,
  visit text,
  created_at timestamptz not null,
  search_text text not null generated always as (lower(
    ' ' || title || ' ' || coalesce(workflow ->> 'name', '') || ' ' || coalesce(requester ->> 'name', ''))) stored,
  check ((state = 'pending') = (decided_at is null)),
  check (state = 'pending' or next_at is null)
);
create index approval_by_account on approval (account_id, created_at desc, id desc);
create index approval_by_time on approval (created_at desc, id desc);
create index approval_pending on approval (created_at desc, id desc) where state = 'pending';
create index approval_left_over on approval (created_at desc, id desc)
  where state = 'pending' and queue = 'administrators';
create index approval_to_pass_on on approval (next_at) where next_at is not null;
create index approval_by_words on approval using gin (search_text gin_trgm_ops);

-- Everybody who was asked.
create table approval_holder (
  approval_id uuid not null references approval on delete cascade,
  person_id text not null,
  store_id uuid not null,
  -- As core/approvals has it: person, reason, group, level, insteadOf.
  content jsonb not null,
  since timestamptz not null,
  -- When it was taken from them again.
  until timestamptz,
  -- It waits for them.
  pending boolean not null,
  created_at timestamptz not null,
  primary key (approval_id, person_id),
  check (not pending or until is null)
);
create index approval_holder_by_person on approval_holder (person_id, store_id, created_at desc, approval_id desc);
create index approval_holder_inbox on approval_holder (person_id, store_id, created_at desc, approval_id desc)
  where pending;

-- What happened to it, in its order.
create table approval_event (
  approval_id uuid not null references approval on delete cascade,
  number bigint generated always as identity,
  at timestamptz not null,
  kind text not null,
  who text,
  via text,
  people jsonb not null,
  words text,
  primary key (approval_id, number)
);

-- Changes that wait for an approval.
alter table change drop constraint change_state_check;
alter table change add constraint change_state_check check (state in
  ('pending', 'approved', 'denied', 'cancelled', 'expired', 'applying', 'applied', 'conflict', 'failed'));
-- The workflow that holds it: id and name.
alter table change add column workflow jsonb;
-- When its requester was shown the temporary password it led to.
alter table change add column password_shown_at timestamptz;
-- One that waits for nobody is the applier's, every other its process's.
alter table change drop constraint change_check;
alter table change add constraint change_check
  check ((state = 'applying' and workflow is null) = (run_at is not null));

-- Who is to be looked at again was called while somebody was just looking.
alter table job add column hurried boolean not null default false;
