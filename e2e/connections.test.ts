// A service account is connected to Microsoft Entra ID, loses its sign-in and gets it back; and what is entered wrongly is
// said where it is mended.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { control } from './harness/control.ts'
import { eventually } from './harness/eventually.ts'
import { button, heading } from './harness/pageParts.ts'
import { createServiceAccount, servicePrincipalName } from './harness/serviceAccount.ts'
import type { Person } from './harness/signIn.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
  await createServiceAccount(world)
})
after(() => world[Symbol.asyncDispose]())

const state = (page: Page) => page.getByRole('region', { name: 'State' })
const labelled = (page: Page, name: string) => page.getByLabel(new RegExp(`^${name}`))

async function newConnection(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'New connection' }).first().click()
  await heading(page, 'New connection').waitFor()
  await labelled(page, 'Name').fill(name)
}

/** On the sandbox's page, where somebody is found by name if need be. */
async function pick(page: Page, who: Person | typeof servicePrincipalName): Promise<void> {
  await page.getByRole('heading', { name: 'Pick an account' }).waitFor()
  if (who === servicePrincipalName) {
    await page.getByRole('searchbox').fill(who)
    await page.getByRole('searchbox').press('Enter')
  }
  await page.getByRole('button', { name: who }).first().click()
}

const open = (path = '/admin/connections') => world.openAs('Grace Okafor', path)

test('what a connection will ask for is seen before anybody is asked; who may not agree is told what to do', async () => {
  const page = await open()
  await page.getByText('There are no connections yet').waitFor()
  await assertAccessible(page)
  await newConnection(page, 'Alder’s directory')
  await page.getByText('Use a dedicated service account, not your own.').waitFor()
  const permissions = page.getByRole('list', { name: 'Permissions' }).locator('code')
  const asked = [
    ...['Group.Read.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'User.Read.All'],
    ...['openid', 'profile', 'offline_access'],
  ]
  await eventually(async () => assert.deepEqual(await permissions.allTextContents(), asked))
  await assertAccessible(page)
  await screenshot(page, 'connections-new')
  await page.getByRole('checkbox', { name: 'Add user to group' }).uncheck()
  await page.getByRole('checkbox', { name: 'Remove member from group' }).uncheck()
  await eventually(async () => assert.equal(await permissions.count(), 5))
  await page.getByRole('checkbox', { name: 'Add user to group' }).check()

  await button(page, 'Create and connect').click()
  await pick(page, servicePrincipalName)
  await page.getByRole('heading', { name: 'Need admin approval' }).waitFor()

  await page.goto('/admin/connections')
  await page.getByRole('row', { name: 'Alder’s directory' }).getByText('Not connected').waitFor()
  await screenshot(page, 'connections')
  await page.getByRole('link', { name: 'Alder’s directory' }).click()
  await state(page).getByText('Somebody went to sign in').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'connections-waiting')

  const consent = await page
    .getByRole('figure', { name: /administrator of the tenant agrees/ })
    .locator('pre')
    .innerText()
  const administrator = await world.open(consent)
  await pick(administrator, 'Grace Okafor')
  await administrator.getByRole('button', { name: 'Accept' }).click()
  await administrator.getByRole('heading', { name: 'Thank you, that is agreed' }).waitFor()

  await button(page, 'Connect').click()
  await pick(page, servicePrincipalName)
  await page.getByText('It acts as svc-countersign@alder.example from now on.').waitFor()
  await state(page).getByText('Connected', { exact: true }).waitFor()
  assert.equal(await page.getByText('Missing').count(), 0)
  await assertAccessible(page)
  await screenshot(page, 'connections-connected')
})

test('a sign-in that is revoked is told with its reason, and is had again by reconnecting', async () => {
  const page = await open()
  await page.getByRole('link', { name: 'Alder’s directory' }).click()
  await button(page, 'Test').click()
  await page.getByText('It works').first().waitFor()

  await control(world, 'POST', 'faults', { kind: 'revoked-grant', count: 1 })
  await button(page, 'Test').click()
  await page.getByText('It does not work').first().waitFor()
  await state(page).getByText('Needs reconnect').waitFor()
  await state(page)
    .getByText('The sign-in was revoked, or the password of the account was changed. Connect again.')
    .waitFor()
  await state(page).getByText('AADSTS50173').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'connections-revoked')

  await button(page, 'Reconnect').click()
  await pick(page, 'Tom Becker')
  await page.getByText('Somebody else signed in than before, and nothing was changed.').waitFor()
  await button(page, 'Reconnect').click()
  await pick(page, servicePrincipalName)
  await state(page).getByText('Connected', { exact: true }).waitFor()
})

test('whoever agrees to the permissions while signing in connects at once; who declines is told so', async () => {
  const page = await open()
  await newConnection(page, 'By Grace')
  await page.getByRole('radio', { name: /Another one/ }).check()
  const app = await control<{ clientId: string }>(world, 'POST', 'apps', { displayName: 'Directory work' })
  await control(world, 'POST', `apps/${app.clientId}/redirect-uris`, { uri: `${world.url}/connections/callback` })
  const secret = await control<{ value: string }>(world, 'POST', `apps/${app.clientId}/secrets`, {})
  await labelled(page, 'Tenant').fill('alder.example')
  await labelled(page, 'Client ID').fill(app.clientId)
  await labelled(page, 'Client secret').fill(secret.value)
  await button(page, 'Create and connect').click()
  await pick(page, 'Grace Okafor')
  await page.getByText('Permissions requested').waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await state(page).getByText('The permissions were declined.').waitFor()
  await screenshot(page, 'connections-declined')

  await button(page, 'Connect').click()
  await pick(page, 'Grace Okafor')
  await page.getByRole('button', { name: 'Accept' }).click()
  await page.getByText('It acts as grace@alder.example from now on.').waitFor()

  await button(page, 'Change the actions').click()
  await page.getByRole('checkbox', { name: 'Lookup group' }).uncheck()
  await assertAccessible(page)
  await button(page, 'Change').click()
  await page.getByText('Granted as well, though no action needs it: Group.Read.All.').waitFor()
})

test('an application with a wrong secret says so, and works with the right one', async () => {
  const app = await control<{ clientId: string }>(world, 'POST', 'apps', { displayName: 'By itself' })
  const secret = await control<{ value: string }>(world, 'POST', `apps/${app.clientId}/secrets`, {})
  const page = await open()
  await newConnection(page, 'By itself')
  await page.getByRole('radio', { name: /An application of its own/ }).check()
  await page.getByRole('radio', { name: /Another one/ }).check()
  await button(page, 'Create').click()
  await page.getByText('Fill this in.').first().waitFor()
  await page.getByText('An id like').waitFor()
  await labelled(page, 'Tenant').fill('nowhere.example')
  await labelled(page, 'Client ID').fill(app.clientId)
  await labelled(page, 'Client secret').fill('not the secret')
  await button(page, 'Create').click()
  await page.getByText('There is no tenant nowhere.example in the Sandbox.').waitFor()
  await assertAccessible(page)
  await labelled(page, 'Tenant').fill('alder.example')
  await button(page, 'Create').click()

  await state(page).getByText('The client secret is wrong.').waitFor()
  await state(page).getByText('AADSTS7000215').waitFor()
  await screenshot(page, 'connections-wrong-secret')
  await button(page, 'Replace the credential').click()
  await assertAccessible(page)
  await labelled(page, 'Client secret').fill(secret.value)
  await button(page, 'Replace').click()
  await state(page).getByText('Connected', { exact: true }).waitFor()
  await page.getByText('Missing').first().waitFor()
  await eventually(async () => assert.ok(!(await page.content()).includes(secret.value)))
})

test('a key is pinned to its hosts; a connection is removed after a question', async () => {
  const page = await open()
  await newConnection(page, 'Weather')
  await page.getByRole('radio', { name: /HTTP service/ }).check()
  await page.getByRole('radio', { name: /API key/ }).check()
  await labelled(page, 'Name of the header').fill('X-Api-Key')
  await labelled(page, 'Key').fill('a key that nobody sees')
  await labelled(page, 'Hosts it may be sent to').fill('everywhere it likes')
  await labelled(page, 'Address to try it at').fill('https://elsewhere.example/')
  await labelled(page, 'Name').last().fill('Weather')
  await button(page, 'Create').click()
  await page.getByText('It lies at none of the hosts that the credential may be sent to.').waitFor()
  await labelled(page, 'Address to try it at').fill('')
  await labelled(page, 'Hosts it may be sent to').fill('*.weather.example')
  await screenshot(page, 'connections-key')
  await button(page, 'Create').click()
  await heading(page, 'Weather').waitFor()
  await page.getByText('*.weather.example').first().waitFor()
  assert.equal(
    await page.getByRole('figure', { name: 'Its id' }).locator('pre').innerText(),
    new URL(page.url()).pathname.split('/').at(-1),
  )
  assert.equal(await button(page, 'Test').count(), 0)
  await button(page, 'Remove').click()
  await assertAccessible(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('“Weather” is removed').first().waitFor()
  await heading(page, 'Connections').waitFor()
  await page.getByRole('row', { name: 'Weather' }).waitFor({ state: 'detached' })
})

test('who may only look sees how connections are doing, and nothing to press', async () => {
  const page = await world.openAs('Priya Nair', '/admin/connections')
  await page.getByRole('link', { name: 'Alder’s directory' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'New connection' }).count(), 0)
  await page.getByRole('link', { name: 'Alder’s directory' }).click()
  await state(page).getByText('Connected', { exact: true }).waitFor()
  for (const name of ['Reconnect', 'Test', 'Remove', 'Change the actions'])
    assert.equal(await button(page, name).count(), 0, name)
  await assertAccessible(page)
})
