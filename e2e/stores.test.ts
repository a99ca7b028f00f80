import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually } from './harness/eventually.ts'
import { button, heading } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const row = (page: Page, table: string, name: string) =>
  page.getByRole('table', { name: table }).getByRole('row', { name })

/** The company’s store, once it is filled. */
async function openStore(page: Page): Promise<void> {
  await row(page, 'Identity stores', 'Alder Instruments').getByText('Ready').waitFor()
  await page.getByRole('link', { name: 'Alder Instruments' }).click()
  await row(page, 'Users', 'Grace Okafor').waitFor()
}

async function menu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('the first start brings the company: its store is there, and its menu leads to Edit', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await row(page, 'Identity stores', 'Alder Instruments').getByText('Ready').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'stores')
  await menu(page, 'Edit')
  await page.getByRole('textbox', { name: 'Name' }).waitFor()
  await page.getByText(/Imported: 6\d users/).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'store-settings')
  await page.getByRole('textbox', { name: 'Name' }).fill('Alder')
  await button(page, 'Save').click()
  await heading(page, 'Alder').waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Alder Instruments')
  await button(page, 'Save').click()
  await heading(page, 'Alder Instruments').waitFor()
})

test('an administrator finds a user, edits them, and the history tells it', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await openStore(page)
  await page.getByRole('searchbox', { name: /Search by name/ }).fill('tom beck')
  await row(page, 'Users', 'Grace Okafor').waitFor({ state: 'detached' })
  await screenshot(page, 'store-users')
  await page.getByRole('link', { name: 'Tom Becker' }).click()
  await heading(page, 'Tom Becker').waitFor()
  await page.getByRole('link', { name: 'Ada Lindqvist' }).first().waitFor()
  await assertAccessible(page)
  await button(page, 'Edit').click()
  await page.getByRole('textbox', { name: 'Job title' }).fill('Head of Sales and Service')
  await page.getByRole('textbox', { name: 'Reason' }).fill('Service joined Sales')
  await assertAccessible(page)
  await button(page, 'Save').click()
  await page.getByText('Job title: from Head of Sales to Head of Sales and Service').waitFor()
  await page.getByText('Service joined Sales').waitFor()
  await screenshot(page, 'store-user')
})

test('a new user is made from two names, with a manager, and is found at once', async () => {
  const page = await world.openAs('Priya Nair', '/admin/stores')
  await openStore(page)
  await button(page, 'Create user').first().click()
  await button(page, 'Create user').last().click()
  await page.getByText('Fill this in.').first().waitFor()
  await page.getByRole('textbox', { name: 'First name' }).fill('Nia')
  await page.getByRole('textbox', { name: 'Last name' }).fill('Obi')
  const userName = page.getByRole('textbox', { name: 'User name' })
  await eventually(async () => assert.equal(await userName.inputValue(), 'nia.obi@alder.example'))
  await page.getByRole('textbox', { name: 'Department' }).fill('Sales')
  await page.getByRole('combobox', { name: 'Manager' }).fill('tom')
  await page.getByRole('option', { name: /Tom Becker/ }).click()
  await assertAccessible(page)
  await screenshot(page, 'store-new-user')
  await button(page, 'Create user').last().click()
  await heading(page, 'Nia Obi').waitFor()
  await page.getByRole('link', { name: 'Tom Becker' }).first().waitFor()
  await page.getByText('Department: Sales').waitFor()
})

test('a password that is reset is shown once', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await openStore(page)
  await page.getByRole('link', { name: 'Ada Lindqvist' }).click()
  await heading(page, 'Ada Lindqvist').waitFor()
  await menu(page, 'Reset password')
  await button(page, 'Reset password').click()
  const password = await page.getByRole('figure', { name: 'Temporary password' }).locator('pre').innerText()
  assert.match(password, /^\S{14,}$/)
  await assertAccessible(page)
  await button(page, 'I have noted it').click()
  await eventually(async () => assert.equal((await page.content()).includes(password), false))
})

test('who was faster wins: the other is told what stands there now, and nothing is overwritten', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await openStore(page)
  await page.getByRole('link', { name: 'Mateo Rossi' }).click()
  await heading(page, 'Mateo Rossi').waitFor()
  await button(page, 'Edit').click()
  await page.getByRole('textbox', { name: 'Department' }).fill('Research')
  const [, storeId, id] = /stores\/([^/]+)\/objects\/([^/?]+)/.exec(page.url()) ?? []
  const change = { kind: 'user.edit', targetId: id, values: { department: 'Finance' } }
  await ask(page, 'POST', `/stores/${storeId}/changes`, { change })
  await button(page, 'Save').click()
  await page.getByText('It was changed in the meantime.').waitFor()
  await assertAccessible(page)
})

test('ten thousand generated people are added by a button, and found by a word', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await button(page, 'Create identity store').click()
  await page.getByRole('textbox', { name: 'Name' }).fill('For trying')
  await page.getByRole('textbox', { name: 'Domains' }).fill('people.example')
  await button(page, 'Create').click()
  await page.getByRole('link', { name: 'For trying' }).click()
  await page.getByText('There are no users yet').waitFor()
  await assertAccessible(page)
  await page.getByRole('link', { name: 'General' }).click()
  await button(page, 'Add 10,000 generated people').click()
  await button(page, 'Add').click()
  await page.getByText('10,000 generated people are added').first().waitFor()
  await page.getByRole('navigation', { name: 'Identity store' }).getByRole('link', { name: 'Users' }).click()
  await page.getByRole('searchbox', { name: /Search by name/ }).fill('generated9999')
  await page.getByText('1 user', { exact: true }).waitFor()
})

test('what is being entered stays when somebody else saves meanwhile, and is not saved over theirs', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await openStore(page)
  await page.getByRole('link', { name: 'General' }).click()
  await page.getByRole('textbox', { name: 'Domains' }).fill('mine.example')
  const other = await world.openAs('Grace Okafor', new URL(page.url()).pathname)
  await other.getByRole('textbox', { name: 'Name' }).fill('Alder Group')
  await button(other, 'Save').click()
  await heading(page, 'Alder Group').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Domains' }).inputValue(), 'mine.example')
  await button(page, 'Save').click()
  await page
    .getByRole('alert')
    .getByText(/changed/)
    .waitFor()
  await assertAccessible(page)
  await screenshot(page, 'store-changed-meanwhile')
  await button(page, 'Discard my entries, show what is saved').click()
  await eventually(async () =>
    assert.equal(await page.getByRole('textbox', { name: 'Name' }).inputValue(), 'Alder Group'),
  )
  await page
    .getByRole('alert')
    .getByText(/changed/)
    .waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'Name' }).fill('Alder Instruments')
  await button(page, 'Save').click()
  await heading(page, 'Alder Instruments').waitFor()
})

test('who may only read identity stores is offered nothing that changes them', async () => {
  const page = await world.openAs('Jonas Weber', '/admin/stores')
  await row(page, 'Identity stores', 'Alder Instruments').waitFor()
  assert.equal(await button(page, 'Create identity store').count(), 0)
  await openStore(page)
  await page.getByRole('link', { name: 'General' }).click()
  await page.getByRole('textbox', { name: 'Name' }).waitFor()
  assert.equal(await button(page, 'Save').count(), 0)
})

const tenant = '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35'
const client = '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'

test('a tenant of Microsoft Entra ID is connected, tested, looked into and changed', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await row(page, 'Identity stores', 'Alder Instruments').getByText('Ready').waitFor()
  await button(page, 'Create identity store').click()
  await page.getByRole('combobox', { name: 'Provider' }).selectOption({ label: 'Microsoft Entra ID' })
  await page.getByRole('textbox', { name: 'Name' }).fill('Alder cloud')
  await page.getByRole('textbox', { name: 'Domains' }).fill('alder.example')
  await button(page, 'Create').click()
  await page.getByRole('textbox', { name: 'Tenant ID' }).fill(tenant)
  await page.getByRole('textbox', { name: 'Client ID' }).fill(client)
  await page.getByRole('combobox', { name: 'Cloud' }).selectOption({ label: 'Sandbox' })
  await page.getByLabel(/Client secret/).fill('wrong')
  await assertAccessible(page)
  await page.getByText('Fill this in.').waitFor({ state: 'detached' }) // whoever types on has mended it, perhaps
  await screenshot(page, 'store-entra-new')
  await button(page, 'Create').click()
  await page.getByRole('link', { name: 'Alder cloud' }).click()
  await page
    .getByText(/AADSTS7000215/)
    .first()
    .waitFor()
  await page.getByRole('link', { name: 'General' }).click()
  await button(page, 'Test the connection').click()
  await page
    .getByText(/AADSTS7000215/)
    .first()
    .waitFor()
  await page.getByLabel(/Client secret/).fill('sandbox-only-secret')
  await button(page, 'Save').click()
  await page.getByText('The settings of “Alder cloud” are saved').first().waitFor()
  await button(page, 'Test the connection').click()
  await page.getByText('“Alder cloud” answers.').waitFor()
  await screenshot(page, 'store-entra')
  await page.getByRole('navigation', { name: 'Identity store' }).getByRole('link', { name: 'Users' }).click()
  await page.getByRole('searchbox', { name: /Search by name/ }).fill('jonas')
  await row(page, 'Users', 'Grace Okafor').waitFor({ state: 'detached' }) // who is found moves until then
  await page.getByRole('link', { name: 'Jonas Weber' }).click()
  await heading(page, 'Jonas Weber').waitFor()
  await button(page, 'Edit').click()
  await page.getByRole('textbox', { name: 'Job title' }).fill('Head of Audit')
  await button(page, 'Save').click()
  await page.getByText('Job title: from Internal Auditor to Head of Audit').waitFor()
  await assertAccessible(page)
})

test('of a dynamic group it says why nobody is put in or taken out, in both areas', async () => {
  const grace = await world.openAs('Grace Okafor', '/admin/stores')
  await grace.getByRole('link', { name: 'Alder cloud' }).click()
  await grace.getByRole('navigation', { name: 'Identity store' }).getByRole('link', { name: 'Groups' }).click()
  await grace.getByRole('link', { name: 'Leeds Office' }).click()
  await heading(grace, 'Leeds Office').waitFor()
  const path = new URL(grace.url()).pathname.replace('/admin/stores', '/portal/directory').replace('/objects', '')
  const tom = await world.openAs('Tom Becker', path)
  for (const page of [grace, tom]) {
    await page.getByText(/This is a dynamic group/).waitFor()
    for (const name of ['Join', 'Leave']) assert.equal(await button(page, name).count(), 0, name)
    await assertAccessible(page)
  }
  await screenshot(tom, 'bad-dynamic-group')
  await button(grace, 'More for Leeds Office').click()
  assert.equal(await grace.getByRole('menuitem', { name: 'Add member' }).count(), 0)
})
