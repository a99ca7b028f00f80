import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { tenant } from '../../company/index.ts'
import {
  appRedirect,
  askAs,
  changeApp,
  claimsIn,
  newApp,
  press,
  type TestApp,
  visitAs,
} from '../../testing/testApps.ts'
import { control } from '../../testing/testGraph.ts'
import { returned, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { newVisitor, readForm, textOf, type Visitor } from '../../testing/visitor.ts'

const graph = 'https://graph.microsoft.com'

let sandbox: TestSandbox
let app: TestApp
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
  app = await newApp(sandbox, {
    permissions: [
      `delegated ${graph} Group.Read.All`,
      `application ${graph} User.Read.All`,
      'delegated https://service.flow.microsoft.com/ User',
    ],
  })
})
after(() => sandbox[Symbol.asyncDispose]())

const address = (changes: Record<string, string | undefined> = {}, path = `${tenant.id}/adminconsent`) => {
  const query = { client_id: app.clientId, redirect_uri: appRedirect, state: 'the-state', ...changes }
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${sandbox.url}/${path}?${new URLSearchParams(given)}`
}

async function consentPage(visitor: Visitor, name: string, at = address()): Promise<Response> {
  const { action, hidden, buttons } = readForm(await (await visitor.get(at)).text())
  const card = buttons.find(({ text }) => text.includes(name))
  return visitor.post(sandbox.url + action, { ...hidden, person: card?.value ?? '' })
}

const ownRoles = async () => {
  const { body } = await askAs(sandbox, app, { grant_type: 'client_credentials', scope: `${graph}/.default` })
  return claimsIn(body.access_token).roles
}

test('an administrator agrees once to everything the registration asks for, for everybody and for the app itself', async () => {
  assert.equal(await ownRoles(), undefined)
  const visitor = newVisitor()
  const page = await consentPage(visitor, 'Grace Okafor')
  const text = textOf(await page.clone().text())
  for (const words of [
    'review for your organization',
    'Read all groups',
    'User.Read.All Microsoft Graph · Application',
    'Microsoft Flow Service',
  ])
    assert.ok(text.includes(words), words)
  const answer = await press(sandbox, visitor, page, 'Accept')
  assert.deepEqual(returned(answer), { tenant: tenant.id, admin_consent: 'True', state: 'the-state' })
  assert.ok(answer.headers.get('location')?.startsWith(`${appRedirect}?`))
  assert.deepEqual(await ownRoles(), ['User.Read.All'])
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope: 'Group.Read.All' })).status, 302)
  assert.equal(
    (await visitAs(sandbox, app, 'Tom Becker', { scope: 'https://service.flow.microsoft.com/User' })).status,
    302,
  )
})

test('Cancel takes the browser back with permission_denied, and nothing is agreed to', async () => {
  const visitor = newVisitor()
  const answer = await press(sandbox, visitor, await consentPage(visitor, 'Grace Okafor'), 'Cancel')
  assert.deepEqual(returned(answer), {
    error: 'permission_denied',
    error_description: 'The admin canceled the request',
    state: 'the-state',
  })
  assert.equal(await ownRoles(), undefined)
})

test('AADSTS90094 nobody else can, not even by sending the form', async () => {
  const visitor = newVisitor()
  const page = await consentPage(visitor, 'Priya Nair')
  assert.equal(page.status, 400)
  assert.match(textOf(await page.text()), /AADSTS90094: .*User\.Read\.All/)
  const form = new URL(address({}, `${tenant.id}/adminconsent/consent`))
  const canary = visitor.cookies.get('sandbox_canary') ?? ''
  assert.equal((await visitor.post(form.href, { canary, accept: '1' })).status, 400)
  assert.equal(await ownRoles(), undefined)
})

test('who is signed in and no administrator is asked who else they could be', async () => {
  const visitor = newVisitor()
  await consentPage(visitor, 'Priya Nair')
  const page = await visitor.get(address())
  assert.equal(page.status, 200)
  assert.ok((await page.text()).includes('Pick an account'))
})

test('an administrator who shows no second factor agrees to nothing, where one is asked for', async () => {
  await control(sandbox, 'tenant', { requiresMfa: true })
  const visitor = newVisitor()
  const mfa = await consentPage(visitor, 'Grace Okafor')
  assert.ok(textOf(await mfa.clone().text()).includes('Approve sign in request'))
  const page = await press(sandbox, visitor, mfa, 'Approve')
  assert.ok(returned(await press(sandbox, visitor, page, 'Accept')).admin_consent)
})

test('/v2.0/adminconsent agrees to the scopes that are named, and tells them back', async () => {
  const visitor = newVisitor()
  const scope = `${graph}/Mail.Read`
  const page = await consentPage(visitor, 'Grace Okafor', address({ scope }, `${tenant.id}/v2.0/adminconsent`))
  assert.equal(returned(await press(sandbox, visitor, page, 'Accept')).scope, scope)
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope })).status, 302)
  assert.equal((await visitAs(sandbox, app, 'Tom Becker', { scope: 'Group.Read.All' })).status, 400)
})

test('without a redirect URI it is the app’s first; without any the person stays here', async () => {
  const visitor = newVisitor()
  const page = await consentPage(visitor, 'Grace Okafor', address({ redirect_uri: undefined }))
  assert.ok((await press(sandbox, visitor, page, 'Accept')).headers.get('location')?.startsWith(`${appRedirect}?`))
  app = await newApp(sandbox, { redirectUris: {} })
  const other = newVisitor()
  const bare = await consentPage(other, 'Grace Okafor', address({ redirect_uri: undefined }))
  const stays = await press(sandbox, other, bare, 'Accept')
  assert.ok(textOf(await stays.text()).includes('Consent granted'))
})

for (const [what, changes, code] of [
  ['an unknown app', { client_id: 'nobody' }, 700016],
  ['no app', { client_id: undefined }, 900144],
  ['an address that is not registered', { redirect_uri: 'https://evil.example/' }, 50011],
] as const)
  test(`AADSTS${code} ${what} gets a page, and never a redirect`, async () => {
    const response = await fetch(address(changes), { redirect: 'manual' })
    assert.equal(response.status, 400)
    assert.ok(textOf(await response.text()).includes(`AADSTS${code}: `))
  })

test('AADSTS7000112 for an app that is turned off there is nothing to agree to', async () => {
  await changeApp(sandbox, app.clientId, { isDisabled: true })
  assert.match(textOf(await (await fetch(address())).text()), /AADSTS7000112: /)
})
