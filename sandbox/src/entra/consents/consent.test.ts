import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import {
  appRedirect,
  askAs,
  assertRefused,
  claimsIn,
  newApp,
  press,
  type TestApp,
  visitAs,
} from '../../testing/testApps.ts'
import { control } from '../../testing/testGraph.ts'
import { type Query, returned, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { newVisitor, textOf } from '../../testing/visitor.ts'

const graph = 'https://graph.microsoft.com'

let sandbox: TestSandbox
let app: TestApp
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
  app = await newApp(sandbox, {
    permissions: [
      `delegated ${graph} Mail.Read`,
      `delegated ${graph} Group.Read.All`,
      `application ${graph} User.Read.All`,
    ],
  })
})
after(() => sandbox[Symbol.asyncDispose]())

const send = (method: string, path: string) =>
  fetch(`${sandbox.url}/_sandbox/apps/${app.clientId}/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
  })

const tokensFor = async (response: Response) => {
  const { code } = returned(response)
  const { status, body } = await askAs(sandbox, app, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: appRedirect,
  })
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

const scopesOf = (body: Record<string, unknown>): string[] => String(claimsIn(body.access_token).scp).split(' ').sort()

const refreshed = (refreshToken: unknown, fields: Query = {}) =>
  askAs(sandbox, app, { grant_type: 'refresh_token', refresh_token: String(refreshToken), ...fields })

test('a person agrees for themselves, once, and nobody else has agreed by that', async () => {
  const visitor = newVisitor()
  const scope = 'openid offline_access Mail.Read'
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope }, visitor)
  assert.equal(page.status, 200)
  const text = textOf(await page.clone().text())
  for (const words of [
    'tom@alder.example',
    'Permissions requested',
    'Another app',
    'Read your mail Microsoft Graph · Mail.Read',
  ])
    assert.ok(text.includes(words), words)
  assert.ok(!text.includes('Consent on behalf of your organization'))
  const body = await tokensFor(await press(sandbox, visitor, page, 'Accept'))
  assert.deepEqual(scopesOf(body), ['Mail.Read', 'openid'].sort())
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope }, visitor)).status, 302)
  assert.equal((await visitAs(sandbox, app, 'Priya Nair', { scope })).status, 200)
})

test('Cancel takes the browser back with access_denied, and nothing is agreed to', async () => {
  const visitor = newVisitor()
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope: 'Mail.Read' }, visitor)
  const { error, error_description: description } = returned(await press(sandbox, visitor, page, 'Cancel'))
  assert.equal(error, 'access_denied')
  assert.match(description ?? '', /^AADSTS65004: /)
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope: 'Mail.Read' }, visitor)).status, 200)
})

test('an administrator agrees for everybody by ticking the box; for themselves without', async () => {
  const grace = newVisitor()
  const alone = await visitAs(sandbox, app, 'Grace Okafor', { scope: 'Group.Read.All' }, grace)
  assert.ok((await alone.clone().text()).includes('Consent on behalf of your organization'))
  assert.ok(returned(await press(sandbox, grace, alone, 'Accept')).code)
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope: 'Group.Read.All' })).status, 400)
  const again = await visitAs(sandbox, app, 'Grace Okafor', { scope: 'Group.Read.All', prompt: 'consent' }, grace)
  assert.ok(returned(await press(sandbox, grace, again, 'Accept', { organization: '1' })).code)
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope: 'Group.Read.All' })).status, 302)
})

test('prompt=consent lists everything that is asked for, though it was agreed to', async () => {
  const visitor = newVisitor()
  const scope = 'openid Mail.Read'
  await press(sandbox, visitor, await visitAs(sandbox, app, 'Tom Becker', { scope }, visitor), 'Accept')
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope, prompt: 'consent' }, visitor)
  const text = textOf(await page.clone().text())
  assert.ok(text.includes('Sign you in') && text.includes('Read your mail'))
  assert.ok(returned(await press(sandbox, visitor, page, 'Accept')).code)
})

test('somebody who agrees once more to what an administrator agreed to for all does not keep it when that is taken back', async () => {
  await send('POST', 'admin-consent')
  const visitor = newVisitor()
  const scope = 'Group.Read.All'
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope, prompt: 'consent' }, visitor)
  assert.ok(returned(await press(sandbox, visitor, page, 'Accept')).code)
  await send('DELETE', 'admin-consent')
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope }, visitor)).status, 400)
})

test('where people may agree to nothing, even the smallest permission needs an administrator', async () => {
  await control(sandbox, 'tenant', { userConsent: 'none' })
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope: 'Mail.Read' })
  assert.equal(page.status, 400)
  assert.ok(textOf(await page.text()).includes('Need admin approval'))
})

test('a form of consent sent by somebody who may not agree changes nothing', async () => {
  const visitor = newVisitor()
  const allowed = await visitAs(sandbox, app, 'Tom Becker', { scope: 'Mail.Read' }, visitor)
  await control(sandbox, 'tenant', { userConsent: 'none' })
  assert.equal((await press(sandbox, visitor, allowed, 'Accept')).status, 400)
  await control(sandbox, 'tenant', { userConsent: 'allowed' })
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope: 'Mail.Read' }, visitor)).status, 200)
})

test('AADSTS65001 what was taken back is gone with the next refresh: of a person, or of everybody', async () => {
  const visitor = newVisitor()
  const scope = 'offline_access Mail.Read'
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope }, visitor)
  const { refresh_token: own } = await tokensFor(await press(sandbox, visitor, page, 'Accept'))
  assert.equal((await refreshed(own)).status, 200)
  assert.equal((await send('DELETE', 'personal-consents/tom@alder.example')).status, 204)
  const refused = await refreshed(own)
  assertRefused(refused, [400, 'invalid_grant', 65001])
  assert.equal(refused.body.suberror, 'consent_required')
})

test('.default asks for what the registration says as long as nobody agreed, and for nothing new from then on', async () => {
  const visitor = newVisitor()
  const scope = `offline_access ${graph}/.default`
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope })).status, 400, 'one of them is guarded')
  const page = await visitAs(sandbox, app, 'Grace Okafor', { scope }, visitor)
  const text = textOf(await page.clone().text())
  assert.ok(text.includes('Mail.Read') && text.includes('Group.Read.All') && !text.includes('User.Read.All'))
  const body = await tokensFor(await press(sandbox, visitor, page, 'Accept', { organization: '1' }))
  assert.deepEqual(scopesOf(body), ['Group.Read.All', 'Mail.Read'])
  await control(sandbox, `apps/${app.clientId}/permissions`, {
    resource: graph,
    kind: 'delegated',
    permission: 'Sites.Read.All',
  })
  const again = await tokensFor(await visitAs(sandbox, app, 'Tom Becker', { scope }))
  assert.deepEqual(scopesOf(again), ['Group.Read.All', 'Mail.Read'])
})

test('a permission is known in any case, and told in its own', async () => {
  const visitor = newVisitor()
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope: 'mail.READ' }, visitor)
  const body = await tokensFor(await press(sandbox, visitor, page, 'Accept'))
  assert.equal(body.scope, 'mail.READ')
  assert.deepEqual(scopesOf(body), ['Mail.Read'])
})

test('AADSTS90095 a request for approval is sent with its reason, and closed when an administrator agrees', async () => {
  await control(sandbox, 'tenant', { takesConsentRequests: true })
  const visitor = newVisitor()
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope: 'Group.Read.All' }, visitor)
  const text = await page.text()
  const action = /<form method="post" action="([^"]*)">/.exec(text)?.[1] ?? ''
  const hidden = Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]),
  )
  const answer = await visitor.post(sandbox.url + action, { ...hidden, reason: 'For the sales team' })
  assert.ok(textOf(await answer.text()).includes('Request sent'))
  const requests = async () => (await control(sandbox, 'tenant', {})).consentRequests
  assert.deepEqual(
    (await requests()).map(({ permissions, reason }: Record<string, string>) => [permissions, reason]),
    [['Group.Read.All', 'For the sales team']],
  )
  await send('POST', 'admin-consent')
  assert.deepEqual(await requests(), [])
})
