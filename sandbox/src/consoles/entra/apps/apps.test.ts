import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clientCertificate } from '../../../testing/clientCertificate.ts'
import { type ConsolePage, type ConsoleVisitor, consoleVisitor } from '../../../testing/consoleVisitor.ts'
import { sendForm } from '../../../testing/sendForm.ts'
import { askAs, claimsIn, visitAs } from '../../../testing/testApps.ts'
import {
  clientId,
  clientSecret,
  redirectUri,
  returned,
  type TestSandbox,
  testSandbox,
} from '../../../testing/testSandbox.ts'

let sandbox: TestSandbox
let grace: ConsoleVisitor
let tom: ConsoleVisitor
before(async () => {
  sandbox = await testSandbox()
  grace = await consoleVisitor(sandbox.url, 'Grace Okafor')
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
})
after(() => sandbox[Symbol.asyncDispose]())

const countersign = { clientId, secret: clientSecret }
const appPath = `/entra/apps/${clientId}`
const graphDefault = 'https://graph.microsoft.com/.default'

const register = async (name: string): Promise<string> => {
  const made = await grace.press('/entra/apps/new', 'Register', { name })
  assert.match(made.text, new RegExp(`${name} was registered`))
  return made.path
}

const valueIn = ({ html }: ConsolePage): string => /id="value" value="([^"]+)"/.exec(html)?.[1] ?? ''

test('a new registration has a name, accounts and, if it is one, a redirect URI; it is found in the list', async () => {
  const wrong = await grace.press('/entra/apps/new', 'Register', { name: 'Payroll', uri: 'http://elsewhere.example/' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.text, /Must be a valid address that starts with https/)
  assert.ok(!(await grace.open('/entra/apps?find=payroll')).text.includes('Payroll'))
  const made = await grace.press(wrong, 'Register', {
    uri: 'https://payroll.example/back',
    accounts: 'AzureADMultipleOrgs',
  })
  assert.match(made.text, /Payroll \| Overview/)
  assert.match(made.text, /Multitenant/)
  assert.match((await grace.open(`${made.path}/authentication`)).text, /https:\/\/payroll\.example\/back Web/)
  assert.match((await grace.open('/entra/apps?find=payroll')).text, /Payroll/)
})

test('who is no administrator of apps sees what there is, and changes nothing whatever they send', async () => {
  const list = await tom.open('/entra/apps')
  assert.match(list.text, /Countersign/)
  assert.ok(!list.text.includes('New registration'))
  const page = await tom.open(`${appPath}/credentials`)
  assert.match(page.text, /Tom Becker may look at this, but not change apps/)
  assert.ok(!page.text.includes('New client secret'))
  for (const [action, fields] of [
    ['/entra/apps', { name: 'Tom’s own' }],
    [appPath, { name: 'Tom’s' }],
    [`${appPath}/authentication`, { accessTokens: '1' }],
    [`${appPath}/authentication/add-uri`, { uri: 'https://tom.example/', platform: 'web' }],
    [`${appPath}/credentials/secrets`, { days: '180' }],
    [`${appPath}/permissions/add`, { api: 'https://graph.microsoft.com', kind: 'delegated', permission: 'Mail.Read' }],
    [`${appPath}/permissions/grant`, {}],
    [`${appPath}/permissions/revoke`, {}],
    [`${appPath}/roles`, { displayName: 'Tom', value: 'tom' }],
  ] as const) {
    const before = await grace.open(`${appPath}/permissions`)
    const answer = await sendForm(tom, sandbox.url, action, { ...fields })
    assert.match(answer.text, /Tom Becker may look at this, but not/, action)
    assert.equal((await grace.open(`${appPath}/permissions`)).text, before.text)
  }
  const { text } = await grace.open(appPath)
  assert.match(text, /Countersign \| Overview/)
  assert.match(text, /0 certificates, 1 secret/)
  assert.match(text, /2 redirect URIs/)
})

test('the value of a new secret is shown once, proves the app, and is worth nothing once it is deleted', async () => {
  const page = await grace.press(`${appPath}/credentials`, 'Add', { description: 'Here', days: '90' }, 'secrets')
  const value = valueIn(page)
  const [, id = ''] = /id="secret-id" value="([^"]+)"/.exec(page.html) ?? []
  assert.ok(!(await grace.open(`${appPath}/credentials`)).html.includes(value), 'a second look shows it no more')
  const asked = { grant_type: 'client_credentials', scope: graphDefault }
  assert.equal((await askAs(sandbox, { clientId, secret: value }, asked)).status, 200)
  const confirm = await grace.open(`${appPath}/credentials/secrets/${id}/delete`)
  assert.match(confirm.text, /Delete the client secret “Here”\?/)
  assert.match((await grace.press(confirm, 'Delete')).text, /The client secret was deleted/)
  assert.deepEqual((await askAs(sandbox, { clientId, secret: value }, asked)).body.error_codes, [7000215])
})

test('a life that is none of the choices makes no secret', async () => {
  const page = await sendForm(grace, sandbox.url, `${appPath}/credentials/secrets`, { days: '10000' })
  assert.match(page.text, /A secret lives as long as one of the choices says/)
})

test('a certificate is uploaded and deleted; what is none is refused in words', async () => {
  const { pem } = await clientCertificate(sandbox.now(), new Date(sandbox.now().getTime() + 1e9))
  const refused = await grace.press(`${appPath}/credentials`, 'Add', { certificate: 'none' }, 'certificates')
  assert.match(refused.text, /This is no certificate with an RSA key/)
  const added = await grace.press(refused, 'Add', { certificate: pem, certificateDescription: 'Robot' }, 'certificates')
  assert.match(added.text, /Robot/)
  const [, path = ''] = /href="([^"]+certificates\/[^"]+\/delete)"/.exec(added.html) ?? []
  assert.match((await grace.press(path, 'Delete')).text, /The certificate was deleted/)
})

test('the implicit switch is what lets a token come back at once', async () => {
  const implicit = { response_type: 'token', scope: 'User.Read', redirect_uri: redirectUri }
  const before = returned(await visitAs(sandbox, countersign, 'Tom Becker', implicit))
  assert.match(before.error_description ?? '', /^AADSTS700051/)
  const page = await grace.press(`${appPath}/authentication`, 'Save', { accessTokens: '1' })
  assert.match(page.html, /name="accessTokens" value="1" checked/)
  assert.ok(returned(await visitAs(sandbox, countersign, 'Tom Becker', implicit)).access_token)
  await grace.press(`${appPath}/authentication`, 'Save', { accessTokens: undefined })
  assert.ok(returned(await visitAs(sandbox, countersign, 'Tom Becker', implicit)).error)
})

test('redirect URIs come and go', async () => {
  const uri = 'https://app.example/back'
  const added = await grace.press(`${appPath}/authentication`, 'Add', { uri, platform: 'spa' })
  assert.match(added.text, /https:\/\/app\.example\/back Single-page application/)
  const gone = await sendForm(grace, sandbox.url, `${appPath}/authentication/remove-uri`, { uri })
  assert.match(gone.text, /https:\/\/app\.example\/back was deleted/)
  assert.ok(!(await grace.open(`${appPath}/authentication`)).text.includes(uri))
})

test('a permission is configured, granted for everybody, revoked, and no longer asked for; each shows', async () => {
  const path = await register('Robot')
  const id = path.split('/').at(-1) ?? ''
  const secret = valueIn(await grace.press(`${path}/credentials`, 'Add', {}, 'secrets'))
  const rolesOf = async () =>
    claimsIn(
      (await askAs(sandbox, { clientId: id, secret }, { grant_type: 'client_credentials', scope: graphDefault })).body
        .access_token,
    ).roles

  const apis = await grace.open(`${path}/permissions/add`)
  assert.match(apis.text, /Microsoft Graph .* Dataverse Dynamics CRM/)
  const list = await grace.open(
    `${path}/permissions/add?api=https://graph.microsoft.com&kind=application&find=user.read`,
  )
  assert.match(list.text, /User\.Read\.All/)
  const configured = await grace.press(list, 'Add permissions', { permission: 'User.Read.All' })
  assert.match(configured.text, /User\.Read\.All Microsoft Graph Application Yes Not granted for Alder Instruments/)
  assert.equal(await rolesOf(), undefined)

  const asked = await grace.open(`${path}/permissions/grant`)
  assert.match(asked.text, /Grant admin consent confirmation/)
  assert.match((await grace.press(asked, 'Yes')).text, /Application Yes Granted for Alder Instruments/)
  assert.deepEqual(await rolesOf(), ['User.Read.All'])

  const removed = await grace.press(`${path}/permissions`, 'Remove permission')
  assert.match(removed.text, /Other permissions granted for Alder Instruments .*User\.Read\.All/)
  assert.deepEqual(await rolesOf(), ['User.Read.All'], 'what was granted stays granted')
  assert.match((await grace.press(`${path}/permissions/revoke`, 'Revoke')).text, /Admin consent was revoked/)
  assert.equal(await rolesOf(), undefined)
})

test('delegated permissions of Dataverse and of the flow service can be configured', async () => {
  const path = await register('Desktop robot')
  for (const [api, permission] of [
    [sandbox.url, 'user_impersonation'],
    ['https://service.flow.microsoft.com', 'Flows.Read.All'],
  ] as const) {
    const page = await grace.open(`${path}/permissions/add?${new URLSearchParams({ api, kind: 'delegated' })}`)
    assert.match(
      (await grace.press(page, 'Add permissions', { permission })).text,
      new RegExp(`${permission} .*Delegated No`),
    )
  }
})

test('nothing selected, and what the API does not have, configures nothing', async () => {
  const add = { api: 'https://graph.microsoft.com', kind: 'delegated' }
  assert.match((await sendForm(grace, sandbox.url, `${appPath}/permissions/add`, add)).text, /Select at least one/)
  const unknown = await sendForm(grace, sandbox.url, `${appPath}/permissions/add`, { ...add, permission: 'Users.Read' })
  assert.match(unknown.text, /Microsoft Graph has no delegated permission Users\.Read/)
})

test('a role is made once, and deleted with its holders', async () => {
  const made = await grace.press(`${appPath}/roles`, 'Apply', { displayName: 'Reader', value: 'reader' })
  assert.match(made.text, /Reader reader 0 people/)
  assert.match(
    (await grace.press(made, 'Apply', { displayName: 'Reader', value: 'reader' })).text,
    /has a role of the value reader already/,
  )
  assert.match(
    (await grace.press(made, 'Apply', { displayName: 'Reader', value: 'two words' })).text,
    /a value of one word/,
  )
  const [path = ''] = [...made.html.matchAll(/href="([^"]+roles\/[^"]+\/delete)"/g)].map(([, one]) => one).slice(-1)
  assert.match((await grace.press(path, 'Delete')).text, /The role was deleted/)
})

test('the groups claim is switched', async () => {
  const off = await grace.press(`${appPath}/token-configuration`, 'Save', { groups: undefined })
  assert.ok(!off.html.includes('name="groups" value="1" checked'))
  const on = await grace.press(off, 'Save', { groups: '1' })
  assert.ok(on.html.includes('name="groups" value="1" checked'))
})

test('an app that is not there is said not to be', async () => {
  assert.equal((await grace.open('/entra/apps/nobody')).status, 404)
})
