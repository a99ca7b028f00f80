import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type ConsoleVisitor, consoleVisitor } from '../../testing/consoleVisitor.ts'
import { sendForm } from '../../testing/sendForm.ts'
import { appRedirect, askAs, claimsIn, newApp, press, type TestApp, visitAs } from '../../testing/testApps.ts'
import { control, graphAs } from '../../testing/testGraph.ts'
import { returned, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { newVisitor, readForm } from '../../testing/visitor.ts'

let sandbox: TestSandbox
let grace: ConsoleVisitor
let tom: ConsoleVisitor
before(async () => {
  sandbox = await testSandbox()
  grace = await consoleVisitor(sandbox.url, 'Grace Okafor')
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
})
after(() => sandbox[Symbol.asyncDispose]())
beforeEach(() =>
  control(sandbox, 'tenant', { requiresMfa: false, userConsent: 'allowed', takesConsentRequests: false }),
)

const graph = 'https://graph.microsoft.com'

const pathOf = ({ clientId }: TestApp): string => `/entra/enterprise-apps/${clientId}`

test('an enterprise application is disabled and enabled', async () => {
  const app = await newApp(sandbox)
  const own = { grant_type: 'client_credentials', scope: `${graph}/.default` }
  assert.match((await grace.press(pathOf(app), 'Save', { enabled: 'no' })).text, /Another app was disabled/)
  assert.deepEqual((await askAs(sandbox, app, own)).body.error_codes, [7000112])
  assert.match((await grace.press(pathOf(app), 'Save', { enabled: 'yes' })).text, /Another app was enabled/)
  assert.equal((await askAs(sandbox, app, own)).status, 200)
})

test('what was granted for everybody is revoked line by line', async () => {
  const app = await newApp(sandbox, {
    permissions: [`application ${graph} User.Read.All`, `delegated ${graph} Mail.Read`],
  })
  const page = await grace.press(`${pathOf(app)}/permissions`, 'Grant admin consent for Alder Instruments')
  assert.match(
    page.text,
    /User\.Read\.All Microsoft Graph Application Admin consent .*Mail\.Read Microsoft Graph Delegated/,
  )
  const action = `${pathOf(app)}/permissions/revoke`
  const resource = '00000003-0000-0000-c000-000000000000'
  const one = { resource, kind: 'application', permission: 'User.Read.All' }
  assert.match((await sendForm(grace, sandbox.url, action, one)).text, /User\.Read\.All was revoked/)
  assert.match((await sendForm(grace, sandbox.url, action, one)).text, /User\.Read\.All was not granted/)
  const own = await askAs(sandbox, app, { grant_type: 'client_credentials', scope: `${graph}/.default` })
  assert.equal(claimsIn(own.body.access_token).roles, undefined)
  assert.match((await grace.open(`${pathOf(app)}/permissions`)).text, /Mail\.Read/)
})

test('what a person agreed to is shown with their name, and revoked', async () => {
  const app = await newApp(sandbox)
  const visitor = newVisitor()
  await press(
    sandbox,
    visitor,
    await visitAs(sandbox, app, 'Tom Becker', { scope: 'User.Read Mail.Read' }, visitor),
    'Accept',
  )
  const page = await grace.open(`${pathOf(app)}/permissions`)
  assert.match(page.text, /User consent .*Tom Becker Mail\.Read Microsoft Graph User\.Read Microsoft Graph/)
  assert.match((await grace.press(page, 'Revoke consent')).text, /The consent was revoked.* No user consent/)
})

test('who asks for consent is heard: an administrator sees why, and approves just that', async () => {
  const app = await newApp(sandbox)
  const ask = async (scope: string, reason: string): Promise<void> => {
    const visitor = newVisitor()
    const shown = await visitAs(sandbox, app, 'Tom Becker', { scope }, visitor)
    const { action, hidden } = readForm(await shown.text())
    await visitor.post(sandbox.url + action, { ...hidden, reason })
  }
  await grace.press('/entra/settings', 'Save', { requests: 'yes' })
  const flow = 'https://service.flow.microsoft.com/User'
  await ask(`${graph}/User.Read.All ${flow}`, 'I plan the summer party')
  assert.match((await grace.open('/entra')).text, /One request for admin consent/)
  const list = await grace.open('/entra/consent-requests')
  assert.match(list.text, /Another app Tom Becker I plan the summer party/)
  const [, path = ''] = /href="(\/entra\/consent-requests\/[^"]+)"/.exec(list.html) ?? []
  const page = await grace.open(path)
  assert.match(page.text, /User\.Read\.All Microsoft Graph · Delegated User Microsoft Flow Service · Delegated/)
  assert.equal((await tom.open(path)).status, 404)
  assert.match(
    (await sendForm(tom, sandbox.url, `${path}/approve`)).text,
    /Tom Becker may look at this, but not decide/,
  )
  assert.match((await grace.press(page, 'Approve')).text, /No requests are waiting/)
  assert.ok(returned(await visitAs(sandbox, app, 'Ada Lindqvist', { scope: `${graph}/User.Read.All` })).code)

  await ask('Group.Read.All', 'And its groups')
  const [, next = ''] =
    /href="(\/entra\/consent-requests\/[^"]+)"/.exec((await grace.open('/entra/consent-requests')).html) ?? []
  assert.match((await grace.press(next, 'Deny')).text, /was denied/)
  assert.match(
    (await sendForm(grace, sandbox.url, `${next}/approve`)).text,
    /Somebody has answered this request already/,
  )
})

test('roles are assigned to people, told in their tokens, and taken back', async () => {
  const app = await newApp(sandbox)
  await control(sandbox, `apps/${app.clientId}/roles`, { value: 'reader', displayName: 'Reader' })
  const users = await graphAs(sandbox, 'User.Read.All')
  const { id } = (await users.get('/users/tom@alder.example')).body
  const found = await grace.open(`${pathOf(app)}/users/add?find=tom`)
  const assigned = await grace.press(found, 'Assign', { id, role: 'reader' })
  assert.match(assigned.text, /Tom Becker tom@alder\.example Reader/)
  const visitor = newVisitor()
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope: 'openid profile' }, visitor)
  const { code = '' } = returned(await press(sandbox, visitor, page, 'Accept'))
  const { body } = await askAs(sandbox, app, { grant_type: 'authorization_code', redirect_uri: appRedirect, code })
  assert.deepEqual(claimsIn(body.id_token).roles, ['reader'])
  assert.match((await grace.press(assigned, 'Remove assignment')).text, /was removed.*No application assignments found/)
})

test('the tenant’s settings are an administrator’s to change, and everybody’s to see', async () => {
  const saved = await grace.press('/entra/settings', 'Save', { mfa: 'yes', userConsent: 'none', requests: 'yes' })
  assert.match(saved.text, /The settings were saved/)
  assert.match((await tom.open('/entra/settings')).text, /Require multifactor authentication Yes/)
  const refused = await sendForm(tom, sandbox.url, '/entra/settings', {
    mfa: 'no',
    userConsent: 'allowed',
    requests: 'no',
  })
  assert.match(refused.text, /Tom Becker may look at this, but not decide/)
  const { requiresMfa, userConsent, takesConsentRequests } = await control(sandbox, 'tenant', {})
  assert.deepEqual([requiresMfa, userConsent, takesConsentRequests], [true, 'none', true])
})

test('nobody but an administrator changes an enterprise application, whatever they send', async () => {
  const app = await newApp(sandbox, { permissions: [`delegated ${graph} Mail.Read`] })
  for (const [action, fields] of [
    [pathOf(app), { enabled: 'no' }],
    [`${pathOf(app)}/permissions/grant`, {}],
    [`${pathOf(app)}/permissions/revoke-person`, { person: 'x' }],
    [`${pathOf(app)}/users/add`, { id: 'x', role: 'reader' }],
  ] as const)
    assert.match((await sendForm(tom, sandbox.url, action, { ...fields })).text, /may look at this, but not/, action)
  assert.match((await grace.open(`${pathOf(app)}/permissions`)).text, /No admin consent/)
})
