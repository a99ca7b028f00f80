-- Signed-in accounts, applications and keys at other systems. See server/src/connections.

create table connection (
  id uuid primary key,
  name text not null check (name <> ''),
  connector text not null,
  kind text not null check (kind in ('oauth-code', 'client-credentials', 'bearer', 'api-key', 'basic')),
  cloud text check (cloud in ('public', 'gcc', 'gcc-high', 'china', 'sandbox')),
  tenant text,
  client_id text,
  owns_registration boolean not null,
  hosts text[] not null check (cardinality(hosts) > 0),
  test_url text,
  actions text[] not null,
  credential_key_id bytea, -- of the key that the credential's own key is wrapped with
  credential bytea, -- none where Countersign's own app registration is used
  credential_expires_at timestamptz(3),
  grant_key_id bytea,
  grant_sealed bytea, -- the refresh token of whoever signed in
  account_id text,
  account_name text,
  granted text[],
  health text not null check (health in ('connected', 'needs-reconnect', 'not-connected')),
  trouble text,
  trouble_reference text,
  trouble_at timestamptz(3),
  created_at timestamptz(3) not null,
  created_by uuid references account on delete set null,
  connected_at timestamptz(3),
  connected_by uuid references account on delete set null,
  last_used_at timestamptz(3),
  refresh_by uuid, -- whoever asks for a token now, and until when he has the right to
  refresh_until timestamptz(3),
  check ((kind in ('oauth-code', 'client-credentials')) = (cloud is not null)),
  check ((cloud is null) = (tenant is null) and (cloud is null) = (client_id is null)),
  check ((credential is null) = (credential_key_id is null)),
  check ((grant_sealed is null) = (grant_key_id is null)),
  check (kind in ('oauth-code', 'client-credentials') and not owns_registration or credential is not null),
  check ((trouble is null) = (trouble_at is null)),
  check (health <> 'connected' or trouble is null)
);
create unique index connection_by_name on connection (lower(name));

-- Tokens that are good for about an hour, one for each thing they are for.
create table connection_token (
  connection_id uuid not null references connection on delete cascade,
  resource text not null,
  key_id bytea not null,
  sealed bytea not null,
  expires_at timestamptz(3) not null,
  primary key (connection_id, resource)
);

-- Who is away to sign in: good once, and in the session that began it.
create table connection_sign_in (
  state_hash bytea primary key,
  connection_id uuid not null references connection on delete cascade,
  session_id uuid not null references session on delete cascade,
  any_account boolean not null,
  key_id bytea not null,
  sealed bytea not null, -- what only we know of it: verifier and nonce
  begun_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);
create index connection_sign_in_by_connection on connection_sign_in (connection_id);
create index connection_sign_in_by_session on connection_sign_in (session_id);
