import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { day } from '../../clock.ts'
import { employeeId } from '../../company/index.ts'
import { clientCertificate } from '../../testing/clientCertificate.ts'
import { askAs, changeApp, newApp, type TestApp } from '../../testing/testApps.ts'
import { control } from '../../testing/testGraph.ts'
import { codeFor, redeem, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

const graph = 'https://graph.microsoft.com'

let sandbox: TestSandbox
let app: TestApp
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
  app = await newApp(sandbox)
})
after(() => sandbox[Symbol.asyncDispose]())

const send = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : undefined }
}

const own = (path = '') => `apps/${app.clientId}${path}`
const read = async () => (await send('GET', own())).body
const tokenStatus = async (secret = app.secret) =>
  (await askAs(sandbox, { ...app, secret }, { grant_type: 'client_credentials', scope: `${graph}/.default` })).status

test('a new registration is of this tenant, with everything off and nothing granted', async () => {
  const { status, body } = await send('POST', 'apps', { displayName: 'A new one' })
  assert.equal(status, 201)
  const { clientId, createdAt, ...rest } = body
  assert.match(clientId, /^[0-9a-f-]{36}$/)
  assert.equal(createdAt, sandbox.now().toISOString())
  assert.deepEqual(rest, {
    displayName: 'A new one',
    signInAudience: 'AzureADMyOrg',
    groupClaims: 'None',
    issuesAccessTokens: false,
    issuesIdTokens: false,
    allowsPublicClient: false,
    tellsAuthTime: false,
    isDisabled: false,
    redirectUris: [],
    secrets: [],
    certificates: [],
    permissions: [],
    personalConsents: [],
    roles: [],
  })
  assert.equal((await send('GET', 'apps')).body.apps.length, 3)
})

test('it is one of the tenant’s service principals at once', async () => {
  const principals = await control(sandbox, 'token', { permissions: ['Application.Read.All'], app: app.clientId })
  const response = await fetch(`${sandbox.url}/v1.0/servicePrincipals(appId='${app.clientId}')`, {
    headers: { authorization: `Bearer ${principals.access_token}` },
  })
  assert.equal(((await response.json()) as { displayName: string }).displayName, 'Another app')
})

test('settings change one by one; a name is changed, a registration turned off and on', async () => {
  await changeApp(sandbox, app.clientId, { issuesAccessTokens: true, groupClaims: 'SecurityGroup' })
  await changeApp(sandbox, app.clientId, { displayName: 'Renamed', isDisabled: true })
  const { displayName, issuesAccessTokens, issuesIdTokens, groupClaims, isDisabled } = await read()
  assert.deepEqual(
    [displayName, issuesAccessTokens, issuesIdTokens, groupClaims, isDisabled],
    ['Renamed', true, false, 'SecurityGroup', true],
  )
  assert.equal(await tokenStatus(), 400)
  await changeApp(sandbox, app.clientId, { isDisabled: false })
  assert.equal(await tokenStatus(), 200)
})

const inDays = (days: number) => new Date(sandbox.now().getTime() + days * day).toISOString()

test('the value of a secret is told once; two are good side by side; one that is removed is good no more', async () => {
  const second = (await send('POST', own('/secrets'), { description: 'The next', days: 30 })).body
  const { secrets } = await read()
  assert.deepEqual(
    secrets.map(({ hint, endsAt }: Record<string, string>) => [hint, endsAt]),
    [
      [second.value.slice(0, 3), inDays(30)],
      [app.secret.slice(0, 3), inDays(180)],
    ],
  )
  assert.ok(!JSON.stringify(await read()).includes(second.value))
  assert.deepEqual([await tokenStatus(), await tokenStatus(second.value)], [200, 200])
  assert.equal((await send('DELETE', own(`/secrets/${second.id}`))).status, 204)
  assert.equal((await send('DELETE', own(`/secrets/${second.id}`))).status, 404)
  assert.deepEqual([await tokenStatus(), await tokenStatus(second.value)], [200, 401])
})

test('AADSTS7000222 a secret ends by the sandbox’s clock', async () => {
  await control(sandbox, 'clock', { advance: 'P179D' })
  assert.equal(await tokenStatus(), 200)
  await control(sandbox, 'clock', { advance: 'P1D' })
  assert.equal(await tokenStatus(), 401)
})

test('a certificate is taken in PEM or in base64, once, and only with an RSA key', async () => {
  const { pem, thumbprint } = await clientCertificate(sandbox.now(), new Date(sandbox.now().getTime() + day))
  const { certificates } = (await send('POST', own('/certificates'), { certificate: pem, description: 'Mine' })).body
  assert.equal(certificates[0].thumbprint, thumbprint.toString('hex').toUpperCase())
  const base64 = pem.replace(/-----.*-----|\n/g, '')
  assert.match((await send('POST', own('/certificates'), { certificate: base64 })).body.error, /there already/)
  assert.match((await send('POST', own('/certificates'), { certificate: 'x' })).body.error, /no certificate/)
  assert.equal((await send('DELETE', own(`/certificates/${certificates[0].id}`))).status, 204)
  assert.equal((await send('POST', own('/certificates'), { certificate: base64 })).status, 200)
})

for (const [uri, platform, isFine] of [
  ['https://app.example/x', 'web', true],
  ['http://localhost:1234/x', 'spa', true],
  ['http://app.example/x', 'web', false],
  ['https://app.example/#x', 'web', false],
  ['not an address', 'web', false],
  ['alder-app://x', 'web', false],
  ['alder-app://x', 'publicClient', true],
  ['javascript:alert(1)', 'publicClient', false],
  [`https://app.example/${'x'.repeat(256)}`, 'web', false],
] as const)
  test(`${uri.slice(0, 40)} is ${isFine ? 'a' : 'no'} redirect URI for ${platform}`, async () => {
    const { status } = await send('POST', own('/redirect-uris'), { uri, platform })
    assert.equal(status, isFine ? 200 : 400)
  })

test('a redirect URI is of one platform, and can be taken away', async () => {
  const uri = 'https://app.example/callback'
  await send('POST', own('/redirect-uris'), { uri, platform: 'spa' })
  assert.deepEqual((await read()).redirectUris, [{ uri, platform: 'spa' }])
  await send('DELETE', own(`/redirect-uris?uri=${encodeURIComponent(uri)}`))
  assert.deepEqual((await read()).redirectUris, [])
})

test('a permission is asked for, granted, taken back and no longer asked for; each for itself', async () => {
  const permission = { resource: graph, kind: 'application', permission: 'user.read.all' }
  const states = async () =>
    (await read()).permissions.map(
      ({ resource, permission: name, isConfigured, isGranted }: Record<string, unknown>) =>
        `${resource} ${name} ${isConfigured} ${isGranted}`,
    )
  await send('POST', own('/permissions'), permission)
  assert.deepEqual(await states(), ['Microsoft Graph User.Read.All true false'])
  await send('POST', own('/admin-consent'))
  assert.deepEqual(await states(), ['Microsoft Graph User.Read.All true true'])
  const query = new URLSearchParams({ ...permission, resource: '00000003-0000-0000-c000-000000000000' })
  assert.equal((await send('DELETE', own(`/permissions?${query}`))).status, 204)
  assert.equal((await send('DELETE', own(`/permissions?${query}`))).status, 404)
  assert.deepEqual(await states(), ['Microsoft Graph User.Read.All false true'])
  await send('DELETE', own('/admin-consent'))
  assert.deepEqual(await states(), [])
})

for (const [permission, reason] of [
  [{ resource: 'https://vault.example', kind: 'delegated', permission: 'x' }, /no API/],
  [{ resource: graph, kind: 'application', permission: 'User.Read' }, /no application permission User\.Read/],
  [{ resource: 'https://service.flow.microsoft.com/', kind: 'delegated', permission: 'Mail.Read' }, /no delegated/],
] as const)
  test(`a permission has to be there: ${JSON.stringify(permission)}`, async () => {
    const { status, body } = await send('POST', own('/permissions'), permission)
    assert.equal(status, 400)
    assert.match(body.error, reason)
  })

const countersign = 'apps/2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'

const rolesOf = async (name: string) => {
  const { body } = await redeem(sandbox, await codeFor(sandbox, name))
  return JSON.parse(Buffer.from(String(body.id_token).split('.')[1] ?? '', 'base64url').toString()).roles
}

test('a role is made, given, told in the token, taken away, and gone with its holders', async () => {
  const { body } = await send('POST', `${countersign}/roles`, { value: 'approver', displayName: 'Approver' })
  const role = body.roles.find(({ value }: { value: string }) => value === 'approver')
  assert.match(
    (await send('POST', `${countersign}/roles`, { value: 'approver', displayName: 'Again' })).body.error,
    /already/,
  )
  const given = await send('POST', `${countersign}/role-holders`, { role: 'approver', user: 'tom@alder.example' })
  assert.deepEqual(given.body.roles.at(-1).holders, [employeeId('tom')])
  assert.deepEqual(await rolesOf('Tom Becker'), ['approver'])
  assert.equal((await send('DELETE', `${countersign}/role-holders/approver/tom@alder.example`)).status, 204)
  assert.equal(await rolesOf('Tom Becker'), undefined)
  await send('POST', `${countersign}/role-holders`, { role: 'approver', user: employeeId('tom') })
  assert.equal((await send('DELETE', `${countersign}/roles/${role.id}`)).status, 204)
  assert.equal(await rolesOf('Tom Becker'), undefined)
  assert.equal(
    (await send('POST', `${countersign}/role-holders`, { role: 'approver', user: 'tom@alder.example' })).status,
    400,
  )
  assert.equal((await send('POST', `${countersign}/role-holders`, { role: 'auditor', user: 'nobody' })).status, 400)
})

test('what makes no sense is refused, and nothing is there to be changed', async () => {
  assert.equal((await send('POST', 'apps', {})).status, 400)
  assert.equal((await send('PATCH', own(), { issuesAccessToken: true })).status, 400)
  assert.equal((await send('POST', own('/secrets'), { days: 731 })).status, 400)
  assert.equal((await send('GET', 'apps/nothing')).status, 404)
  assert.equal((await send('POST', 'apps/nothing/admin-consent')).status, 404)
  assert.equal((await send('POST', 'tenant', { requiresMFA: true })).status, 400)
})

test('what the tenant decided is told, and outlives a restart', async () => {
  const decided = { requiresMfa: true, userConsent: 'none', takesConsentRequests: true }
  assert.deepEqual((await send('GET', 'tenant')).body, {
    requiresMfa: false,
    userConsent: 'allowed',
    takesConsentRequests: false,
    consentRequests: [],
  })
  for (const [name, value] of Object.entries(decided)) await send('POST', 'tenant', { [name]: value })
  await sandbox.restart()
  assert.deepEqual((await send('GET', 'tenant')).body, { ...decided, consentRequests: [] })
})
