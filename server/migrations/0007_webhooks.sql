-- Elements that listen to the outside, by the path they listen at: those of the newest version of each process, and of
-- older ones where instances may still wait.
create table webhook (
  version_id uuid not null references process_version (id) on delete cascade,
  process_id text not null,
  element_id text not null,
  path text not null,
  drawn json not null,
  created_at timestamptz(3) not null,
  primary key (version_id, element_id)
);
create index webhook_by_path on webhook (path);
create index webhook_by_process on webhook (process_id);
