-- A request that nobody decides may end by itself, where an identity store wants that: never approved.
alter table workflow_settings
  add column expiry_on boolean not null default false,
  add column expiry_days int not null default 30 check (expiry_days between 1 and 365);

-- Written down when it is asked for: what is set afterwards is for those that come after.
alter table approval add column expires_at timestamptz;
create index approval_expiring on approval (expires_at) where state = 'pending' and expires_at is not null;
