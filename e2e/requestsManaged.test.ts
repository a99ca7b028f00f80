import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { type Company, carriedOut, companyIn, happened, openFromInbox, row, way } from './harness/company.ts'
import { eventually } from './harness/eventually.ts'
import { assertFits } from './harness/fits.ts'
import { button, dialog, heading } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
let company: Company
before(async () => {
  world = await startWorld()
  company = await companyIn(world)
})
after(() => world[Symbol.asyncDispose]())

test('what no approver is left for lies with the administrators, who decide it or give it to somebody', async () => {
  const groupId = await company.semiPrivate('Sales Tools', 'Tom Becker')
  const tom = await world.openAs('Tom Becker', `/portal/directory/${company.storeId}/${groupId}`)
  await button(tom, 'Join').click()
  await dialog(tom)
    .getByText(/^Asks an administrator/)
    .waitFor()
  await button(dialog(tom), 'Join').click()
  await way(tom)
    .getByText(/an administrator/)
    .waitFor()
  assert.equal(await button(tom, 'Approve').count(), 0)

  const page = await world.openAs('Grace Okafor', '/portal/requests/inbox')
  await row(page, 'Join group: Sales Tools').waitFor()
  await page.goto('/portal/requests/all')
  await row(page, 'An administrator').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'request-all')
  await page.getByRole('link', { name: 'Join group: Sales Tools' }).click()
  await button(page, 'Reroute').click()
  await dialog(page).getByRole('combobox', { name: 'To whom' }).fill('mateo')
  await page.getByRole('option', { name: /Mateo Rossi/ }).click()
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('He knows the tools.')
  await assertAccessible(page)
  await screenshot(page, 'request-reroute')
  await button(dialog(page), 'Reroute').click()
  await way(page).getByText('Mateo Rossi').waitFor()
  await happened(page).getByText('Grace Okafor gave it to Mateo Rossi').waitFor()
  await screenshot(page, 'request-rerouted')
  await reroute(page, 'Ada Lindqvist')
  await page.getByRole('button', { name: 'Undo' }).click()
  await way(page).getByText('Mateo Rossi').waitFor()
  const mateo = await world.openAs('Mateo Rossi', '/portal/requests/inbox')
  await row(mateo, 'Join group: Sales Tools').waitFor()
  await openFromInbox(mateo, 'Join group: Sales Tools')
  await button(mateo, 'Approve').click()
  await button(dialog(mateo), 'Approve').click()
  await carriedOut(mateo)
})

async function reroute(page: Page, name: string): Promise<void> {
  await button(page, 'Reroute').click()
  await dialog(page).getByRole('combobox', { name: 'To whom' }).fill(name)
  await page.getByRole('option', { name }).click()
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('She is back.')
  await button(dialog(page), 'Reroute').click()
  await way(page).getByText(name).waitFor()
}

test('several are decided with one answer', async () => {
  for (const name of ['Chess', 'Sailing']) {
    const groupId = await company.semiPrivate(name, 'Ada Lindqvist')
    const tom = await world.openAs('Tom Becker', '/portal')
    await company.askToJoin(tom, groupId, name)
  }
  const ada = await world.openAs('Ada Lindqvist', '/portal/requests/inbox')
  for (const name of ['Chess', 'Sailing'])
    await ada.getByRole('checkbox', { name: `Choose Join group: ${name}, asked by Tom Becker` }).check()
  await ada.getByText('2 requests chosen').waitFor()
  await assertAccessible(ada)
  await screenshot(ada, 'request-inbox-chosen')
  await button(ada.getByRole('region', { name: 'Chosen requests' }), 'Approve').click()
  await button(dialog(ada), 'Approve all').click()
  await ada.getByText('2 requests approved').first().waitFor()
  for (const name of ['Chess', 'Sailing']) await row(ada, `Join group: ${name}`).waitFor({ state: 'detached' })
})

test('a change that would overwrite what nobody saw is a conflict, and says what to do', async () => {
  const tomId = await company.idOf('user', 'Tom Becker')
  const tom = await world.openAs('Tom Becker', `/portal/directory/${company.storeId}/${tomId}`)
  await button(tom, 'More for Tom Becker').click()
  await tom.getByRole('menuitem', { name: 'Change manager' }).click()
  await dialog(tom).getByText('As soon as this can be sent').waitFor()
  await dialog(tom).getByRole('combobox', { name: 'Manager', exact: true }).fill('mateo')
  await tom.getByRole('option', { name: /Mateo Rossi/ }).click()
  await dialog(tom).getByText('Asks Ada Lindqvist by the workflow “Workflow to Change Manager”').waitFor()
  await assertAccessible(tom)
  await button(dialog(tom), 'Save').click()
  await heading(tom, 'Change manager: Tom Becker').waitFor()
  await switchWorkflow('change-manager', false)
  await company.change(company.grace, {
    kind: 'user.changeManager',
    targetId: tomId,
    managerId: await company.idOf('user', 'Grace Okafor'),
  })
  await switchWorkflow('change-manager', true)
  const ada = await world.openAs('Ada Lindqvist', '/portal')
  await openFromInbox(ada, 'Change manager: Tom Becker')
  await screenshot(ada, 'request-values')
  await button(ada, 'Approve').click()
  await button(dialog(ada), 'Approve').click()
  await ada.getByText('Manager was Ada Lindqvist and is Grace Okafor now').waitFor()
  await way(ada).getByText('Conflict').waitFor()
  await assertAccessible(ada)
  await screenshot(ada, 'request-conflict')
})

async function switchWorkflow(system: string, enabled: boolean): Promise<void> {
  type Workflows = { items: { id: string; system: string | null }[] }
  const { items } = await ask<Workflows>(company.grace, 'GET', `/stores/${company.storeId}/workflows`)
  const id = items.find((one) => one.system === system)?.id
  await ask(company.grace, 'PUT', `/stores/${company.storeId}/workflows/${id}/enabled`, { enabled })
}

test('a request of others is nothing to whoever was never asked about it', async () => {
  const groupId = await company.semiPrivate('Poetry', 'Ada Lindqvist')
  const tom = await world.openAs('Tom Becker', '/portal')
  await company.askToJoin(tom, groupId, 'Poetry')
  const mateo = await world.openAs('Mateo Rossi', new URL(tom.url()).pathname)
  await mateo.getByText('There is no such request for you').waitFor()
  await assertAccessible(mateo)
})

test('the lists and the page of a request fit at any width, in light and dark', async () => {
  const { items } = await ask<{ items: { id: string }[] }>(company.grace, 'GET', '/requests?list=all&limit=1')
  const paths = [
    '/portal',
    '/portal/requests',
    '/portal/requests/inbox',
    '/portal/requests/all',
    `/portal/requests/${items[0]?.id}`,
  ]
  for (const [width, colorScheme] of [
    [390, 'dark'],
    [820, 'light'],
    [1280, 'dark'],
  ] as const) {
    const page = await world.openAs('Grace Okafor', '/portal', { viewport: { width, height: 900 }, colorScheme })
    for (const path of paths) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('.fui-Skeleton').first().waitFor({ state: 'detached' })
      await assertFits(page)
      await assertAccessible(page)
      await eventually(async () => assert.equal(await page.getByRole('alert').count(), 0))
      await screenshot(page, `request-${paths.indexOf(path)}-${width}`)
    }
  }
})
