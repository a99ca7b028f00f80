import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { askAs, assertRefused, claimsIn, newApp, type TestApp } from '../../testing/testApps.ts'
import { assertError, graphWith } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

const graph = 'https://graph.microsoft.com'

let sandbox: TestSandbox
let app: TestApp
before(async () => {
  sandbox = await testSandbox()
  app = await newApp(sandbox, {
    permissions: [`application ${graph} User.Read.All`, `application ${graph} Group.Read.All`],
  })
})
after(() => sandbox[Symbol.asyncDispose]())

const ask = (scope: string, fields = {}) => askAs(sandbox, app, { grant_type: 'client_credentials', scope, ...fields })

const consent = (method: 'POST' | 'DELETE') =>
  fetch(`${sandbox.url}/_sandbox/apps/${app.clientId}/admin-consent`, {
    method,
    headers: { 'content-type': 'application/json' },
  })

test('an app gets a token whether it holds a role or not; to refuse is the API’s business', async () => {
  const { status, headers, body } = await ask(`${graph}/.default`)
  assert.equal(status, 200)
  assert.deepEqual(Object.keys(body).sort(), ['access_token', 'expires_in', 'ext_expires_in', 'token_type'])
  assert.equal(headers.get('cache-control'), 'no-store, no-cache')
  const claims = claimsIn(body.access_token)
  assert.equal(claims.aud, graph)
  assert.equal(claims.idtyp, 'app')
  assert.equal(claims.oid, claims.sub)
  assert.equal(claims.appidacr, '1')
  assert.ok(!('roles' in claims) && !('scp' in claims))
  assertError(await graphWith(sandbox, String(body.access_token)).get('/users'), 403, 'Authorization_RequestDenied')
})

test('what an administrator agreed to are its roles, until it is taken back', async () => {
  await consent('POST')
  const { body } = await ask(`${graph}/.default`)
  assert.deepEqual(claimsIn(body.access_token).roles, ['Group.Read.All', 'User.Read.All'])
  assert.equal((await graphWith(sandbox, String(body.access_token)).get('/users')).status, 200)
  await consent('DELETE')
  assert.ok(!('roles' in claimsIn((await ask(`${graph}/.default`)).body.access_token)))
})

for (const [scope, audience] of [
  [`${graph}/.default`, graph],
  ['00000003-0000-0000-c000-000000000000/.default', '00000003-0000-0000-c000-000000000000'],
  ['https://service.flow.microsoft.com/.default', 'https://service.flow.microsoft.com'],
  ['https://service.flow.microsoft.com//.default', 'https://service.flow.microsoft.com/'],
  ['https://management.azure.com//.default', 'https://management.azure.com/'],
  ['https://service.powerapps.com/.default', 'https://service.powerapps.com'],
] as const)
  test(`the audience is the scope without /.default: ${scope}`, async () => {
    const { status, body } = await ask(scope)
    assert.equal(status, 200)
    assert.equal(claimsIn(body.access_token).aud, audience)
  })

test('Dataverse goes by the sandbox’s own address, over http and https, and has no roles for apps', async () => {
  for (const origin of [sandbox.url, sandbox.httpsUrl, `${sandbox.url}/`]) {
    const { body } = await ask(`${origin}/.default`)
    assert.equal(claimsIn(body.access_token).aud, origin)
    assert.ok(!('roles' in claimsIn(body.access_token)))
  }
})

test('an app may ask for a token for itself', async () => {
  const { body } = await ask(`${app.clientId}/.default`)
  assert.equal(claimsIn(body.access_token).aud, app.clientId)
  assert.equal(claimsIn((await ask(`api://${app.clientId}/.default`)).body.access_token).aud, `api://${app.clientId}`)
})

test('AADSTS500011 Dataverse of somebody else’s environment is none', async () => {
  assertRefused(await ask('https://org11aaa11a.crm4.dynamics.com/.default'), [400, 'invalid_resource', 500011])
})

for (const scope of ['openid', 'User.Read.All', `${graph}/`, '.default'])
  test(`AADSTS1002012 ${scope}`, async () => {
    assertRefused(await ask(scope), [400, 'invalid_scope', 1002012])
  })
