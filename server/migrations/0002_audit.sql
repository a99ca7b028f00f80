-- What happened, who did it, and that nobody changed the story since. See server/src/audit.

create table audit_entry (
  id uuid primary key,
  at timestamptz(3) not null,
  action text not null,
  actor_kind text not null check (actor_kind in ('account', 'token', 'system', 'nobody')),
  actor_id text not null,
  actor_name text not null,
  subject_kind text,
  subject_id text,
  subject_name text,
  details jsonb not null,
  request_id text,
  mac bytea not null
);
create index audit_entry_by_time on audit_entry (at desc, id desc);
create index audit_entry_by_action on audit_entry (action, at desc, id desc);

-- Waiting for the sealer: filled by the statement that writes the entry, emptied by the one that seals it.
create table audit_unsealed (
  entry_id uuid primary key references audit_entry
);

create table audit_seal (
  position bigint primary key check (position > 0),
  entry_id uuid not null unique references audit_entry,
  hash bytea not null
);

-- The end of the chain, signed: a shorter chain can't pass for the whole one.
create table audit_head (
  only_one boolean primary key default true check (only_one),
  position bigint not null,
  hash bytea not null,
  mac bytea not null
);

-- A hurdle for accidents. Whoever removes it is found by verify-audit.
create function audit_is_written_once() returns trigger language plpgsql as $$
begin
  raise exception 'an audit row is never changed or deleted';
end
$$;
create trigger audit_entry_is_written_once before update or delete or truncate on audit_entry
  for each statement execute function audit_is_written_once();
create trigger audit_seal_is_written_once before update or delete or truncate on audit_seal
  for each statement execute function audit_is_written_once();
