/** What an app registration holds beyond a name and a secret, what was agreed to by whom, and what the tenant decided. */
export const entra3Apps = `
alter table app_registration add column issues_access_tokens integer not null default 0;
alter table app_registration add column issues_id_tokens integer not null default 0;
alter table app_registration add column allows_public_client integer not null default 0;

alter table redirect_uri add column platform text not null default 'web' check (platform in ('web', 'spa', 'publicClient'));

alter table client_secret add column starts_at integer not null default 0;
update client_secret set starts_at =
  (select created_at from app_registration where app_registration.client_id = client_secret.client_id);

create table client_certificate (
  id text primary key,
  client_id text not null collate nocase references app_registration,
  description text not null,
  certificate text not null,
  thumbprint text not null,
  thumbprint_s256 text not null,
  starts_at integer not null,
  ends_at integer not null,
  unique (client_id, thumbprint)
) strict;

-- The page "API permissions": what an app says that it needs, whether anybody has agreed or not.
create table configured_permission (
  client_id text not null collate nocase references app_registration,
  resource_app_id text not null collate nocase,
  kind text not null check (kind in ('delegated', 'application')),
  permission text not null collate nocase,
  primary key (client_id, resource_app_id, kind, permission)
) strict, without rowid;

-- Resources were known by their names; one of them goes by the address of the sandbox, which may change.
update consent set resource_id = '00000003-0000-0000-c000-000000000000' where resource_id = 'https://graph.microsoft.com';
alter table consent rename column resource_id to resource_app_id;
insert into configured_permission (client_id, resource_app_id, kind, permission)
  select client_id, resource_app_id, 'delegated', permission from consent;

-- What somebody has agreed to for nobody else.
create table personal_consent (
  client_id text not null collate nocase references app_registration,
  person_id text not null references directory_object (id),
  resource_app_id text not null collate nocase,
  permission text not null collate nocase,
  primary key (client_id, person_id, resource_app_id, permission)
) strict, without rowid;

create table consent_request (
  id text primary key,
  client_id text not null collate nocase references app_registration,
  person_id text not null references directory_object (id),
  permissions text not null,
  reason text not null,
  asked_at integer not null
) strict;

create table tenant_policy (
  only integer primary key check (only = 1),
  requires_mfa integer not null default 0 check (requires_mfa in (0, 1)),
  user_consent text not null default 'allowed' check (user_consent in ('allowed', 'none')),
  takes_consent_requests integer not null default 0 check (takes_consent_requests in (0, 1))
) strict;

alter table sign_in_session add column mfa_at integer;
alter table authorization_code add column platform text not null default 'web';
alter table authorization_code add column has_mfa integer not null default 0;
alter table refresh_token add column platform text not null default 'web';
alter table refresh_token add column has_mfa integer not null default 0;
alter table refresh_token add column signed_in_at integer;
update refresh_token set signed_in_at = issued_at;
`
