create table account (
  id uuid not null,
  issuer text not null,
  subject text not null,
  object_id text,
  name text not null,
  user_principal_name text,
  claim_roles text[] not null,
  claim_groups text[] not null,
  created_at timestamp with time zone not null,
  last_sign_in_at timestamp with time zone
);

create table api_token (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  name text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone
);

create table approval (
  id uuid not null,
  store_id uuid not null,
  workflow jsonb,
  title text not null,
  message text,
  about jsonb not null,
  requester jsonb not null,
  account_id uuid,
  state text not null default 'pending'::text,
  decided_by jsonb,
  decided_via text,
  decided_at timestamp with time zone,
  decided_because text,
  queue text not null,
  line jsonb,
  levels_max integer not null,
  every_days integer not null,
  default_approver jsonb,
  next_at timestamp with time zone,
  instance_id uuid,
  visit text,
  created_at timestamp with time zone not null,
  search_text text not null generated always as (lower((((((' '::text || title) || ' '::text) || COALESCE((workflow ->> 'name'::text), ''::text)) || ' '::text) || COALESCE((requester ->> 'name'::text), ''::text)))) stored,
  expires_at timestamp with time zone
);

create table approval_event (
  approval_id uuid not null,
  number bigint not null generated always as identity,
  at timestamp with time zone not null,
  kind text not null,
  who text,
  via text,
  people jsonb not null,
  words text,
  account_id uuid
);

create table approval_holder (
  approval_id uuid not null,
  person_id text not null,
  store_id uuid not null,
  content jsonb not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  pending boolean not null,
  created_at timestamp with time zone not null
);

create table audit_entry (
  id uuid not null,
  at timestamp(3) with time zone not null,
  action text not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  subject_kind text,
  subject_id text,
  subject_name text,
  details jsonb not null,
  request_id text,
  mac bytea not null
);

create table audit_head (
  only_one boolean not null default true,
  position bigint not null,
  hash bytea not null,
  mac bytea not null
);

create table audit_seal (
  position bigint not null,
  entry_id uuid not null,
  hash bytea not null
);

create table audit_unsealed (
  entry_id uuid not null,
  mac bytea,
  code bytea
);

create table broadcast (
  id uuid not null,
  checksum bytea not null,
  listeners integer not null,
  begun integer not null,
  broadcast_at timestamp(3) with time zone not null
);

create table change (
  id uuid not null,
  store_id uuid not null,
  kind text not null,
  target_id text,
  member_id text,
  content jsonb not null,
  reason text,
  requester jsonb not null,
  account_id uuid not null,
  state text not null,
  sentence text,
  conflicts jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  run_at timestamp with time zone,
  attempt integer not null default 0,
  repetition_key text,
  request_id text,
  workflow jsonb,
  password_shown_at timestamp with time zone
);

create table connection (
  id uuid not null,
  name text not null,
  connector text not null,
  kind text not null,
  cloud text,
  tenant text,
  client_id text,
  owns_registration boolean not null,
  hosts text[] not null,
  test_url text,
  actions text[] not null,
  credential_key_id bytea,
  credential bytea,
  credential_expires_at timestamp(3) with time zone,
  grant_key_id bytea,
  grant_sealed bytea,
  account_id text,
  account_name text,
  granted text[],
  health text not null,
  trouble text,
  trouble_reference text,
  trouble_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  created_by uuid,
  connected_at timestamp(3) with time zone,
  connected_by uuid,
  last_used_at timestamp(3) with time zone,
  refresh_by uuid,
  refresh_until timestamp(3) with time zone
);

create table connection_sign_in (
  state_hash bytea not null,
  connection_id uuid not null,
  session_id uuid not null,
  any_account boolean not null,
  key_id bytea not null,
  sealed bytea not null,
  begun_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null
);

create table connection_token (
  connection_id uuid not null,
  resource text not null,
  key_id bytea not null,
  sealed bytea not null,
  expires_at timestamp(3) with time zone not null
);

create table deployment (
  id uuid not null,
  file_name text not null,
  checksum bytea not null,
  xml text not null,
  deployed_at timestamp(3) with time zone not null,
  deployed_by text not null
);

create table directory_applied (
  store_id uuid not null,
  key text not null,
  target_id uuid not null
);

create table directory_import (
  store_id uuid not null,
  state text not null,
  users integer not null default 0,
  groups integer not null default 0,
  links integer not null default 0,
  left_out integer not null default 0,
  problem text,
  attempt integer not null default 0,
  run_at timestamp with time zone not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone
);

create table directory_member (
  store_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  since timestamp with time zone not null
);

create table directory_object (
  store_id uuid not null,
  id uuid not null,
  kind text not null,
  version integer not null default 1,
  attributes jsonb not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  sort_name text not null generated always as (lower((attributes ->> 'displayName'::text))) stored,
  search_text text not null generated always as (lower((((((((((((((((' '::text || COALESCE((attributes ->> 'displayName'::text), ''::text)) || ' '::text) || COALESCE((attributes ->> 'userPrincipalName'::text), ''::text)) || ' '::text) || COALESCE((attributes ->> 'mailNickname'::text), ''::text)) || ' '::text) || COALESCE((attributes ->> 'mail'::text), ''::text)) || ' '::text) || COALESCE((attributes ->> 'department'::text), ''::text)) || ' '::text) || COALESCE((attributes ->> 'jobTitle'::text), ''::text)) || ' '::text) || COALESCE((attributes ->> 'employeeId'::text), ''::text)) || ' '::text) || COALESCE((attributes ->> 'description'::text), ''::text)))) stored
);

create table directory_password (
  store_id uuid not null,
  user_id uuid not null,
  salt bytea not null,
  hash bytea not null,
  changed_at timestamp with time zone not null
);

create table directory_relation (
  store_id uuid not null,
  object_id uuid not null,
  name text not null,
  user_id uuid not null
);

create table embedded_form (
  deployment_id uuid not null,
  form_id text not null,
  body text not null
);

create table errand (
  number bigint not null generated always as identity,
  line uuid not null,
  kind text not null,
  payload json not null,
  available_at timestamp(3) with time zone not null
);

create table fact (
  instance_id uuid not null,
  delivery_id text not null,
  number bigint not null generated always as identity,
  at timestamp(3) with time zone not null,
  fact json not null,
  actor text
);

create table first_administrator_link (
  only_one boolean not null default true,
  token_hash bytea not null,
  expires_at timestamp with time zone not null
);

create table flow (
  id uuid not null,
  name text not null,
  description text not null,
  draft json not null,
  active_version_id uuid,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by text not null
);

create table flow_run (
  instance_id uuid not null,
  account_id uuid,
  at timestamp with time zone not null
);

create table flow_version (
  version_id uuid not null,
  flow_id uuid not null,
  number integer,
  draft json not null,
  at timestamp with time zone not null,
  by text not null
);

create table identity_store (
  id uuid not null,
  name text not null,
  provider text not null,
  issuer text not null,
  domains text[] not null,
  settings jsonb not null,
  key_id bytea,
  sealed bytea,
  revision integer not null default 1,
  created_at timestamp with time zone not null
);

create table incident (
  id uuid not null,
  instance_id uuid not null,
  visit text not null,
  attempt integer not null,
  process_id text not null,
  node_id text not null,
  code text not null,
  message text not null,
  warnings json not null,
  delivery_id text,
  raised_at timestamp(3) with time zone not null
);

create table instance (
  id uuid not null,
  version_id uuid not null,
  process_id text not null,
  business_key text,
  status text not null,
  state json not null,
  revision integer not null,
  started_at timestamp(3) with time zone not null,
  finished_at timestamp(3) with time zone,
  caller_id uuid,
  caller_visit text,
  caller_attempt integer,
  depth integer not null,
  root_id uuid,
  started_by uuid
);

create table job (
  id uuid not null,
  instance_id uuid not null,
  visit text not null,
  attempt integer not null,
  task_type text not null,
  retries integer not null,
  headers json not null,
  variables json not null,
  created_at timestamp(3) with time zone not null,
  available_at timestamp(3) with time zone not null,
  lease uuid,
  worker text,
  begun_at timestamp(3) with time zone,
  hurried boolean not null default false
);

create table letter (
  id uuid not null,
  key text not null,
  template text not null,
  content jsonb not null,
  to_name text not null,
  to_address text not null,
  about_kind text not null,
  about_id text not null,
  state text not null,
  attempt integer not null default 0,
  run_at timestamp(3) with time zone,
  sentence text,
  created_at timestamp(3) with time zone not null default now(),
  finished_at timestamp(3) with time zone
);

create table link_round_trip (
  token_hash bytea not null,
  link_id uuid not null,
  nonce text not null,
  called_at timestamp with time zone,
  expires_at timestamp with time zone not null
);

create table linked_request (
  token_hash bytea not null,
  request_id uuid not null,
  link_id uuid not null,
  stage text not null,
  flow_name text not null,
  state text not null,
  sentence text,
  started_at timestamp with time zone not null,
  said jsonb,
  said_at timestamp with time zone,
  result jsonb
);

create table master_key (
  only_one boolean not null default true,
  fingerprint bytea not null
);

create table message (
  id uuid not null,
  number bigint not null generated always as identity,
  name text not null,
  correlation_key text not null,
  message_id text,
  variables json not null,
  published_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  published_by uuid
);

create table message_correlation (
  message_id uuid not null,
  process_id text not null
);

create table message_start (
  process_id text not null,
  correlation_key text not null,
  instance_id uuid not null
);

create table message_subscription (
  id uuid not null,
  instance_id uuid not null,
  process_id text not null,
  visit text not null,
  event text not null,
  round integer not null,
  name text not null,
  correlation_key text not null,
  created_at timestamp(3) with time zone not null,
  message_id uuid
);

create table migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now()
);

create table power_automate_client (
  store_id uuid not null,
  cloud text not null,
  organization text not null,
  region text,
  environment_url text not null,
  data_service_url text not null,
  tenant_id text not null,
  client_id text not null,
  key_id bytea not null,
  sealed bytea not null,
  flow_connection_id uuid,
  called_us_at timestamp with time zone,
  revision integer not null default 1,
  changed_at timestamp with time zone not null,
  changed_by uuid
);

create table process_version (
  id uuid not null,
  process_id text not null,
  version integer not null,
  name text,
  version_tag text,
  deployment_id uuid not null,
  graph json not null,
  deployed_at timestamp(3) with time zone not null
);

create table role_grant (
  account_id uuid not null,
  role text not null,
  granted_at timestamp with time zone not null
);

create table role_rule (
  id uuid not null,
  claim text not null,
  value text not null,
  role text not null,
  created_at timestamp with time zone not null
);

create table secret (
  name text not null,
  key_id bytea not null,
  sealed bytea not null,
  created_at timestamp(3) with time zone not null,
  changed_at timestamp(3) with time zone not null,
  changed_by uuid
);

create table session (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  user_agent text not null,
  address text not null,
  started_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  verified_at timestamp with time zone
);

create table signal_subscription (
  id uuid not null,
  instance_id uuid not null,
  visit text not null,
  event text not null,
  round integer not null,
  name text not null
);

create table start_event (
  id uuid not null,
  version_id uuid not null,
  process_id text not null,
  event text not null,
  type text not null,
  name text,
  round integer not null,
  due_at timestamp(3) with time zone,
  cycle text
);

create table timer (
  id uuid not null,
  instance_id uuid not null,
  visit text not null,
  event text not null,
  round integer not null,
  due_at timestamp(3) with time zone not null,
  available_at timestamp(3) with time zone not null
);

create table user_task (
  id uuid not null,
  instance_id uuid not null,
  visit text not null,
  name text not null,
  assignee text,
  candidate_users text[] not null,
  candidate_groups text[] not null,
  candidates text[] not null,
  due_at timestamp(3) with time zone,
  follow_up_at timestamp(3) with time zone,
  priority integer not null,
  form json,
  headers json not null,
  created_at timestamp(3) with time zone not null,
  revision integer not null
);

create table variable (
  instance_id uuid not null,
  name text not null,
  value text not null
);

create table webhook (
  version_id uuid not null,
  process_id text not null,
  element_id text not null,
  path text not null,
  drawn json not null,
  created_at timestamp(3) with time zone not null
);

create table workflow (
  id uuid not null,
  store_id uuid not null,
  system text,
  name text not null,
  description text not null,
  enabled boolean not null,
  event text not null,
  objects text[] not null,
  fields text[] not null,
  filter jsonb not null,
  approvers jsonb not null,
  accelerated boolean not null,
  priority integer not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

create table workflow_link (
  id uuid not null,
  workflow_id uuid not null,
  store_id uuid not null,
  template jsonb,
  template_at timestamp with time zone,
  template_by uuid,
  key_id bytea,
  sealed bytea,
  url_host text,
  url_flow text,
  url_at timestamp with time zone,
  url_by uuid,
  authenticated_at timestamp with time zone,
  authenticated_by uuid,
  answered_at timestamp with time zone,
  health text,
  health_sentence text,
  health_at timestamp with time zone,
  created_at timestamp with time zone not null
);

create table workflow_settings (
  store_id uuid not null,
  default_approver jsonb,
  acceleration_on boolean not null,
  levels_max integer not null,
  every_days integer not null,
  revision integer not null default 1,
  expiry_on boolean not null default false,
  expiry_days integer not null default 30
);

alter table account add constraint account_issuer_subject_key UNIQUE (issuer, subject);

alter table account add constraint account_pkey PRIMARY KEY (id);

alter table api_token add constraint api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table api_token add constraint api_token_name_check CHECK ((name <> ''::text));

alter table api_token add constraint api_token_pkey PRIMARY KEY (id);

alter table api_token add constraint api_token_scopes_check CHECK ((cardinality(scopes) > 0));

alter table api_token add constraint api_token_token_hash_key UNIQUE (token_hash);

alter table approval add constraint approval_check CHECK (((state = 'pending'::text) = (decided_at IS NULL)));

alter table approval add constraint approval_check1 CHECK (((state = 'pending'::text) OR (next_at IS NULL)));

alter table approval add constraint approval_decided_via_check CHECK ((decided_via = ANY (ARRAY['portal'::text, 'linked-flow'::text])));

alter table approval add constraint approval_pkey PRIMARY KEY (id);

alter table approval add constraint approval_queue_check CHECK ((queue = ANY (ARRAY['approvers'::text, 'default-approver'::text, 'administrators'::text])));

alter table approval add constraint approval_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'denied'::text, 'cancelled'::text, 'expired'::text])));

alter table approval_event add constraint approval_event_pkey PRIMARY KEY (approval_id, number);

alter table approval_holder add constraint approval_holder_check CHECK (((NOT pending) OR (until IS NULL)));

alter table approval_holder add constraint approval_holder_pkey PRIMARY KEY (approval_id, person_id);

alter table audit_entry add constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['account'::text, 'token'::text, 'system'::text, 'nobody'::text])));

alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (id);

alter table audit_head add constraint audit_head_only_one_check CHECK (only_one);

alter table audit_head add constraint audit_head_pkey PRIMARY KEY (only_one);

alter table audit_seal add constraint audit_seal_entry_id_key UNIQUE (entry_id);

alter table audit_seal add constraint audit_seal_pkey PRIMARY KEY ("position");

alter table audit_seal add constraint audit_seal_position_check CHECK (("position" > 0));

alter table audit_unsealed add constraint audit_unsealed_check CHECK (((mac IS NULL) = (code IS NULL)));

alter table audit_unsealed add constraint audit_unsealed_pkey PRIMARY KEY (entry_id);

alter table broadcast add constraint broadcast_pkey PRIMARY KEY (id);

alter table change add constraint change_check CHECK ((((state = 'applying'::text) AND (workflow IS NULL)) = (run_at IS NOT NULL)));

alter table change add constraint change_pkey PRIMARY KEY (id);

alter table change add constraint change_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'denied'::text, 'cancelled'::text, 'expired'::text, 'applying'::text, 'applied'::text, 'conflict'::text, 'failed'::text])));

alter table connection add constraint connection_check CHECK (((kind = ANY (ARRAY['oauth-code'::text, 'client-credentials'::text])) = (cloud IS NOT NULL)));

alter table connection add constraint connection_check1 CHECK ((((cloud IS NULL) = (tenant IS NULL)) AND ((cloud IS NULL) = (client_id IS NULL))));

alter table connection add constraint connection_check2 CHECK (((credential IS NULL) = (credential_key_id IS NULL)));

alter table connection add constraint connection_check3 CHECK (((grant_sealed IS NULL) = (grant_key_id IS NULL)));

alter table connection add constraint connection_check4 CHECK ((((kind = ANY (ARRAY['oauth-code'::text, 'client-credentials'::text])) AND (NOT owns_registration)) OR (credential IS NOT NULL)));

alter table connection add constraint connection_check5 CHECK (((trouble IS NULL) = (trouble_at IS NULL)));

alter table connection add constraint connection_check6 CHECK (((health <> 'connected'::text) OR (trouble IS NULL)));

alter table connection add constraint connection_cloud_check CHECK ((cloud = ANY (ARRAY['public'::text, 'gcc'::text, 'gcc-high'::text, 'china'::text, 'sandbox'::text])));

alter table connection add constraint connection_connected_by_fkey FOREIGN KEY (connected_by) REFERENCES account(id) ON DELETE SET NULL;

alter table connection add constraint connection_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id) ON DELETE SET NULL;

alter table connection add constraint connection_health_check CHECK ((health = ANY (ARRAY['connected'::text, 'needs-reconnect'::text, 'not-connected'::text])));

alter table connection add constraint connection_hosts_check CHECK ((cardinality(hosts) > 0));

alter table connection add constraint connection_kind_check CHECK ((kind = ANY (ARRAY['oauth-code'::text, 'client-credentials'::text, 'bearer'::text, 'api-key'::text, 'basic'::text])));

alter table connection add constraint connection_name_check CHECK ((name <> ''::text));

alter table connection add constraint connection_pkey PRIMARY KEY (id);

alter table connection_sign_in add constraint connection_sign_in_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connection(id) ON DELETE CASCADE;

alter table connection_sign_in add constraint connection_sign_in_pkey PRIMARY KEY (state_hash);

alter table connection_sign_in add constraint connection_sign_in_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE;

alter table connection_token add constraint connection_token_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connection(id) ON DELETE CASCADE;

alter table connection_token add constraint connection_token_pkey PRIMARY KEY (connection_id, resource);

alter table deployment add constraint deployment_file_name_check CHECK ((file_name <> ''::text));

alter table deployment add constraint deployment_pkey PRIMARY KEY (id);

alter table directory_applied add constraint directory_applied_pkey PRIMARY KEY (store_id, key);

alter table directory_import add constraint directory_import_pkey PRIMARY KEY (store_id);

alter table directory_import add constraint directory_import_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])));

alter table directory_import add constraint directory_import_store_id_fkey FOREIGN KEY (store_id) REFERENCES identity_store(id) ON DELETE CASCADE;

alter table directory_member add constraint directory_member_check CHECK ((group_id <> member_id));

alter table directory_member add constraint directory_member_pkey PRIMARY KEY (store_id, group_id, member_id);

alter table directory_member add constraint directory_member_store_id_group_id_fkey FOREIGN KEY (store_id, group_id) REFERENCES directory_object(store_id, id) ON DELETE CASCADE;

alter table directory_member add constraint directory_member_store_id_member_id_fkey FOREIGN KEY (store_id, member_id) REFERENCES directory_object(store_id, id) ON DELETE CASCADE;

alter table directory_object add constraint directory_object_attributes_check CHECK (((attributes ->> 'mailNickname'::text) IS NOT NULL));

alter table directory_object add constraint directory_object_check CHECK (((kind = 'group'::text) OR ((attributes ->> 'userPrincipalName'::text) IS NOT NULL)));

alter table directory_object add constraint directory_object_kind_check CHECK ((kind = ANY (ARRAY['user'::text, 'group'::text])));

alter table directory_object add constraint directory_object_pkey PRIMARY KEY (store_id, id);

alter table directory_password add constraint directory_password_pkey PRIMARY KEY (store_id, user_id);

alter table directory_password add constraint directory_password_store_id_user_id_fkey FOREIGN KEY (store_id, user_id) REFERENCES directory_object(store_id, id) ON DELETE CASCADE;

alter table directory_relation add constraint directory_relation_name_check CHECK ((name = ANY (ARRAY['manager'::text, 'additionalManagers'::text, 'owners'::text, 'additionalOwners'::text])));

alter table directory_relation add constraint directory_relation_pkey PRIMARY KEY (store_id, object_id, name, user_id);

alter table directory_relation add constraint directory_relation_store_id_object_id_fkey FOREIGN KEY (store_id, object_id) REFERENCES directory_object(store_id, id) ON DELETE CASCADE;

alter table directory_relation add constraint directory_relation_store_id_user_id_fkey FOREIGN KEY (store_id, user_id) REFERENCES directory_object(store_id, id) ON DELETE CASCADE;

alter table embedded_form add constraint embedded_form_deployment_id_fkey FOREIGN KEY (deployment_id) REFERENCES deployment(id);

alter table embedded_form add constraint embedded_form_pkey PRIMARY KEY (deployment_id, form_id);

alter table errand add constraint errand_pkey PRIMARY KEY (number);

alter table fact add constraint fact_pkey PRIMARY KEY (instance_id, delivery_id);

alter table first_administrator_link add constraint first_administrator_link_only_one_check CHECK (only_one);

alter table first_administrator_link add constraint first_administrator_link_pkey PRIMARY KEY (only_one);

alter table flow add constraint flow_active_version_id_fkey FOREIGN KEY (active_version_id) REFERENCES process_version(id);

alter table flow add constraint flow_name_check CHECK ((name <> ''::text));

alter table flow add constraint flow_pkey PRIMARY KEY (id);

alter table flow_run add constraint flow_run_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL;

alter table flow_run add constraint flow_run_pkey PRIMARY KEY (instance_id);

alter table flow_version add constraint flow_version_flow_id_fkey FOREIGN KEY (flow_id) REFERENCES flow(id) ON DELETE CASCADE;

alter table flow_version add constraint flow_version_flow_id_number_key UNIQUE (flow_id, number);

alter table flow_version add constraint flow_version_pkey PRIMARY KEY (version_id);

alter table flow_version add constraint flow_version_version_id_fkey FOREIGN KEY (version_id) REFERENCES process_version(id);

alter table identity_store add constraint identity_store_check CHECK (((key_id IS NULL) = (sealed IS NULL)));

alter table identity_store add constraint identity_store_check1 CHECK (((provider = 'embedded'::text) OR (sealed IS NOT NULL)));

alter table identity_store add constraint identity_store_name_check CHECK ((name <> ''::text));

alter table identity_store add constraint identity_store_pkey PRIMARY KEY (id);

alter table identity_store add constraint identity_store_provider_check CHECK ((provider = ANY (ARRAY['embedded'::text, 'entra'::text])));

alter table incident add constraint incident_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id) ON DELETE CASCADE;

alter table incident add constraint incident_instance_id_visit_attempt_delivery_id_key UNIQUE NULLS NOT DISTINCT (instance_id, visit, attempt, delivery_id);

alter table incident add constraint incident_pkey PRIMARY KEY (id);

alter table instance add constraint instance_business_key_check CHECK ((business_key <> ''::text));

alter table instance add constraint instance_check CHECK (((status = 'active'::text) = (finished_at IS NULL)));

alter table instance add constraint instance_check1 CHECK ((((caller_id IS NULL) = (caller_visit IS NULL)) AND ((caller_id IS NULL) = (caller_attempt IS NULL))));

alter table instance add constraint instance_pkey PRIMARY KEY (id);

alter table instance add constraint instance_revision_check CHECK ((revision > 0));

alter table instance add constraint instance_status_check CHECK ((status = ANY (ARRAY['active'::text, 'completed'::text, 'cancelled'::text, 'errorThrown'::text, 'escalated'::text])));

alter table job add constraint job_check CHECK (((lease IS NULL) = (worker IS NULL)));

alter table job add constraint job_instance_id_visit_key UNIQUE (instance_id, visit);

alter table job add constraint job_pkey PRIMARY KEY (id);

alter table letter add constraint letter_about_kind_check CHECK ((about_kind = ANY (ARRAY['request'::text, 'account'::text])));

alter table letter add constraint letter_check CHECK (((state = 'waiting'::text) = (run_at IS NOT NULL)));

alter table letter add constraint letter_check1 CHECK (((state = 'waiting'::text) = (finished_at IS NULL)));

alter table letter add constraint letter_check2 CHECK (((state <> 'failed'::text) OR (sentence IS NOT NULL)));

alter table letter add constraint letter_key_key UNIQUE (key);

alter table letter add constraint letter_pkey PRIMARY KEY (id);

alter table letter add constraint letter_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])));

alter table link_round_trip add constraint link_round_trip_link_id_fkey FOREIGN KEY (link_id) REFERENCES workflow_link(id) ON DELETE CASCADE;

alter table link_round_trip add constraint link_round_trip_pkey PRIMARY KEY (token_hash);

alter table linked_request add constraint linked_request_check CHECK ((((said IS NULL) = (said_at IS NULL)) AND ((result IS NULL) OR (said IS NOT NULL))));

alter table linked_request add constraint linked_request_link_id_fkey FOREIGN KEY (link_id) REFERENCES workflow_link(id) ON DELETE CASCADE;

alter table linked_request add constraint linked_request_pkey PRIMARY KEY (token_hash);

alter table linked_request add constraint linked_request_state_check CHECK ((state = ANY (ARRAY['starting'::text, 'started'::text, 'answered'::text, 'failed'::text, 'unknown'::text])));

alter table master_key add constraint master_key_only_one_check CHECK (only_one);

alter table master_key add constraint master_key_pkey PRIMARY KEY (only_one);

alter table message add constraint message_message_id_check CHECK ((message_id <> ''::text));

alter table message add constraint message_name_check CHECK ((name <> ''::text));

alter table message add constraint message_name_correlation_key_message_id_key UNIQUE (name, correlation_key, message_id);

alter table message add constraint message_pkey PRIMARY KEY (id);

alter table message_correlation add constraint message_correlation_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE;

alter table message_correlation add constraint message_correlation_pkey PRIMARY KEY (message_id, process_id);

alter table message_start add constraint message_start_instance_id_key UNIQUE (instance_id);

alter table message_start add constraint message_start_pkey PRIMARY KEY (process_id, correlation_key);

alter table message_subscription add constraint message_subscription_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id) ON DELETE CASCADE;

alter table message_subscription add constraint message_subscription_instance_id_visit_event_round_key UNIQUE (instance_id, visit, event, round);

alter table message_subscription add constraint message_subscription_pkey PRIMARY KEY (id);

alter table migration add constraint migration_pkey PRIMARY KEY (number);

alter table power_automate_client add constraint power_automate_client_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table power_automate_client add constraint power_automate_client_flow_connection_id_fkey FOREIGN KEY (flow_connection_id) REFERENCES connection(id) ON DELETE SET NULL;

alter table power_automate_client add constraint power_automate_client_organization_check CHECK ((organization <> ''::text));

alter table power_automate_client add constraint power_automate_client_pkey PRIMARY KEY (store_id);

alter table power_automate_client add constraint power_automate_client_store_id_fkey FOREIGN KEY (store_id) REFERENCES identity_store(id) ON DELETE CASCADE;

alter table process_version add constraint process_version_deployment_id_fkey FOREIGN KEY (deployment_id) REFERENCES deployment(id);

alter table process_version add constraint process_version_pkey PRIMARY KEY (id);

alter table process_version add constraint process_version_process_id_check CHECK ((process_id <> ''::text));

alter table process_version add constraint process_version_process_id_version_key UNIQUE (process_id, version);

alter table process_version add constraint process_version_version_check CHECK ((version > 0));

alter table role_grant add constraint role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table role_grant add constraint role_grant_pkey PRIMARY KEY (account_id, role);

alter table role_grant add constraint role_grant_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'workflow-designer'::text, 'help-desk'::text, 'auditor'::text, 'user'::text])));

alter table role_rule add constraint role_rule_claim_check CHECK ((claim = ANY (ARRAY['roles'::text, 'groups'::text])));

alter table role_rule add constraint role_rule_claim_value_role_key UNIQUE (claim, value, role);

alter table role_rule add constraint role_rule_pkey PRIMARY KEY (id);

alter table role_rule add constraint role_rule_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'workflow-designer'::text, 'help-desk'::text, 'auditor'::text, 'user'::text])));

alter table role_rule add constraint role_rule_value_check CHECK ((value <> ''::text));

alter table secret add constraint secret_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table secret add constraint secret_name_check CHECK ((name <> ''::text));

alter table secret add constraint secret_pkey PRIMARY KEY (name);

alter table session add constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table session add constraint session_pkey PRIMARY KEY (id);

alter table session add constraint session_token_hash_key UNIQUE (token_hash);

alter table signal_subscription add constraint signal_subscription_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id) ON DELETE CASCADE;

alter table signal_subscription add constraint signal_subscription_instance_id_visit_event_round_key UNIQUE (instance_id, visit, event, round);

alter table signal_subscription add constraint signal_subscription_pkey PRIMARY KEY (id);

alter table start_event add constraint start_event_check CHECK (((type = 'timer'::text) = (name IS NULL)));

alter table start_event add constraint start_event_check1 CHECK (((type = 'timer'::text) = (due_at IS NOT NULL)));

alter table start_event add constraint start_event_pkey PRIMARY KEY (id);

alter table start_event add constraint start_event_type_check CHECK ((type = ANY (ARRAY['timer'::text, 'message'::text, 'signal'::text])));

alter table start_event add constraint start_event_version_id_event_key UNIQUE (version_id, event);

alter table start_event add constraint start_event_version_id_fkey FOREIGN KEY (version_id) REFERENCES process_version(id) ON DELETE CASCADE;

alter table timer add constraint timer_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id) ON DELETE CASCADE;

alter table timer add constraint timer_instance_id_visit_event_round_key UNIQUE (instance_id, visit, event, round);

alter table timer add constraint timer_pkey PRIMARY KEY (id);

alter table user_task add constraint user_task_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id) ON DELETE CASCADE;

alter table user_task add constraint user_task_instance_id_visit_key UNIQUE (instance_id, visit);

alter table user_task add constraint user_task_pkey PRIMARY KEY (id);

alter table user_task add constraint user_task_revision_check CHECK ((revision > 0));

alter table variable add constraint variable_pkey PRIMARY KEY (instance_id, name);

alter table webhook add constraint webhook_pkey PRIMARY KEY (version_id, element_id);

alter table webhook add constraint webhook_version_id_fkey FOREIGN KEY (version_id) REFERENCES process_version(id) ON DELETE CASCADE;

alter table workflow add constraint workflow_check CHECK ((system = event));

alter table workflow add constraint workflow_event_check CHECK ((event = ANY (ARRAY['create'::text, 'edit'::text, 'delete'::text, 'join'::text, 'leave'::text, 'nest'::text, 'expiry-policy'::text, 'change-manager'::text, 'transfer'::text, 'terminate'::text, 'reset-password'::text])));

alter table workflow add constraint workflow_name_check CHECK ((name <> ''::text));

alter table workflow add constraint workflow_objects_check CHECK (((cardinality(objects) > 0) AND (objects <@ '{user,group}'::text[])));

alter table workflow add constraint workflow_pkey PRIMARY KEY (id);

alter table workflow add constraint workflow_priority_check CHECK ((priority > 0));

alter table workflow add constraint workflow_store_id_fkey FOREIGN KEY (store_id) REFERENCES identity_store(id) ON DELETE CASCADE;

alter table workflow_link add constraint workflow_link_authenticated_by_fkey FOREIGN KEY (authenticated_by) REFERENCES account(id) ON DELETE SET NULL;

alter table workflow_link add constraint workflow_link_check CHECK ((num_nulls(key_id, sealed, url_host, url_flow, url_at) = ANY (ARRAY[0, 5])));

alter table workflow_link add constraint workflow_link_check1 CHECK (((authenticated_at IS NULL) OR (sealed IS NOT NULL)));

alter table workflow_link add constraint workflow_link_health_check CHECK ((health = ANY (ARRAY['ok'::text, 'off'::text, 'trouble'::text])));

alter table workflow_link add constraint workflow_link_pkey PRIMARY KEY (id);

alter table workflow_link add constraint workflow_link_store_id_fkey FOREIGN KEY (store_id) REFERENCES power_automate_client(store_id) ON DELETE CASCADE;

alter table workflow_link add constraint workflow_link_template_by_fkey FOREIGN KEY (template_by) REFERENCES account(id) ON DELETE SET NULL;

alter table workflow_link add constraint workflow_link_url_by_fkey FOREIGN KEY (url_by) REFERENCES account(id) ON DELETE SET NULL;

alter table workflow_link add constraint workflow_link_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES workflow(id) ON DELETE CASCADE;

alter table workflow_link add constraint workflow_link_workflow_id_key UNIQUE (workflow_id);

alter table workflow_settings add constraint workflow_settings_every_days_check CHECK (((every_days >= 1) AND (every_days <= 90)));

alter table workflow_settings add constraint workflow_settings_expiry_days_check CHECK (((expiry_days >= 1) AND (expiry_days <= 365)));

alter table workflow_settings add constraint workflow_settings_levels_max_check CHECK (((levels_max >= 1) AND (levels_max <= 10)));

alter table workflow_settings add constraint workflow_settings_pkey PRIMARY KEY (store_id);

alter table workflow_settings add constraint workflow_settings_store_id_fkey FOREIGN KEY (store_id) REFERENCES identity_store(id) ON DELETE CASCADE;

CREATE INDEX account_by_name ON public.account USING btree (lower(name), id);

CREATE INDEX api_token_by_account ON public.api_token USING btree (account_id);

CREATE INDEX approval_by_account ON public.approval USING btree (account_id, created_at, id);

CREATE INDEX approval_by_time ON public.approval USING btree (created_at, id);

CREATE INDEX approval_by_words ON public.approval USING gin (search_text gin_trgm_ops);

CREATE INDEX approval_expiring ON public.approval USING btree (expires_at) WHERE ((state = 'pending'::text) AND (expires_at IS NOT NULL));

CREATE INDEX approval_left_over ON public.approval USING btree (created_at, id) WHERE ((state = 'pending'::text) AND (queue = 'administrators'::text));

CREATE INDEX approval_pending ON public.approval USING btree (created_at, id) WHERE (state = 'pending'::text);

CREATE INDEX approval_to_pass_on ON public.approval USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX approval_holder_by_person ON public.approval_holder USING btree (person_id, store_id, created_at, approval_id);

CREATE INDEX approval_holder_inbox ON public.approval_holder USING btree (person_id, store_id, created_at, approval_id) WHERE pending;

CREATE INDEX audit_entry_by_action ON public.audit_entry USING btree (action, at, id);

CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (at, id);

CREATE INDEX broadcast_over ON public.broadcast USING btree (broadcast_at);

CREATE INDEX change_approved ON public.change USING btree (id) WHERE ((workflow IS NOT NULL) AND (state = ANY (ARRAY['approved'::text, 'applying'::text])));

CREATE INDEX change_by_member ON public.change USING btree (store_id, member_id, created_at, id) WHERE (member_id IS NOT NULL);

CREATE UNIQUE INDEX change_by_repetition ON public.change USING btree (account_id, repetition_key);

CREATE INDEX change_by_target ON public.change USING btree (store_id, target_id, created_at, id) WHERE (target_id IS NOT NULL);

CREATE INDEX change_to_apply ON public.change USING btree (run_at) WHERE (state = 'applying'::text);

CREATE UNIQUE INDEX connection_by_name ON public.connection USING btree (lower(name));

CREATE INDEX connection_sign_in_by_connection ON public.connection_sign_in USING btree (connection_id);

CREATE INDEX connection_sign_in_by_session ON public.connection_sign_in USING btree (session_id);

CREATE INDEX directory_member_by_member ON public.directory_member USING btree (store_id, member_id);

CREATE INDEX directory_object_by_department ON public.directory_object USING btree (store_id, lower((attributes ->> 'department'::text)), sort_name, id) WHERE (kind = 'user'::text);

CREATE INDEX directory_object_by_mail ON public.directory_object USING btree (store_id, lower((attributes ->> 'mail'::text)));

CREATE INDEX directory_object_by_name ON public.directory_object USING btree (store_id, kind, sort_name, id);

CREATE UNIQUE INDEX directory_object_by_nickname ON public.directory_object USING btree (store_id, kind, lower((attributes ->> 'mailNickname'::text)));

CREATE UNIQUE INDEX directory_object_by_user_name ON public.directory_object USING btree (store_id, lower((attributes ->> 'userPrincipalName'::text))) WHERE (kind = 'user'::text);

CREATE INDEX directory_object_by_words ON public.directory_object USING gin (search_text gin_trgm_ops);

CREATE INDEX directory_relation_by_user ON public.directory_relation USING btree (store_id, user_id, name);

CREATE UNIQUE INDEX directory_relation_one_manager ON public.directory_relation USING btree (store_id, object_id) WHERE (name = 'manager'::text);

CREATE INDEX errand_by_line ON public.errand USING btree (line, number);

CREATE UNIQUE INDEX flow_by_name ON public.flow USING btree (lower(name));

CREATE INDEX flow_run_by_account ON public.flow_run USING btree (account_id, at DESC);

CREATE INDEX flow_run_by_time ON public.flow_run USING btree (at);

CREATE UNIQUE INDEX identity_store_by_name ON public.identity_store USING btree (lower(name));

CREATE INDEX incident_by_cause ON public.incident USING btree (process_id, node_id, code);

CREATE INDEX incident_by_time ON public.incident USING btree (raised_at DESC, id DESC);

CREATE INDEX instance_by_business_key ON public.instance USING btree (business_key, started_at, id) WHERE (business_key IS NOT NULL);

CREATE INDEX instance_by_caller ON public.instance USING btree (caller_id) WHERE (caller_id IS NOT NULL);

CREATE INDEX instance_by_end ON public.instance USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE INDEX instance_by_process ON public.instance USING btree (process_id, started_at, id);

CREATE INDEX instance_by_root ON public.instance USING btree (root_id) WHERE ((root_id IS NOT NULL) AND (status = 'active'::text));

CREATE INDEX instance_by_time ON public.instance USING btree (started_at, id);

CREATE INDEX instance_running_by_version ON public.instance USING btree (version_id) WHERE (status = 'active'::text);

CREATE INDEX instance_that_runs ON public.instance USING btree (started_at, id) WHERE (status = 'active'::text);

CREATE INDEX job_by_availability ON public.job USING btree (task_type, available_at);

CREATE INDEX letter_by_end ON public.letter USING btree (finished_at) WHERE (state <> 'waiting'::text);

CREATE INDEX letter_by_state ON public.letter USING btree (state, created_at, id) WHERE (state <> 'sent'::text);

CREATE INDEX letter_newest ON public.letter USING btree (created_at, id);

CREATE INDEX letter_waiting ON public.letter USING btree (run_at) WHERE (state = 'waiting'::text);

CREATE INDEX link_round_trip_by_link ON public.link_round_trip USING btree (link_id);

CREATE INDEX linked_request_by_link ON public.linked_request USING btree (link_id);

CREATE INDEX linked_request_by_request ON public.linked_request USING btree (request_id, started_at);

CREATE INDEX message_by_end ON public.message USING btree (expires_at);

CREATE INDEX message_in_order ON public.message USING btree (name, correlation_key, number);

CREATE INDEX message_subscription_open ON public.message_subscription USING btree (name, correlation_key, created_at, id) WHERE (message_id IS NULL);

CREATE INDEX power_automate_client_by_connection ON public.power_automate_client USING btree (flow_connection_id);

CREATE INDEX process_version_by_deployment ON public.process_version USING btree (deployment_id);

CREATE INDEX process_version_by_tag ON public.process_version USING btree (process_id, version_tag, version) WHERE (version_tag IS NOT NULL);

CREATE INDEX session_by_account ON public.session USING btree (account_id);

CREATE INDEX session_by_end ON public.session USING btree (expires_at);

CREATE INDEX signal_subscription_by_name ON public.signal_subscription USING btree (name);

CREATE INDEX start_event_by_name ON public.start_event USING btree (type, name) WHERE (name IS NOT NULL);

CREATE INDEX start_event_by_process ON public.start_event USING btree (process_id);

CREATE INDEX start_event_by_time ON public.start_event USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX timer_by_availability ON public.timer USING btree (available_at);

CREATE INDEX user_task_by_assignee ON public.user_task USING btree (lower(assignee), created_at, id) WHERE (assignee IS NOT NULL);

CREATE INDEX user_task_by_candidate ON public.user_task USING gin (candidates);

CREATE INDEX user_task_by_time ON public.user_task USING btree (created_at, id);

CREATE INDEX variable_by_value ON public.variable USING btree (name, value);

CREATE INDEX webhook_by_path ON public.webhook USING btree (path);

CREATE INDEX webhook_by_process ON public.webhook USING btree (process_id);

CREATE UNIQUE INDEX workflow_by_name ON public.workflow USING btree (store_id, lower(name));

CREATE UNIQUE INDEX workflow_by_system ON public.workflow USING btree (store_id, system) WHERE (system IS NOT NULL);

CREATE INDEX workflow_link_by_store ON public.workflow_link USING btree (store_id);

CREATE OR REPLACE FUNCTION public.audit_is_written_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an audit row is never changed or deleted';
end
$function$
;

CREATE OR REPLACE FUNCTION public.row_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a row of % is never deleted, and keeps its id', tg_table_name;
end
$function$
;

CREATE TRIGGER account_stays BEFORE DELETE OR UPDATE OF id OR TRUNCATE ON public.account FOR EACH STATEMENT EXECUTE FUNCTION row_stays();

CREATE TRIGGER audit_entry_is_written_once BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_is_written_once();

CREATE TRIGGER audit_seal_is_written_once BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION audit_is_written_once();

CREATE TRIGGER change_stays BEFORE DELETE OR UPDATE OF id OR TRUNCATE ON public.change FOR EACH STATEMENT EXECUTE FUNCTION row_stays();

CREATE TRIGGER identity_store_stays BEFORE DELETE OR UPDATE OF id OR TRUNCATE ON public.identity_store FOR EACH STATEMENT EXECUTE FUNCTION row_stays();

CREATE TRIGGER process_version_stays BEFORE DELETE OR UPDATE OF id OR TRUNCATE ON public.process_version FOR EACH STATEMENT EXECUTE FUNCTION row_stays();
