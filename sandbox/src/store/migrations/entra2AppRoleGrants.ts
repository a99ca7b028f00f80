/** What apps may do for themselves: which role of which API was granted to which service principal. */
export const entra2AppRoleGrants = `
create table app_role_grant (
  id text primary key,
  principal_id text not null references directory_object (id),
  resource_id text not null references directory_object (id),
  app_role_id text not null,
  created_at integer not null,
  unique (principal_id, resource_id, app_role_id)
) strict;
`
