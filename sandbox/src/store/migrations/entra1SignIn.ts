/** Who signs in, to which apps, and what apps hold afterwards. */
export const entra1SignIn = `
create table tenant (
  id text primary key,
  name text not null,
  domain text not null unique collate nocase
) strict;

create table person (
  id text primary key,
  user_principal_name text not null unique collate nocase,
  display_name text not null,
  given_name text not null,
  surname text not null,
  mail text not null,
  job_title text not null,
  department text not null,
  manager_id text references person
) strict;

create view person_as_shown as
  select person.rowid as position, person.id, person.user_principal_name as userPrincipalName,
    person.display_name as displayName, person.given_name as givenName, person.surname, person.mail,
    person.job_title as jobTitle, person.department, manager.display_name as managerName
  from person left join person as manager on manager.id = person.manager_id;

create table directory_group (
  id text primary key,
  display_name text not null unique
) strict;

create table group_member (
  group_id text not null references directory_group,
  person_id text not null references person,
  primary key (group_id, person_id)
) strict, without rowid;

create table app_registration (
  client_id text primary key collate nocase,
  display_name text not null,
  sign_in_audience text not null check (sign_in_audience in ('AzureADMyOrg', 'AzureADMultipleOrgs')),
  group_claims text not null check (group_claims in ('None', 'SecurityGroup')),
  created_at integer not null
) strict;

-- What came from the settings is replaced by them at every start; what was registered by hand stays.
create table redirect_uri (
  client_id text not null collate nocase references app_registration,
  uri text not null,
  from_settings integer not null check (from_settings in (0, 1)),
  primary key (client_id, uri)
) strict, without rowid;

create table client_secret (
  id text primary key,
  client_id text not null collate nocase references app_registration,
  description text not null,
  hint text not null,
  value_hash text not null,
  ends_at integer not null
) strict;

create table app_role (
  id text primary key,
  client_id text not null collate nocase references app_registration,
  value text not null,
  display_name text not null,
  unique (client_id, value)
) strict;

create table app_role_assignment (
  app_role_id text not null references app_role,
  person_id text not null references person,
  primary key (app_role_id, person_id)
) strict, without rowid;

-- What an administrator has agreed to for everybody: delegated permissions by the name of their resource.
create table consent (
  client_id text not null collate nocase references app_registration,
  resource_id text not null,
  permission text not null collate nocase,
  primary key (client_id, resource_id, permission)
) strict, without rowid;

create table signing_key (
  kid text primary key,
  private_key text not null,
  created_at integer not null,
  signs integer not null check (signs in (0, 1))
) strict;
create unique index one_key_signs on signing_key (signs) where signs = 1;

create table sign_in_session (
  token_hash text primary key,
  id text not null unique,
  person_id text not null references person,
  started_at integer not null,
  ends_at integer not null
) strict;

create table authorization_code (
  code_hash text primary key,
  client_id text not null collate nocase references app_registration,
  person_id text not null references person,
  redirect_uri text not null,
  scope text not null,
  nonce text,
  code_challenge text,
  code_challenge_method text check (code_challenge_method in ('plain', 'S256')),
  issued_at integer not null,
  redeemed_at integer
) strict;

create table refresh_token (
  token_hash text primary key,
  client_id text not null collate nocase references app_registration,
  person_id text not null references person,
  scope text not null,
  issued_at integer not null
) strict;
`
