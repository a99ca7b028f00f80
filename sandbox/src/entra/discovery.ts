// What a client may know beforehand: endpoints and keys.

import { type Context, Hono } from 'hono'
import type { Premises } from '../premises.ts'
import { type Authority, issuerOf, readAuthority } from './authority.ts'
import { atDoor } from './door.ts'
import { refusalBody } from './refusal.ts'
import type { Traced } from './traced.ts'

export const discoveryRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/:tenant/v2.0/.well-known/openid-configuration', (c) => configuration(c, atDoor(c, premises)))
    .get('/:tenant/discovery/v2.0/keys', (c) => keys(c, atDoor(c, premises)))

/** At a shared authority the issuer is a pattern, since only a token says whose it is; personal accounts have a tenant. */
const toldIssuer = (url: string, { kind, tenant }: Authority): string =>
  issuerOf(
    url,
    { tenant: tenant.id, consumers: personalAccounts, common: '{tenantid}', organizations: '{tenantid}' }[kind],
  )

/** The tenant of all personal accounts. */
const personalAccounts = '9188040d-6c67-4c5b-b112-36a304b66dad'

function configuration(c: Context<Traced>, { url, store }: Premises) {
  const reading = readAuthority(store, c.req.param('tenant') ?? '')
  c.header('access-control-allow-origin', '*')
  if (!reading.ok) {
    // Discovery alone says invalid_tenant where the other endpoints say invalid_request.
    const refusal = { ...reading.refusal, error: 'invalid_tenant' as const }
    return c.json(refusalBody(refusal, c.var.trace, url), refusal.status)
  }
  const at = `${url}/${reading.value.segment}`
  const { host } = new URL(url)
  return c.json({
    token_endpoint: `${at}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${at}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: toldIssuer(url, reading.value),
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${url}/oidc/userinfo`,
    authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${at}/oauth2/v2.0/logout`,
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'auth_time',
      'acr',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
      'at_hash',
      'c_hash',
      'email',
    ],
    tenant_region_scope: null,
    cloud_instance_name: host,
    cloud_graph_host_name: host,
    msgraph_host: host,
    rbac_url: url,
  })
}

function keys(c: Context<Traced>, { url, store, keys: { published } }: Premises) {
  const reading = readAuthority(store, c.req.param('tenant') ?? '')
  c.header('access-control-allow-origin', '*')
  if (!reading.ok) return c.json(refusalBody(reading.refusal, c.var.trace, url), reading.refusal.status)
  const issuer = toldIssuer(url, reading.value)
  return c.json({ keys: published.map((key) => ({ ...key, issuer })) })
}
