import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tenant } from '../../company/index.ts'
import { type ConsoleVisitor, consoleVisitor } from '../../testing/consoleVisitor.ts'
import { newApp } from '../../testing/testApps.ts'
import { assertError, dataverseAs, dataverseWith, look, tokenFor } from '../../testing/testDataverse.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let grace: ConsoleVisitor
before(async () => {
  sandbox = await testSandbox()
  grace = await consoleVisitor(sandbox.url, 'Grace Okafor')
})
after(async () => {
  await sandbox[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

const environment = `/environments/Default-${tenant.id}`

const userNamed = async (name: string) =>
  (await look(sandbox, 'dataverse/users')).users.find((user: { name: string }) => user.name === name)

/** The ticks of a form: those that are there, without those that are taken out. */
const roleField = async (page: string, role: string): Promise<string> => {
  const { html } = await grace.open(page)
  const label = [...html.matchAll(/name="(role-[^"]+)"[^>]*> <span>([^:]*):/g)].find(([, , name]) => name === role)
  return label?.[1] ?? assert.fail(role)
}

test('environment details tell what a client has to be told', async () => {
  const { html, text } = await grace.open(`${environment}/hub`)
  assert.match(html, new RegExp(`id="environment-url" value="${sandbox.url}" readonly`))
  assert.match(text, /Organization code org7d9a2f64/)
  assert.match(text, new RegExp(`Scope of tokens ${sandbox.url}/\\.default`))
})

test('an app gets in when it was made an application user with a role', async () => {
  const app = await newApp(sandbox)
  const client = dataverseWith(sandbox, await tokenFor(sandbox, undefined, app.clientId))
  assertError(await client.get('workflows'), 403, '0x80072560')
  const form = `${environment}/appusers/new`
  const { html } = await grace.open(form)
  const [, principal = ''] = new RegExp(`<option value="([^"]+)"[^>]*>[^<]*${app.clientId}`).exec(html) ?? []
  const made = await grace.press(form, 'Create', { principal, [await roleField(form, 'Environment Maker')]: '1' })
  assert.match(made.text, /Another app is a member of the environment/)
  assert.equal((await client.get('workflows')).status, 200)
  assert.doesNotMatch((await grace.open(form)).html, new RegExp(app.clientId))
})

test('security roles are given and taken', async () => {
  const { id } = await userNamed('Priya Nair')
  const page = `${environment}/users/${id}/roles`
  await grace.press(page, 'Save', {
    [await roleField(page, 'Basic User')]: undefined,
    [await roleField(page, 'Environment Maker')]: '1',
  })
  assert.deepEqual((await userNamed('Priya Nair')).roles, ['Environment Maker'])
})

test('who is deactivated gets in no more, until they are active again', async () => {
  const lars = await dataverseAs(sandbox, 'lars')
  const { id } = await userNamed('Lars Holmberg')
  await grace.press(`${environment}/users`, 'Deactivate', {}, id)
  assertError(await lars.get('WhoAmI'), 403, '0x80040225')
  await grace.press(`${environment}/users`, 'Activate', {}, id)
  assert.equal((await lars.get('WhoAmI')).status, 200)
})

test('an administrator keeps themselves', async () => {
  const { id } = await userNamed('Grace Okafor')
  assert.match((await grace.press(`${environment}/users`, 'Deactivate', {}, id)).text, /cannot deactivate yourself/)
  const page = `${environment}/users/${id}/roles`
  const role = await roleField(page, 'System Administrator')
  assert.match((await grace.press(page, 'Save', { [role]: undefined })).text, /cannot take System Administrator/)
  assert.deepEqual((await userNamed('Grace Okafor')).roles, ['System Administrator'])
})

test('nobody but an administrator changes members', async () => {
  const mateo = await consoleVisitor(sandbox.url, 'Mateo Rossi')
  assert.doesNotMatch((await mateo.open(`${environment}/users`)).text, /New user|Deactivate/)
  const { id } = await userNamed('Priya Nair')
  for (const path of ['appusers/new', 'users/new', `users/${id}/roles`])
    assert.match((await mateo.open(`${environment}/${path}`)).text, /is no System Administrator/)
  const { canary = '' } = Object.fromEntries(
    [...(await mateo.open(`${environment}/uiflows`)).html.matchAll(/name="(canary)" value="([^"]*)"/g)].map(
      ([, name = '', value]) => [name, value],
    ),
  )
  await mateo.visitor.post(`${sandbox.url}${environment}/users/${id}/deactivate`, { canary })
  assert.equal((await userNamed('Priya Nair')).isDisabled, false)
})

test('people are made members', async () => {
  const form = `${environment}/users/new`
  const { html } = await grace.open(form)
  const [, principal = ''] = /<option value="([^"]+)"[^>]*>Tom Becker/.exec(html) ?? []
  await grace.press(form, 'Create', { principal, [await roleField(form, 'Basic User')]: '1' })
  assert.equal((await (await dataverseAs(sandbox, 'tom')).get('WhoAmI')).status, 200)
})
