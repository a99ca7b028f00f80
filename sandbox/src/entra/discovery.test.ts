import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tenant } from '../company/index.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const discover = async (name: string) => {
  const response = await fetch(`${sandbox.url}/${name}/v2.0/.well-known/openid-configuration`)
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

test('discovery has exactly the fields of Entra, with the sandbox in place of its hosts', async () => {
  const { status, body } = await discover(tenant.id)
  const at = `${sandbox.url}/${tenant.id}`
  const { host } = new URL(sandbox.url)
  assert.equal(status, 200)
  assert.deepEqual(body, {
    token_endpoint: `${at}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${at}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${at}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${sandbox.url}/oidc/userinfo`,
    authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${at}/oauth2/v2.0/logout`,
    claims_supported:
      'sub iss aud exp iat auth_time acr nonce preferred_username name tid ver at_hash c_hash email'.split(' '),
    tenant_region_scope: null,
    cloud_instance_name: host,
    cloud_graph_host_name: host,
    msgraph_host: host,
    rbac_url: sandbox.url,
  })
})

test('a verified domain, whatever its case, means the tenant and is answered with its id', async () => {
  const { body } = await discover('Alder.Example')
  assert.equal(body.issuer, `${sandbox.url}/${tenant.id}/v2.0`)
  assert.equal(body.token_endpoint, `${sandbox.url}/${tenant.id}/oauth2/v2.0/token`)
})

test('a shared authority keeps its word in the endpoints and tells its issuer as a pattern', async () => {
  for (const name of ['common', 'organizations']) {
    const { body } = await discover(name)
    assert.equal(body.issuer, `${sandbox.url}/{tenantid}/v2.0`)
    assert.equal(body.authorization_endpoint, `${sandbox.url}/${name}/oauth2/v2.0/authorize`)
  }
})

test('the issuer of /consumers is the tenant of personal accounts', async () => {
  const { body } = await discover('consumers')
  assert.equal(body.issuer, `${sandbox.url}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0`)
})

test('AADSTS90002 an unknown tenant is 400 invalid_tenant, in the whole error shape', async () => {
  for (const name of ['00000000-0000-4000-8000-000000000000', 'contoso.example']) {
    const { status, headers, body } = await discover(name)
    assert.equal(status, 400)
    assert.equal(body.error, 'invalid_tenant')
    assert.deepEqual(body.error_codes, [90002])
    assert.equal(body.timestamp, '2026-11-20 09:02:24Z')
    assert.equal(
      body.error_description,
      `AADSTS90002: Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant. Trace ID: ${body.trace_id} Correlation ID: ${body.correlation_id} Timestamp: 2026-11-20 09:02:24Z`,
    )
    assert.equal(body.error_uri, `${sandbox.url}/error?code=90002`)
    assert.equal(headers.get('x-ms-request-id'), body.trace_id)
    assert.equal(headers.get('client-request-id'), body.correlation_id)
  }
})

test('AADSTS900023 what is neither GUID nor domain is malformed', async () => {
  const { status, body } = await discover('not_a_tenant')
  assert.equal(status, 400)
  assert.deepEqual(body.error_codes, [900023])
})

test('a correlation id that the caller brings comes back, if it is a GUID', async () => {
  const ask = (id: string) =>
    fetch(`${sandbox.url}/nowhere.example/v2.0/.well-known/openid-configuration`, {
      headers: { 'client-request-id': id },
    })
  const own = '3f0c2c6e-6d0b-4f2e-9c57-0d9a5a1d3b11'
  const echoed = await ask(own)
  assert.equal(echoed.headers.get('client-request-id'), own)
  assert.equal(((await echoed.json()) as { correlation_id: string }).correlation_id, own)
  assert.notEqual((await ask('<script>')).headers.get('client-request-id'), '<script>')
})

test('the published keys have no alg, and there is more than one', async () => {
  const response = await fetch(`${sandbox.url}/${tenant.id}/discovery/v2.0/keys`)
  const { keys } = (await response.json()) as { keys: Record<string, unknown>[] }
  assert.equal(keys.length, 2)
  for (const key of keys)
    assert.deepEqual(Object.keys(key).sort(), ['e', 'issuer', 'kid', 'kty', 'n', 'use'], 'and never a private part')
  assert.equal(new Set(keys.map(({ kid }) => kid)).size, 2)
})

test('keys of an unknown tenant are refused', async () => {
  assert.equal((await fetch(`${sandbox.url}/contoso.example/discovery/v2.0/keys`)).status, 400)
})
