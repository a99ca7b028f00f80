/** What Graph keeps beside the directory: marks, risks, subscriptions to changes and what they are still to be told. */
export const graph1 = `
create table favorite_group (
  person_id text not null references directory_object (id),
  group_id text not null references directory_object (id),
  primary key (person_id, group_id)
) strict, without rowid;

create table risk_detection (
  id text primary key,
  user_id text not null references directory_object (id),
  event_type text not null,
  level text not null,
  state text not null,
  detail text not null,
  source text not null,
  detected_at integer not null
) strict;

create table subscription (
  id text primary key,
  app_id text not null,
  creator_id text not null,
  resource text not null,
  change_types text not null,
  notification_url text not null,
  lifecycle_url text,
  client_state text,
  tls_version text,
  expires_at integer not null,
  -- The newest change it has been told of, and when it was last told to reauthorize.
  cursor integer not null,
  reminded_at integer
) strict;

create table notification (
  id integer primary key autoincrement,
  subscription_id text not null references subscription on delete cascade,
  url text not null,
  body text not null,
  first_at integer not null,
  due_at integer not null,
  attempts integer not null default 0
) strict;
create index notification_due on notification (due_at);
`
