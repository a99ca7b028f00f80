// What is entered wrongly for Power Automate is said where it is mended; what is linked can be unlinked; who may only look
// sees how it is.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { keepSecret } from './harness/canaries.ts'
import { control } from './harness/control.ts'
import { clientId, tenant } from './harness/entraStore.ts'
import { eventually } from './harness/eventually.ts'
import { assertFits } from './harness/fits.ts'
import { grantPermissions, openMyFlows, takeRequestUrl, turnOn } from './harness/linkedFlow.ts'
import {
  createTemplate,
  enterRequestUrl,
  openPowerAutomateSettings,
  openWorkflows,
  signInAsFlowAccount,
} from './harness/linkWorkflow.ts'
import { look } from './harness/look.ts'
import { button, dialog } from './harness/pageParts.ts'
import { storeNamed } from './harness/workflows.ts'
import { startWorld, type World } from './harness/world.ts'

const store = 'Alder Instruments'
const workflow = 'Workflow to Leave a Group'
const other = 'Workflow to Nest a Group'
const quietly = async (): Promise<void> => {}

let world: World
before(async () => {
  world = await startWorld()
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await page.getByRole('row', { name: store }).getByText('Ready').waitFor()
  await grantPermissions(world, [[/Dynamics CRM/, 'user_impersonation']], quietly)
})
after(() => world[Symbol.asyncDispose]())

const settings = (page: Page) => page.getByRole('region', { name: 'Power Automate Settings' })
const tried = (page: Page) => page.getByRole('list', { name: 'What was tried' })
const row = (page: Page, name: string) => page.getByRole('table', { name: 'Workflows' }).getByRole('row', { name })

async function openSettings(options?: BrowserContextOptions): Promise<Page> {
  const page = await world.openAs('Grace Okafor', '/admin', options)
  const id = await storeNamed(page, store)
  await page.goto(`/admin/stores/${id}/workflows?tab=settings`)
  await settings(page).waitFor()
  return page
}

async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

type Client = { tenantId?: string; clientId?: string; secret: string }

async function change(page: Page, { tenantId, clientId: id, secret }: Client): Promise<void> {
  await button(page, 'Change the client').click()
  if (tenantId) await page.getByRole('textbox', { name: 'Tenant ID' }).fill(tenantId)
  if (id) await page.getByRole('textbox', { name: 'Client ID' }).fill(id)
  await page.getByLabel(/^Client secret/).fill(secret)
  keepSecret(secret === 'sandbox-only-secret' ? null : secret)
  await save(page)
}

/** One layer does not work, and says why in a sentence. */
async function fails(page: Page, sentence: RegExp): Promise<void> {
  const failed = tried(page).getByRole('listitem').filter({ hasText: 'does not work' })
  await failed.getByText(sentence).waitFor()
  assert.equal(await failed.count(), 1)
}

test('what is missing is said at its field; a wrong secret, at the layer that fails by it', async () => {
  const page = await openSettings()
  await button(page, 'Register Client').click()
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await page.getByText('Fill this in.').nth(1).waitFor()
  await page.getByRole('textbox', { name: 'Organization Code' }).fill('org7d9a2f64')
  await page.getByLabel(/^Client secret/).fill('not the secret')
  await save(page)
  await tried(page).getByText('The client secret is wrong.', { exact: false }).waitFor()
  await tried(page).getByText('not tried').first().waitFor()
  await assertAccessible(page)
  await screenshot(page, 'power-automate-wrong-secret')

  await button(page, 'Change the client').click()
  await page.getByLabel(/^Client secret/).fill('sandbox-only-secret')
  await save(page)
  await page.getByText('It is an application user of', { exact: false }).waitFor()
})

test('an application that is no user of the environment, or disabled there, is told what to do', async () => {
  const stranger = await control<{ clientId: string }>(world, 'POST', 'apps', { displayName: 'Another' })
  const { value } = await control<{ value: string }>(world, 'POST', `apps/${stranger.clientId}/secrets`, {})
  const page = await openSettings()
  await change(page, { clientId: stranger.clientId, secret: value })
  await fails(page, /is no application user of the environment .* Add it in the Power Platform admin center/)
  await look(page, 'bad-no-application-user')
  await change(page, { clientId, secret: 'sandbox-only-secret' })
  await page.getByText('It is an application user of', { exact: false }).waitFor()

  const { users } = await control<{ users: { id: string; name: string }[] }>(world, 'GET', 'dataverse/users')
  const app = users.find(({ name }) => name === 'Countersign')
  assert.ok(app)
  await control(world, 'PATCH', `dataverse/users/${app.id}`, { isDisabled: true })
  await button(page, 'Test again').click()
  await fails(page, /is disabled in the environment .* Enable it there/)
  await control(world, 'PATCH', `dataverse/users/${app.id}`, { isDisabled: false })
  await button(page, 'Test again').click()
  await tried(page).getByText('does not work').waitFor({ state: 'detached' })
})

test('a secret that has expired, and a tenant that is none, are told apart', async () => {
  const page = await openSettings()
  const fault = await control<{ id: string }>(world, 'POST', 'faults', { kind: 'expired-secret', clientId })
  await button(page, 'Test').click()
  await fails(page, /^The client secret has expired\. Make a new one at the app registration and enter it here\./)
  await look(page, 'bad-expired-secret')
  await control(world, 'DELETE', `faults/${fault.id}`)
  await change(page, { tenantId: 'aaaaaaaa-0000-4000-8000-000000000000', secret: 'sandbox-only-secret' })
  await fails(page, /^There is no such tenant in this cloud\./)
  await look(page, 'bad-unknown-tenant')
  await change(page, { tenantId: tenant, secret: 'sandbox-only-secret' })
  await page.getByText('It is an application user of', { exact: false }).waitFor()
})

test('an environment that is not there is said to be none', async () => {
  const page = await openSettings()
  await button(page, 'Change the client').click()
  await page.getByRole('combobox', { name: 'Cloud' }).selectOption({ label: 'Microsoft cloud' })
  await page.getByRole('combobox', { name: 'Region' }).selectOption('EUR')
  await page.getByRole('textbox', { name: 'Data Service URL' }).fill('https://countersign.alder.example')
  await page.getByLabel(/^Client secret/).fill('sandbox-only-secret')
  await save(page)
  await tried(page).getByText('There is no environment at org7d9a2f64.crm4.dynamics.com', { exact: false }).waitFor()
  await button(page, 'Change the client').click()
  await page.getByRole('combobox', { name: 'Cloud' }).selectOption({ label: 'Sandbox' })
  await page.getByRole('textbox', { name: 'Data Service URL' }).fill(world.url)
  await page.getByLabel(/^Client secret/).fill('sandbox-only-secret')
  await save(page)
  await page.getByText('It is an application user of', { exact: false }).waitFor()
})

test('an address that is none, and one of another flow, link nothing; a link is undone after a question', async () => {
  const page = await world.openAs('Grace Okafor', '/admin')
  await openWorkflows(page, store)
  await openPowerAutomateSettings(page, workflow, quietly)
  await signInAsFlowAccount(page, 'Grace Okafor', quietly)
  await createTemplate(page, {}, quietly)
  await button(page, 'Configure a Request URL').click()
  await dialog(page).getByRole('textbox', { name: 'Request URL' }).fill('https://elsewhere.example/')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await dialog(page).getByText('This is no address.', { exact: false }).waitFor()
  await screenshot(page, 'power-automate-wrong-url')
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()

  const flows = await openMyFlows(world, 'Grace Okafor')
  const url = await takeRequestUrl(flows, workflow, { approver: 'Approver of', connectors: ['Approvals'] }, quietly)
  await turnOn(flows, workflow, quietly)
  await button(page, 'Power Automate Settings').click()
  await enterRequestUrl(page, url, 'Grace Okafor', quietly)

  await openWorkflows(page, store)
  await row(page, workflow).getByText(`Flow “${workflow}”`).waitFor()
  await row(page, workflow).getByText('Linked', { exact: true }).waitFor()
  await openPowerAutomateSettings(page, other, quietly)
  await createTemplate(page, {}, quietly)
  await button(page, 'Configure a Request URL').click()
  await dialog(page).getByRole('textbox', { name: 'Request URL' }).fill(url)
  await button(page, 'Authenticate').click()
  await dialog(page)
    .getByRole('alert')
    .getByText(/^That is the request URL of another flow\. .* Nothing was linked\.$/)
    .waitFor()
  await dialog(page).getByRole('region', { name: 'Link health' }).getByText('Trouble').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'power-automate-url-of-another')

  await dialog(page).getByRole('button', { name: 'Unlink' }).click()
  await page.getByRole('alertdialog', { name: `Unlink “${other}”?` }).waitFor()
  await assertAccessible(page)
  await page
    .getByRole('alertdialog', { name: `Unlink “${other}”?` })
    .getByRole('button', { name: 'Unlink' })
    .click()
  await page.getByText(`“${other}” is not linked any more`).first().waitFor()
})

test('the list says which workflows are linked, to which flow, and what has to be done next', async () => {
  const page = await world.openAs('Grace Okafor', '/admin')
  await openWorkflows(page, store)
  await openPowerAutomateSettings(page, other, quietly)
  await createTemplate(page, {}, quietly)
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await openWorkflows(page, store)
  await row(page, other).getByText('Not linked yet').waitFor()
  await row(page, other).getByText('Enter the request URL under Power Automate Settings.').waitFor()
  assert.equal(
    await row(page, 'Workflow to Transfer a User')
      .getByText(/^Flow “/)
      .count(),
    0,
  )
  await assertAccessible(page)
  await screenshot(page, 'workflows-linked')
})

test('settings and links fit a telephone, at night, too', async () => {
  const page = await openSettings({ colorScheme: 'dark', viewport: { width: 400, height: 860 } })
  await button(page, 'Test').click()
  await tried(page).waitFor()
  await assertFits(page)
  await assertAccessible(page)
  await screenshot(page, 'power-automate-night')
  await page.getByRole('tab', { name: 'Configure Workflows' }).click()
  await row(page, workflow).getByText('Linked', { exact: true }).waitFor()
  await assertFits(page)
  await assertAccessible(page)
  await screenshot(page, 'workflows-linked-night')
  await openPowerAutomateSettings(page, workflow, quietly)
  await dialog(page).getByText('Linked', { exact: true }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'power-automate-link-night')
})

test('who may only look sees the client and its links, and nothing to press', async () => {
  const page = await world.openAs('Jonas Weber', '/admin')
  const id = await storeNamed(page, store)
  await page.goto(`/admin/stores/${id}/workflows?tab=settings`)
  await settings(page).getByText('org7d9a2f64').waitFor()
  for (const name of ['Change the client', 'Remove', 'Test', 'Sign in as flow account'])
    assert.equal(await settings(page).getByRole('button', { name }).count(), 0, name)
  await eventually(async () => assert.ok(!(await page.content()).includes('sandbox-only-secret')))
})

test('of another Data Service URL it is said before and afterwards that links have to be authenticated again', async () => {
  const page = await openSettings()
  await button(page, 'Change the client').click()
  const warning = dialog(page).getByText('The links will have to be authenticated again')
  assert.equal(await warning.count(), 0)
  await page.getByRole('textbox', { name: 'Data Service URL' }).fill(`${world.url}/elsewhere`)
  await warning.waitFor()
  await dialog(page).getByText(`authenticates “${workflow}” anew`, { exact: false }).waitFor()
  await warning.scrollIntoViewIfNeeded()
  await assertAccessible(page)
  await screenshot(page, 'power-automate-calls-elsewhere')
  await save(page)
  await settings(page).getByText('A link has to be authenticated', { exact: true }).waitFor()
  await page.getByText('It is an application user of', { exact: false }).waitFor()
  await screenshot(page, 'power-automate-authenticate-again')
  await assertAccessible(page)
  await page.setViewportSize({ width: 400, height: 860 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await assertFits(page)
  await assertAccessible(page)
  await screenshot(page, 'power-automate-authenticate-again-night')
})
