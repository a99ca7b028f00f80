/**
 * Who is known to a site, who is in its groups, and how that came about. A principal is somebody of the directory, a group
 * of it, those who own a group, or everyone; a group's own members are the directory's to say.
 */
export const sharepoint2People = `
create table site_user (
  site_id text not null references site,
  id integer not null,
  principal text not null,
  is_admin integer not null default 0 check (is_admin in (0, 1)),
  primary key (site_id, id),
  unique (site_id, principal)
) strict;

create table site_group_member (
  site_id text not null,
  group_id integer not null check (group_id in (3, 4, 5)),
  user_id integer not null,
  primary key (site_id, group_id, user_id),
  foreign key (site_id, user_id) references site_user (site_id, id)
) strict;

create table site_activity (
  position integer primary key autoincrement,
  site_id text not null references site,
  at integer not null,
  actor_id text,
  via text not null,
  done text not null check (done in ('added', 'removed')),
  group_id integer not null,
  principal text not null
) strict;
`
