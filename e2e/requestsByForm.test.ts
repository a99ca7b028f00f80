// Everything that can be asked for by a form of Self-Service and not be done at once: it says so beforehand, shows what it
// comes to, and leads to its request.

import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { screenshot } from './harness/browser.ts'
import { type Company, carriedOut, companyIn, openFromInbox, row, way } from './harness/company.ts'
import { focused } from './harness/eventually.ts'
import { assertFits } from './harness/fits.ts'
import { look } from './harness/look.ts'
import { button, dialog, heading } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
let company: Company
let adaId: string
before(async () => {
  world = await startWorld()
  company = await companyIn(world)
  adaId = await company.idOf('user', 'Ada Lindqvist')
})
after(() => world[Symbol.asyncDispose]())

/** A workflow of one's own, which asks Ada. */
const asksAda = (name: string, event: 'create' | 'edit', kind: 'user' | 'group') =>
  ask(company.grace, 'POST', `/stores/${company.storeId}/workflows`, {
    ...{ name, event, objects: [kind] },
    approvers: [{ kind: 'people', people: [{ id: adaId, kind: 'user', name: 'Ada Lindqvist' }] }],
  })

/** A group of Ada's that Tom is in. */
async function groupWithTom(name: string): Promise<string> {
  const groupId = await company.semiPrivate(name, 'Ada Lindqvist')
  const memberId = await company.idOf('user', 'Tom Becker')
  await company.change(company.grace, { kind: 'group.addMember', targetId: groupId, memberId })
  return groupId
}

async function adaApproves(title: string): Promise<void> {
  const ada = await world.openAs('Ada Lindqvist', '/portal')
  await openFromInbox(ada, title)
  await button(ada, 'Approve').click()
  await button(dialog(ada), 'Approve').click()
  await carriedOut(ada)
}

const asks = (page: Page, workflow: string): Locator =>
  dialog(page).getByText(`Asks Ada Lindqvist by the workflow “${workflow}”`)
const whatChanges = (page: Page): Locator => dialog(page).getByRole('region', { name: 'What changes' })
const field = (page: Page, name: string): Locator => dialog(page).getByRole('textbox', { name })

test('a group is left from the list of one’s groups, by keys alone: its owner is asked first', async () => {
  await groupWithTom('Lab Benches')
  const tom = await world.openAs('Tom Becker', '/portal/groups?of=mine')
  await row(tom, 'Lab Benches').waitFor()
  await look(tom, 'portal-my-groups-leave')
  await button(tom, 'Leave Lab Benches').press('Enter')
  await asks(tom, 'Workflow to Leave a Group').waitFor()
  await look(tom, 'portal-leave')
  await tom.keyboard.press('Escape')
  await dialog(tom).waitFor({ state: 'detached' })
  await focused(button(tom, 'Leave Lab Benches'))
  await tom.keyboard.press('Enter')
  await asks(tom, 'Workflow to Leave a Group').waitFor()
  await button(dialog(tom), 'Leave').press('Enter')
  await heading(tom, 'Leave group: Lab Benches').waitFor()
  await adaApproves('Leave group: Lab Benches')
  await carriedOut(tom)
  await tom.goto('/portal/groups?of=mine')
  await tom.getByRole('tab', { name: 'My groups' }).waitFor()
  await row(tom, 'Lab Benches').waitFor({ state: 'detached' })
})

test('of a group’s own page it is left the same way, and whoever asked takes it back', async () => {
  const groupId = await groupWithTom('Lab Keys')
  const tom = await world.openAs('Tom Becker', `/portal/directory/${company.storeId}/${groupId}`)
  await button(tom, 'Leave').click()
  await asks(tom, 'Workflow to Leave a Group').waitFor()
  await button(dialog(tom), 'Leave').click()
  await heading(tom, 'Leave group: Lab Keys').waitFor()
  await tom.getByText('Tom Becker is to be taken out of Lab Keys.').waitFor()
  await button(tom, 'Take back').click()
  await button(dialog(tom), 'Take it back').click()
  await way(tom).getByText('Nothing changed').waitFor()
})

test('a group with its type and security type is asked for, and is there once that is approved', async () => {
  await asksAda('Create Group', 'create', 'group')
  const tom = await world.openAs('Tom Becker', '/portal/groups')
  await button(tom, 'Create group').click()
  await field(tom, 'Display name').fill('Kayak Club')
  await dialog(tom).getByRole('combobox', { name: 'Group type' }).selectOption({ label: 'Microsoft 365 group' })
  await dialog(tom).getByRole('combobox', { name: 'Security type' }).selectOption({ label: 'Public' })
  await asks(tom, 'Create Group').waitFor()
  await look(tom, 'portal-create-group')
  await button(dialog(tom), 'Create group').click()
  await heading(tom, 'Create group: Kayak Club').waitFor()
  for (const value of ['Microsoft 365 group', 'Public', 'Tom Becker'])
    await tom.getByRole('region', { name: 'What is asked' }).getByText(value, { exact: true }).waitFor()
  await look(tom, 'request-create-group')
  await adaApproves('Create group: Kayak Club')
  await carriedOut(tom)
  await tom.goto('/portal/groups?of=owned')
  await row(tom, 'Kayak Club').getByText('Public').waitFor()
})

test('whoever edits a group sees what is and what shall be, before anybody is asked and where they decide', async () => {
  await asksAda('Edit Group', 'edit', 'group')
  const tom = await world.openAs('Tom Becker', '/portal/groups?search=vpn')
  await tom.getByRole('link', { name: 'VPN Users' }).click()
  await button(tom, 'Edit').click()
  await field(tom, 'Description').fill('May connect from anywhere')
  await whatChanges(tom).getByText('May connect from anywhere').waitFor()
  await asks(tom, 'Edit Group').waitFor()
  await look(tom, 'portal-edit-group')
  await button(dialog(tom), 'Save').click()
  await heading(tom, 'Edit group: VPN Users').waitFor()
  await adaApproves('Edit group: VPN Users')
  await carriedOut(tom)
})

test('of a user, too; what is typed and taken back is no change, and what is personal is done at once', async () => {
  await asksAda('Edit User', 'edit', 'user')
  const id = await company.idOf('user', 'Tom Becker')
  const tom = await world.openAs('Tom Becker', `/portal/directory/${company.storeId}/${id}`)
  await button(tom, 'Edit').click()
  await field(tom, 'Department').fill('Legal')
  await whatChanges(tom).getByText('Sales').waitFor()
  await asks(tom, 'Edit User').waitFor()
  await look(tom, 'portal-edit-user')
  await field(tom, 'Department').fill('Sales')
  await whatChanges(tom).waitFor({ state: 'detached' })
  await dialog(tom).getByRole('button', { name: 'Save', disabled: true }).waitFor()
  await field(tom, 'Department').fill('Legal')
  await field(tom, 'Reason').fill('I move in March')
  await button(dialog(tom), 'Save').click()
  await heading(tom, 'Edit user: Tom Becker').waitFor()
  await tom.getByText('I move in March').first().waitFor()
  await adaApproves('Edit user: Tom Becker')
  await carriedOut(tom)
})

test('these forms fit a telephone, at night, too', async () => {
  const tom = await world.openAs('Tom Becker', '/portal/groups', {
    ...{ colorScheme: 'dark', viewport: { width: 400, height: 860 } },
  })
  await button(tom, 'Create group').click()
  await field(tom, 'Display name').fill('Climbing Club')
  await asks(tom, 'Create Group').waitFor()
  await assertFits(tom)
  await look(tom, 'portal-create-group-night')
  await tom.keyboard.press('Escape')
  const id = await company.idOf('user', 'Tom Becker')
  await tom.goto(`/portal/directory/${company.storeId}/${id}`)
  await button(tom, 'Edit').click()
  await field(tom, 'Department').fill('Board')
  await asks(tom, 'Edit User').waitFor()
  await whatChanges(tom).scrollIntoViewIfNeeded()
  await assertFits(tom)
  await look(tom, 'portal-edit-user-night')
  await tom.goto('/portal/groups?of=mine')
  await tom.getByRole('table', { name: 'My groups' }).waitFor()
  await assertFits(tom)
  await screenshot(tom, 'portal-my-groups-night')
})
