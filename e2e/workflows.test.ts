import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { IdentityStore, WorkflowAnswer } from '@countersign/core/api'
import type { Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually } from './harness/eventually.ts'
import { assertFits } from './harness/fits.ts'
import { button, heading } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const row = (page: Page, name: string) => page.getByRole('table', { name: 'Workflows' }).getByRole('row', { name })
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** The way one goes: the store's menu, Edit, Workflows in the left pane. */
async function openWorkflows(page: Page): Promise<void> {
  await page.getByRole('table', { name: 'Identity stores' }).getByText('Ready').first().waitFor()
  await button(page, 'More for Alder Instruments').click()
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click()
  await page.getByRole('navigation', { name: 'Identity store' }).getByRole('link', { name: 'Workflows' }).click()
  await heading(page, 'Workflows').waitFor()
  await row(page, 'Workflow to Join a Group').waitFor()
}

async function editWorkflow(page: Page, name: string): Promise<void> {
  await button(page, `More for ${name}`).click()
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click()
  await heading(page, 'Edit Workflow').waitFor()
}

async function pick(page: Page, label: string, words: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(words)
  await page
    .getByRole('listbox')
    .getByRole('option')
    .filter({ hasNotText: option })
    .first()
    .waitFor({ state: 'detached' })
  await page.getByRole('option', { name: option }).click()
}

type List<Item> = { items: Item[] }

async function saved(page: Page): Promise<{ storeId: string; workflows: WorkflowAnswer[] }> {
  const { items: stores } = (await ask(page, 'GET', '/stores')) as List<IdentityStore>
  const storeId = stores[0]?.id ?? ''
  const { items } = (await ask(page, 'GET', `/stores/${storeId}/workflows`)) as List<WorkflowAnswer>
  return { storeId, workflows: items }
}

test('the eight system workflows are there, with their types, objects, approvers and events', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await openWorkflows(page)
  const transfer = row(page, 'Workflow to Transfer a User')
  const words = await transfer.innerText()
  for (const word of ['System', 'User', 'New manager', 'Transfer a User']) assert.ok(words.includes(word), words)
  const toggle = (name: string) => page.getByRole('switch', { name: `Enabled: ${name}` })
  assert.equal(await toggle('Workflow to Join a Group').isChecked(), true)
  assert.equal(await toggle('Workflow to Terminate a User').isChecked(), false)
  await button(page, 'More for Workflow to Join a Group').click()
  assert.equal(await page.getByRole('menuitem', { name: 'Delete' }).count(), 0)
  await page.keyboard.press('Escape')
  await assertAccessible(page)
  await screenshot(page, 'workflows')
})

test('a switch waits for Save, and whoever leaves before is asked', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/stores')
  await openWorkflows(page)
  await page.getByRole('switch', { name: 'Enabled: Workflow to Reset Password' }).click()
  await page.getByText('On once you save').waitFor()
  await page.getByRole('navigation', { name: 'Identity store' }).getByRole('link', { name: 'General' }).click()
  await page.getByText('Leave what you have entered?').waitFor()
  await button(page, 'Cancel').click()
  await button(page, 'Save').click()
  await page.getByText('The workflows are saved').first().waitFor()
  await eventually(async () => {
    const { workflows } = await saved(page)
    assert.equal(workflows.find(({ system }) => system === 'reset-password')?.enabled, true)
  })
  await button(page, 'Save').click()
  await page.getByText('Everything is saved').first().waitFor()
})

test('of a system workflow the approvers are edited: Update Workflow saves it, and Save has nothing left', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await openWorkflows(page)
  await editWorkflow(page, 'Workflow to Terminate a User')
  assert.equal(await page.getByRole('textbox', { name: 'Name' }).count(), 0)
  await pick(page, 'Users and groups', 'vpn', /VPN Users/)
  await pick(page, 'Users and groups', 'ada lind', /Ada Lindqvist/)
  await assertAccessible(page)
  await screenshot(page, 'workflow-system')
  await button(page, 'Update Workflow').click()
  await heading(page, 'Workflows').waitFor()
  await row(page, 'Workflow to Terminate a User').getByText('VPN Users, Ada Lindqvist').waitFor()
  await button(page, 'Save').click()
  await page.getByText('Everything is saved').first().waitFor()
})

test('a workflow of one’s own says of whom its filter speaks, is tried before it is saved, and is deleted', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/stores')
  await openWorkflows(page)
  await page.getByRole('link', { name: 'Create Workflow' }).click()
  await heading(page, 'Create Workflow').waitFor()
  await button(page, 'Create Workflow').click()
  await page.getByRole('textbox', { name: 'Name' }).and(page.locator('[aria-invalid="true"]')).waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Hiring in Research')
  assert.equal(await page.getByRole('checkbox', { name: 'Manager of user' }).count(), 0)
  await button(page, 'Add Filter').click()
  await page.getByRole('textbox', { name: 'Value of filter 1' }).fill('research')
  await pick(page, 'Users and groups', 'ada lind', /Ada Lindqvist/)
  await pick(page, 'Asked by (an ordinary user)', 'tom beck', /Tom Becker/)
  const trial = panel(page, 'Try it: which workflow would fire')
  await trial.getByRole('textbox', { name: 'Value 1' }).fill('Sales')
  await button(page, 'Try it').click()
  await trial.getByText('It is refused', { exact: true }).waitFor()
  await trial.getByText('the object’s Department equals “research” (it is “Sales”)').waitFor()
  await trial.getByRole('textbox', { name: 'Value 1' }).fill('Research')
  await button(page, 'Try it').click()
  await trial.getByText('“Hiring in Research” asks for approval. It asks Ada Lindqvist.').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'workflow-new')
  await button(page, 'Create Workflow').click()
  await heading(page, 'Workflows').waitFor()
  await row(page, 'Hiring in Research').getByText('User Defined').waitFor()
  await button(page, 'More for Hiring in Research').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByText('Delete “Hiring in Research”?').waitFor()
  await assertAccessible(page)
  await button(page, 'Delete').click()
  await row(page, 'Hiring in Research').waitFor({ state: 'detached' })
})

test('an edit watches fields, and nothing that was entered is lost by a slip of the hand', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/stores')
  await openWorkflows(page)
  await page.getByRole('link', { name: 'Create Workflow' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Titles')
  await page.getByRole('combobox', { name: 'Event' }).selectOption({ label: 'Edit' })
  await page.getByRole('combobox', { name: 'Fields' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Job title' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Manager of user' }).check()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.getByText('What you changed of this workflow is not saved.').waitFor()
  await button(page, 'Cancel').click()
  await button(page, 'Create Workflow').click()
  await heading(page, 'Workflows').waitFor()
  await row(page, 'Titles').getByText('Manager of user').waitFor()
  const made = (await saved(page)).workflows.find(({ name }) => name === 'Titles')
  assert.deepEqual([made?.event, made?.fields], ['edit', ['jobTitle']])
})

test('who was faster wins: what somebody else saved meanwhile is not overwritten', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await openWorkflows(page)
  await editWorkflow(page, 'Workflow to Change Manager')
  await page.getByRole('checkbox', { name: 'Manager of user' }).check()
  const { storeId, workflows } = await saved(page)
  const id = workflows.find(({ system }) => system === 'change-manager')?.id
  await ask(page, 'PUT', `/stores/${storeId}/workflows/${id}/enabled`, { enabled: false })
  await button(page, 'Update Workflow').click()
  await page.getByText(/changed in the meantime/).waitFor()
  await assertAccessible(page)
  const { workflows: after } = await saved(page)
  assert.deepEqual(after.find((one) => one.id === id)?.approvers, [{ kind: 'managers' }])

  const manager = page.getByRole('checkbox', { name: 'Manager of user' })
  await button(page, 'Discard my entries, show what is saved').click()
  await page.getByText(/changed in the meantime/).waitFor({ state: 'detached' })
  await eventually(async () => assert.equal(await manager.isChecked(), false))
  await manager.check()
  await button(page, 'Update Workflow').click()
  await heading(page, 'Workflows').waitFor()
  const last = (await saved(page)).workflows.find((one) => one.id === id)
  assert.deepEqual(last?.approvers, [{ kind: 'manager' }, { kind: 'managers' }])
  assert.equal(last?.enabled, false)
})

test('a workflow that can never fire says which one comes first, and people are picked by keys', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/stores')
  await openWorkflows(page)
  await page.getByRole('link', { name: 'Create Workflow' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Everybody who joins')
  await page.getByRole('combobox', { name: 'Event' }).selectOption({ label: 'Join a Group' })
  await page.getByRole('combobox', { name: 'Users and groups' }).fill('ada lind')
  await page.getByRole('option', { name: /Grace Okafor/ }).waitFor({ state: 'detached' })
  await page.getByRole('option', { name: /Ada Lindqvist/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Ada Lindqvist/ }).waitFor()
  await button(page, 'Create Workflow').click()
  await row(page, 'Everybody who joins').getByText('Ada Lindqvist').waitFor()
  await row(page, 'Workflow to Join a Group').getByText('Never fires: “Everybody who joins” comes first').waitFor()
  await assertAccessible(page)
  await button(page, 'More for Everybody who joins').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await button(page, 'Delete').click()
  await page.getByText(/Never fires/).waitFor({ state: 'detached' })
})

test('the default approver and the acceleration are saved by Save, and the ladder shows them', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await openWorkflows(page)
  await page.getByRole('tab', { name: 'Advanced Workflow Settings' }).click()
  await pick(page, 'Default approver', 'vpn', /VPN Users/)
  await page.getByRole('switch', { name: /Ask those above/ }).click()
  await page.getByRole('spinbutton', { name: 'Maximum Levels' }).fill('2')
  await page.getByRole('spinbutton', { name: 'Repeat Every X Days' }).fill('4')
  const ladder = page.getByRole('list', { name: 'Who is asked while nobody answers' })
  await ladder.getByText('After 12 days').waitFor()
  await ladder.getByText('Owners of VPN Users').waitFor()
  await page.getByRole('switch', { name: /Requests expire/ }).click()
  const days = page.getByRole('spinbutton', { name: 'Requests Expire after N Days' })
  await days.fill('366')
  await button(page, 'Save').click()
  await page.getByText('Enter a whole number from 1 to 365.').waitFor()
  await days.fill('14')
  await ladder.getByText('The request expires; nothing is changed').waitFor()
  assert.equal(await ladder.getByText('Owners of VPN Users').count(), 0)
  await assertAccessible(page)
  await screenshot(page, 'workflow-settings')
  await page.getByRole('spinbutton', { name: 'Maximum Levels' }).fill('0')
  await page.getByRole('tab', { name: 'Configure Workflows' }).click()
  await button(page, 'Save').click()
  await page.getByText('Not everything is saved').first().waitFor()
  await page.getByRole('tab', { name: 'Advanced Workflow Settings' }).click()
  await page.getByText('Enter a whole number from 1 to 10.').waitFor()
  await page.getByRole('spinbutton', { name: 'Maximum Levels' }).fill('2')
  await page.getByRole('tab', { name: 'Configure Workflows' }).click()
  await button(page, 'Save').click()
  await page.getByText('The workflows are saved').first().waitFor()
  await page.reload()
  await page.getByRole('tab', { name: 'Advanced Workflow Settings' }).click()
  await ladder.getByText('After 12 days').waitFor()
  assert.equal(await days.inputValue(), '14')
  await page.setViewportSize({ width: 400, height: 860 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await assertFits(page)
  await assertAccessible(page)
  await screenshot(page, 'workflow-settings-night')
})

test('who may only read is offered nothing that changes a workflow', async () => {
  const page = await world.openAs('Jonas Weber', '/admin/stores')
  await openWorkflows(page)
  for (const name of ['Save', 'Update Workflow']) assert.equal(await button(page, name).count(), 0)
  assert.equal(await page.getByRole('link', { name: 'Create Workflow' }).count(), 0)
  assert.equal(await page.getByRole('switch', { name: 'Enabled: Workflow to Join a Group' }).isDisabled(), true)
  await page.getByRole('link', { name: 'Workflow to Join a Group' }).click()
  await heading(page, 'Workflow').waitFor()
  await page.getByText('Owner and additional owner').waitFor()
  assert.equal(await button(page, 'Update Workflow').count(), 0)
  await assertAccessible(page)
})
