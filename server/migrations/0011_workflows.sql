-- Which changes of an identity store need whose approval. See core/src/workflows, server/src/workflows.

create table workflow (
  id uuid primary key,
  store_id uuid not null references identity_store on delete cascade,
  -- One of those that every identity store has, by the event it waits for; null where somebody made it.
  system text check (system = event),
  name text not null check (name <> ''),
  description text not null,
  enabled boolean not null,
  event text not null check (event in ('create', 'edit', 'delete', 'join', 'leave', 'nest', 'expiry-policy',
    'change-manager', 'transfer', 'terminate', 'reset-password')),
  objects text[] not null check (cardinality(objects) > 0 and objects <@ '{user,group}'),
  fields text[] not null,
  filter jsonb not null,
  approvers jsonb not null,
  accelerated boolean not null,
  priority integer not null check (priority > 0),
  revision integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index workflow_by_name on workflow (store_id, lower(name));
create unique index workflow_by_system on workflow (store_id, system) where system is not null;

-- A store without a line has what an identity store begins with.
create table workflow_settings (
  store_id uuid primary key references identity_store on delete cascade,
  -- A user or a group: id, kind, name.
  default_approver jsonb,
  acceleration_on boolean not null,
  levels_max integer not null check (levels_max between 1 and 10),
  every_days integer not null check (every_days between 1 and 90),
  revision integer not null default 1
);

-- Stores that are there already begin with what a new one is given (core/src/workflows/system.ts).
insert into workflow (id, store_id, system, name, description, enabled, event, objects, fields, filter, approvers,
  accelerated, priority, created_at, changed_at)
select gen_random_uuid(), s.id, w.event, w.name, w.description, w.enabled, w.event, w.objects::text[], w.fields::text[],
  '{"match": "all", "conditions": []}', w.approvers::jsonb, true, w.priority, now(), now()
from identity_store s cross join (values
  ('reset-password', 'Workflow to Reset Password',
    'Somebody resets their own password; their managers approve it.',
    false, '{user}', '{}', '[{"kind": "managers"}]', 1000),
  ('expiry-policy', 'Workflow to Change Group Expiration Policy',
    'Somebody changes the expiry policy of a group.',
    false, '{group}', '{expiryPolicy}', '[]', 1001),
  ('nest', 'Workflow to Nest a Group',
    'A group becomes a member of another group; the owners of the group that takes it in approve it.',
    true, '{group}', '{members}', '[{"kind": "owners"}]', 1002),
  ('join', 'Workflow to Join a Group',
    'Somebody wants to join a semi-private group; its owners approve it.',
    true, '{group}', '{members}', '[{"kind": "owners"}]', 1003),
  ('leave', 'Workflow to Leave a Group',
    'Somebody wants to leave a semi-private group; its owners approve it.',
    true, '{group}', '{members}', '[{"kind": "owners"}]', 1004),
  ('transfer', 'Workflow to Transfer a User',
    'A manager hands a report over to another manager, who approves it.',
    true, '{user}', '{manager}', '[{"kind": "new-manager"}]', 1005),
  ('terminate', 'Workflow to Terminate a User',
    'A manager terminates a report.',
    false, '{user}', '{accountEnabled}', '[]', 1006),
  ('change-manager', 'Workflow to Change Manager',
    'Somebody changes the managers of a user; those who are it now approve it.',
    true, '{user}', '{manager,additionalManagers}', '[{"kind": "managers"}]', 1007)
) as w (event, name, description, enabled, objects, fields, approvers, priority);
