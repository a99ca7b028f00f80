// The document on action flows with Microsoft Entra ID, step by step: the system is connected from the builder, by a
// service account; users and groups are looked up, somebody is put into a group and taken out again.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { eventually } from './harness/eventually.ts'
import {
  addField,
  addStep,
  createFlow,
  insertOutput,
  openSystem,
  runEnds,
  saveDraft,
  sidebar,
  stepOfRun,
} from './harness/flowBuilder.ts'
import { look } from './harness/look.ts'
import { onMicrosoftsSide } from './harness/microsoft.ts'
import { button } from './harness/pageParts.ts'
import { agreeForEverybody, createServiceAccount, makeOwner, servicePrincipalName } from './harness/serviceAccount.ts'
import { stepsOf } from './harness/steps.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
let groupId: string
let leedsId: string
before(async () => {
  world = await startWorld()
  const account = await createServiceAccount(world)
  groupId = (await makeOwner(world, account.id, 'VPN Users')).id
  leedsId = (await makeOwner(world, account.id, 'Leeds Office')).id
  await agreeForEverybody(world, scopes)
})
after(() => world[Symbol.asyncDispose]())

const step = stepsOf('seed004')

const scopes = ['User.Read.All', 'Group.Read.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All']
const member = 'elsa@alder.example'

/** “Connecting Microsoft Entra ID to action builder” */
async function connect(page: Page): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Admin Center' })
  await navigation.getByText('Apps and integrations').waitFor()
  await navigation.getByText('Actions', { exact: true }).waitFor()
  await navigation.getByRole('link', { name: 'Action flows' }).click()
  await page.getByText('There are no action flows yet').waitFor()
  await step(page, 'action-flows')

  await createFlow(page, 'Change who is in a group', 'Looks both up first, and says what it has done.')
  await page.getByRole('radio', { name: /A button in Self-Service/ }).check()
  await addField(page, 1, 'User ID')
  await addField(page, 2, 'Group ID')
  await addField(page, 3, 'What to do', ['Add', 'Remove'])
  await step(page, 'created')

  await button(page, 'Add a step at the start').click()
  await sidebar(page, 'Add step').getByRole('heading', { name: 'External actions' }).waitFor()
  await step(page, 'step-sidebar')
  await openSystem(page, /Microsoft Entra/)
  await page.getByText('Use a dedicated service account, not your own.').waitFor()
  for (const scope of scopes) await page.getByRole('list', { name: 'Permissions' }).getByText(scope).waitFor()
  await step(page, 'microsoft-entra')
  await assertAccessible(page)

  await button(page, 'Connect').click()
  await page.getByRole('heading', { name: 'Pick an account' }).waitFor()
  await page.getByRole('searchbox').fill(servicePrincipalName)
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('button', { name: servicePrincipalName }).waitFor()
  await step(page, 'authenticate')
  await page.getByRole('button', { name: servicePrincipalName }).click()

  await page.getByText(`It acts as ${servicePrincipalName} from now on.`).waitFor()
  const card = page.getByRole('region', { name: 'Connection Microsoft Entra ID' })
  await card.getByText('Connected', { exact: true }).waitFor()
  await card.getByText('7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35').waitFor()
  await card.getByText(scopes.toSorted().join(', ')).waitFor()
  const offered = page.getByRole('region', { name: 'Actions' }).getByRole('button')
  await eventually(async () => assert.equal(await offered.count(), 4))
  await page.getByText('It asks for User ID, Group ID, What to do').waitFor()
  await step(page, 'connected')
  await assertAccessible(page)
}

/** “Using Microsoft Entra ID actions in action flows” */
async function build(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Lookup user/ }).click()
  await insertOutput(page, 'User ID', 'User ID')
  await step(page, 'lookup-user')

  await addStep(page, 'after Lookup user', /Microsoft Entra/, /^Lookup group/)
  await insertOutput(page, 'Group ID', 'Group ID')
  await step(page, 'lookup-group')

  await addStep(page, 'after Lookup group', null, /^Branch/)
  await page.getByLabel('Name of path 1').fill('Add')
  await button(page, 'Add a condition').click()
  await insertOutput(page, 'Condition 1: what', 'What to do')
  await page.getByRole('textbox', { name: 'Condition 1: with what' }).fill('Add')
  await step(page, 'branch')

  await addStep(page, 'to Add', /Microsoft Entra/, /^Add user to group/)
  await insertOutput(page, 'User ID', 'id', 'Lookup user')
  await insertOutput(page, 'Group ID', 'id', 'Lookup group')
  await step(page, 'add-user-to-group')

  await addStep(page, 'to Otherwise of Branch', /Microsoft Entra/, /^Remove member from group/)
  await insertOutput(page, 'User ID', 'id', 'Lookup user')
  await insertOutput(page, 'Group ID', 'id', 'Lookup group')
  await saveDraft(page)
  await step(page, 'remove-member-from-group')
  await assertAccessible(page)
}

async function tryAndActivate(page: Page): Promise<void> {
  await button(page, 'Test run').click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('User ID').fill(member)
  await dialog.getByLabel('Group ID').fill(groupId)
  await dialog.getByLabel('What to do').selectOption('Remove')
  await step(page, 'test')
  await dialog.getByRole('button', { name: 'Run' }).click()
  await runEnds(page, 'Done')
  const found = await stepOfRun(page, 'Lookup user')
  for (const words of ['"id"', '"displayName"', '"givenName"', '"surname"', '"mail"', member, '"jobTitle"'])
    await found.getByText(words).first().waitFor()
  await found.getByText(servicePrincipalName).waitFor()
  await (await stepOfRun(page, 'Remove member from group')).getByText('"not-a-member"').waitFor()
  await step(page, 'tested')
  await assertAccessible(page)

  await page.getByRole('link', { name: 'The steps of this flow' }).click()
  await button(page, 'Activate').click()
  await page.getByText('“Change who is in a group” is active').first().waitFor()
  await page.getByRole('main').getByText('Active', { exact: true }).waitFor()
  await step(page, 'active')
}

async function press(whatToDo: 'Add' | 'Remove', picture: string): Promise<void> {
  const page = await world.openAs('Priya Nair', '/portal/actions')
  await button(page, 'Change who is in a group').click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('User ID').fill(member)
  await dialog.getByLabel('Group ID').fill(groupId)
  await dialog.getByLabel('What to do').selectOption(whatToDo)
  await dialog.getByRole('button', { name: 'Begin' }).click()
  await runEnds(page, 'Done')
  await step(page, picture)
  await assertAccessible(page)
}

/** Who is in the group, as Microsoft's side shows it. */
async function membersThere(picture: string): Promise<string[]> {
  const page = await onMicrosoftsSide(world, 'Lars Holmberg', '/entra/groups?find=vpn')
  await page.getByRole('link', { name: 'VPN Users' }).click()
  await page.getByRole('navigation', { name: 'VPN Users' }).getByRole('link', { name: 'Members' }).click()
  await page.getByRole('link', { name: 'Add members' }).waitFor()
  await step(page, picture)
  return page.getByRole('rowheader').allInnerTexts()
}

const isThere = (names: readonly string[]): boolean => names.some((name) => name.includes('Elsa Norling'))

test('Microsoft Entra ID is connected from the builder, and a flow changes who is in a group', async () => {
  const page = await world.openAs('Grace Okafor', '/admin')
  await connect(page)
  await build(page)
  await tryAndActivate(page)

  assert.equal(isThere(await membersThere('before')), false)
  await press('Add', 'pressed-add')
  assert.equal(isThere(await membersThere('member')), true)
  await press('Remove', 'pressed-remove')
  assert.equal(isThere(await membersThere('removed')), false)

  await page.getByRole('link', { name: 'Runs' }).click()
  await page.getByRole('heading', { level: 1, name: 'Runs of Change who is in a group' }).waitFor()
  const runs = page.getByRole('table', { name: 'Runs' }).getByRole('row', { name: /Priya Nair/ })
  await eventually(async () => assert.equal(await runs.count(), 2))
  await step(page, 'run-log')
  await assertAccessible(page)
  await runs.nth(1).getByRole('link').click()
  await runEnds(page, 'Done')
  const added = await stepOfRun(page, 'Add user to group')
  await added.getByText('"added"').waitFor()
  await added.getByText(servicePrincipalName).waitFor()
  await step(page, 'run-as-list')
  await page.getByRole('tab', { name: 'Diagram' }).click()
  const diagram = page.getByRole('region', { name: /^Diagram of/ })
  const marked = (name: string) =>
    diagram.locator('.djs-shape').filter({ hasText: name }).locator('[style*="diagram-passed"]').first()
  await marked('Add user').waitFor()
  assert.equal(await marked('Remove').count(), 0)
  await step(page, 'run-as-diagram')
  await assertAccessible(page)
})

/** A run that stops at its step, in a sentence. */
async function stopsWith(page: Page, user: string, group: string, sentence: RegExp): Promise<void> {
  await button(page, 'Test run').click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('User ID').fill(user)
  await dialog.getByLabel('Group ID').fill(group)
  await dialog.getByRole('button', { name: 'Run' }).click()
  await page.getByRole('region', { name: 'How it goes' }).getByText('Needs attention').waitFor()
  await (await stepOfRun(page, 'Add user to group')).getByText(sentence).first().waitFor()
}

test('a user who does not exist, and a dynamic group, stop a run in a sentence, and nobody is put in anywhere', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/flows')
  await createFlow(page, 'Put somebody into a group')
  await page.getByRole('radio', { name: /A button in Self-Service/ }).check()
  await addField(page, 1, 'User ID')
  await addField(page, 2, 'Group ID')
  await addStep(page, 'at the start', /Microsoft Entra/, /^Add user to group/)
  await insertOutput(page, 'User ID', 'User ID')
  await insertOutput(page, 'Group ID', 'Group ID')
  await saveDraft(page)
  const nobody = 'nobody@alder.example'
  await stopsWith(page, nobody, groupId, new RegExp(`There is no user “${nobody}” .* nobody was added`))
  await look(page, 'bad-unknown-user')
  await page.getByRole('link', { name: 'The steps of this flow' }).click()
  await stopsWith(page, member, leedsId, /“Leeds Office” is a dynamic group: .* Choose another group/)
  await look(page, 'bad-dynamic-group-in-flow')
  assert.equal(isThere(await membersThere('after-bad-input')), false)
})
