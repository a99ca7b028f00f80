-- Values that nobody reads. See server/src/vault.

create table secret (
  name text primary key check (name <> ''),
  key_id bytea not null, -- which master key its own key is wrapped with
  sealed bytea not null,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  changed_by uuid references account on delete set null
);
