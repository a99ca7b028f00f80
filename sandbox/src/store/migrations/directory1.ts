/**
 * The directory as its history: every object and every link between two says from which change until which it was so.
 * What is now has no end. A reader who lags behind, and a client who asks what changed since, read the same rows.
 */
export const directory1 = `
create table directory_change (
  sequence integer primary key autoincrement,
  at integer not null
) strict;

create table directory_object (
  position integer primary key autoincrement,
  id text not null unique,
  kind text not null
) strict;

create table object_version (
  object_id text not null references directory_object (id),
  since integer not null references directory_change,
  until integer references directory_change,
  state text not null check (state in ('live', 'deleted', 'gone')),
  properties text not null check (json_valid(properties)),
  primary key (object_id, since)
) strict, without rowid;
create unique index one_current_version on object_version (object_id) where until is null;
create index version_since on object_version (since);
create unique index one_holder_of_a_name
  on object_version (json_extract(properties, '$.userPrincipalName') collate nocase)
  where until is null and state = 'live';

create table directory_link (
  source_id text not null references directory_object (id),
  name text not null,
  target_id text not null references directory_object (id),
  since integer not null references directory_change,
  until integer references directory_change,
  primary key (source_id, name, target_id, since)
) strict, without rowid;
create unique index one_current_link on directory_link (source_id, name, target_id) where until is null;
create index link_since on directory_link (since);
create index link_until on directory_link (until);

create table replication (
  only integer primary key check (only = 1),
  delay_ms integer not null check (delay_ms >= 0)
) strict;
`
