/**
 * When somebody last signed in themselves, for the optional claim `auth_time` of ID tokens. Countersign asks for it: it
 * wants to know of some steps that whoever takes them was asked just now.
 */
export const entra4AuthTime = `
alter table app_registration add column tells_auth_time integer not null default 0 check (tells_auth_time in (0, 1));
update app_registration set tells_auth_time = 1 where client_id = '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21';

alter table authorization_code add column signed_in_at integer;
`
