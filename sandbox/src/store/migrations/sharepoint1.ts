/** Sites, and which apps were let in by name. Who is a member of a site is its group's to say. */
export const sharepoint1 = `
create table site (
  id text primary key,
  web_id text not null unique,
  path text not null unique collate nocase,
  name text not null,
  display_name text not null,
  description text not null,
  group_id text references directory_object (id),
  created_at integer not null
) strict;

create table site_permission (
  id text primary key,
  site_id text not null references site,
  app_id text not null,
  app_name text not null,
  roles text not null check (json_valid(roles)),
  unique (site_id, app_id)
) strict;
`
