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
  entry_id uuid not null
);

create table first_administrator_link (
  only_one boolean not null default true,
  token_hash bytea not null,
  expires_at timestamp with time zone not null
);

create table master_key (
  only_one boolean not null default true,
  fingerprint bytea not null
);

create table migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now()
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

create table session (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  user_agent text not null,
  address text not null,
  started_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

alter table account add constraint account_issuer_subject_key UNIQUE (issuer, subject);

alter table account add constraint account_pkey PRIMARY KEY (id);

alter table api_token add constraint api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table api_token add constraint api_token_name_check CHECK ((name <> ''::text));

alter table api_token add constraint api_token_pkey PRIMARY KEY (id);

alter table api_token add constraint api_token_scopes_check CHECK ((cardinality(scopes) > 0));

alter table api_token add constraint api_token_token_hash_key UNIQUE (token_hash);

alter table audit_entry add constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['account'::text, 'token'::text, 'system'::text, 'nobody'::text])));

alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (id);

alter table audit_head add constraint audit_head_only_one_check CHECK (only_one);

alter table audit_head add constraint audit_head_pkey PRIMARY KEY (only_one);

alter table audit_seal add constraint audit_seal_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entry(id);

alter table audit_seal add constraint audit_seal_entry_id_key UNIQUE (entry_id);

alter table audit_seal add constraint audit_seal_pkey PRIMARY KEY ("position");

alter table audit_seal add constraint audit_seal_position_check CHECK (("position" > 0));

alter table audit_unsealed add constraint audit_unsealed_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entry(id);

alter table audit_unsealed add constraint audit_unsealed_pkey PRIMARY KEY (entry_id);

alter table first_administrator_link add constraint first_administrator_link_only_one_check CHECK (only_one);

alter table first_administrator_link add constraint first_administrator_link_pkey PRIMARY KEY (only_one);

alter table master_key add constraint master_key_only_one_check CHECK (only_one);

alter table master_key add constraint master_key_pkey PRIMARY KEY (only_one);

alter table migration add constraint migration_pkey PRIMARY KEY (number);

alter table role_grant add constraint role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table role_grant add constraint role_grant_pkey PRIMARY KEY (account_id, role);

alter table role_grant add constraint role_grant_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'workflow-designer'::text, 'help-desk'::text, 'auditor'::text, 'user'::text])));

alter table role_rule add constraint role_rule_claim_check CHECK ((claim = ANY (ARRAY['roles'::text, 'groups'::text])));

alter table role_rule add constraint role_rule_claim_value_role_key UNIQUE (claim, value, role);

alter table role_rule add constraint role_rule_pkey PRIMARY KEY (id);

alter table role_rule add constraint role_rule_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'workflow-designer'::text, 'help-desk'::text, 'auditor'::text, 'user'::text])));

alter table role_rule add constraint role_rule_value_check CHECK ((value <> ''::text));

alter table session add constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table session add constraint session_pkey PRIMARY KEY (id);

alter table session add constraint session_token_hash_key UNIQUE (token_hash);

CREATE INDEX account_by_name ON public.account USING btree (lower(name), id);

CREATE INDEX api_token_by_account ON public.api_token USING btree (account_id);

CREATE INDEX audit_entry_by_action ON public.audit_entry USING btree (action, at DESC, id DESC);

CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (at DESC, id DESC);

CREATE INDEX session_by_account ON public.session USING btree (account_id);

CREATE INDEX session_by_end ON public.session USING btree (expires_at);

CREATE OR REPLACE FUNCTION public.audit_is_written_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an audit row is never changed or deleted';
end
$function$
;

CREATE TRIGGER audit_entry_is_written_once BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_is_written_once();

CREATE TRIGGER audit_seal_is_written_once BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION audit_is_written_once();
