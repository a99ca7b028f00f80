import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually } from './harness/eventually.ts'
import { assertFits } from './harness/fits.ts'
import { look } from './harness/look.ts'
import { button, heading } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await page.getByRole('row', { name: 'Alder Instruments' }).getByText('Ready').waitFor()
})
after(() => world[Symbol.asyncDispose]())

const row = (page: Page, table: string, name: string) =>
  page.getByRole('table', { name: table }).getByRole('row', { name })

async function newGroup(page: Page, name: string, securityType: string): Promise<void> {
  await button(page, 'Create group').first().click()
  await page.getByRole('textbox', { name: 'Display name' }).fill(name)
  await page.getByRole('combobox', { name: 'Security type' }).selectOption({ label: securityType })
  await assertAccessible(page)
  await button(page, 'Create group').last().click()
  await heading(page, name).waitFor()
}

test('whoever opens what they found while still typing gets there: the search does not call them back', async () => {
  const page = await world.openAs('Tom Becker', '/portal/users')
  const found = page.getByRole('link', { name: 'Ada Lindqvist' })
  await found.waitFor()
  await page.evaluate(() => {
    // What is to be done after a pause is kept, to be done when it hurts most.
    const real = window.setTimeout
    const kept: (() => void)[] = []
    Object.assign(window, { kept })
    window.setTimeout = ((act: () => void, ms: number) => (ms === 250 ? kept.push(act) : real(act, ms))) as never
  })
  await page.getByRole('searchbox', { name: /Search by name/ }).fill('ada')
  await found.evaluate(async (link: HTMLElement) => {
    const from = location.href
    link.click()
    while (location.href === from) await Promise.resolve() // on its way, and not there
    for (const act of (window as unknown as { kept: (() => void)[] }).kept) act()
  })
  await heading(page, 'Ada Lindqvist').waitFor()
  assert.match(page.url(), /\/directory\//)
})

test('everybody finds people, and sees who manages whom', async () => {
  const page = await world.openAs('Tom Becker', '/portal/users')
  await page.getByRole('searchbox', { name: /Search by name/ }).fill('finance head')
  await row(page, 'Users', 'Grace Okafor').waitFor({ state: 'detached' })
  await assertAccessible(page)
  await page.goto('/portal/users?search=tom')
  await page.getByRole('link', { name: 'Tom Becker' }).click()
  await page.getByText('This is you.').waitFor()
  await page.getByRole('tab', { name: 'Reports' }).click()
  await page.getByRole('table', { name: 'Reports' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'portal-user')
})

test('who makes a group owns it, and adds and removes its members', async () => {
  const page = await world.openAs('Tom Becker', '/portal/groups')
  await newGroup(page, 'Trade Fair', 'Private')
  await page.getByRole('button', { name: 'More for Trade Fair' }).click()
  await page.getByRole('menuitem', { name: 'Add member' }).click()
  await page.getByRole('combobox', { name: 'User' }).fill('priya')
  await page.getByRole('option', { name: /Priya Nair/ }).click()
  await button(page, 'Add').click()
  await row(page, 'Members', 'Priya Nair').waitFor()
  await assertFits(page)
  await assertAccessible(page)
  await screenshot(page, 'portal-group')
  await addsWhoIsThere(page)
  await button(page, 'Remove Priya Nair').click()
  await button(page, 'Remove').click()
  await page.getByText('Nobody is in this group.').waitFor()
  await page.goto('/portal/groups?of=owned')
  await row(page, 'Groups I own', 'Trade Fair').waitFor()
})

/** Before it is sent and after, and nobody is in it twice. */
async function addsWhoIsThere(page: Page): Promise<void> {
  const already = 'Priya Nair is a member of “Trade Fair” already. Nothing was changed, and nobody was asked.'
  await page.getByRole('button', { name: 'More for Trade Fair' }).click()
  await page.getByRole('menuitem', { name: 'Add member' }).click()
  await page.getByRole('combobox', { name: 'User' }).fill('priya')
  await page.getByRole('option', { name: /Priya Nair/ }).click()
  await page.getByRole('status').getByText(already).waitFor()
  await button(page, 'Add').click()
  await page.getByRole('alert').getByText(already).waitFor()
  await look(page, 'bad-already-member')
  await button(page, 'Cancel').click()
  await row(page, 'Members', 'Priya Nair').waitFor()
  assert.equal(await row(page, 'Members', 'Priya Nair').count(), 1)
}

test('in a low window, too, everything that a form was refused for can be read', async () => {
  const page = await world.openAs('Tom Becker', '/portal/groups', { viewport: { width: 400, height: 362 } })
  await button(page, 'Create group').click()
  await page.getByRole('textbox', { name: 'Display name' }).fill('All Employees')
  await page.getByRole('textbox', { name: 'Mail nickname' }).fill('all-employees')
  await button(page, 'Create group').last().click()
  const refusal = page.getByText(/The mail nickname all-employees is taken\./).last()
  await refusal.waitFor()
  const foot = await page.getByRole('status').getByText('Applies at once').boundingBox()
  assert.ok(foot)
  await page.mouse.move(foot.x + 2, foot.y + 2)
  await page.mouse.wheel(0, 1_000)
  await eventually(async () => {
    const [said, next] = [await refusal.boundingBox(), await button(page, 'Cancel').boundingBox()]
    assert.ok(said && next && said.y + said.height <= next.y, JSON.stringify({ said, next }))
  })
})

test('a public group is joined and left by whoever likes to', async () => {
  const tom = await world.openAs('Tom Becker', '/portal/groups')
  await newGroup(tom, 'Running Club', 'Public')
  const ada = await world.openAs('Ada Lindqvist', '/portal/groups')
  await ada.getByRole('searchbox', { name: /Search by name/ }).fill('running')
  await row(ada, 'Groups', 'All Employees').waitFor({ state: 'detached' }) // what is found moves until then
  await ada.getByRole('link', { name: 'Running Club' }).click()
  await button(ada, 'Join').click()
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Join' }).click()
  await ada.getByText('A group that you are in.').waitFor()
  await ada.goto('/portal/groups?of=mine')
  await row(ada, 'My groups', 'Running Club').waitFor()
  await assertAccessible(ada)
  await screenshot(ada, 'portal-my-groups')
  await ada.getByRole('link', { name: 'Running Club' }).click()
  await button(ada, 'Leave').click()
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  await ada.getByText('A group.', { exact: true }).waitFor()
})

test('what needs an approval that no workflow asks for is refused in a sentence, before and after it is sent', async () => {
  const page = await world.openAs('Tom Becker', '/portal/groups?search=vpn')
  await page.getByRole('link', { name: 'VPN Users' }).click()
  await button(page, 'Edit').click()
  await page.getByRole('textbox', { name: 'Description' }).fill('May connect from anywhere')
  await page
    .getByRole('status')
    .getByText(/needs somebody’s approval/)
    .waitFor()
  await assertAccessible(page)
  await button(page, 'Save').click()
  await page
    .getByRole('alert')
    .getByText(/needs somebody’s approval/)
    .waitFor()
  await assertAccessible(page)
})

test('long names break nothing, at any width', async () => {
  for (const width of [390, 820, 1280]) {
    const page = await world.openAs('Tom Becker', '/portal/users', { viewport: { width, height: 900 } })
    for (const path of ['/portal/users', '/portal/groups', '/portal/groups?of=mine']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByRole('table').first().waitFor()
      await assertFits(page)
    }
    await page.context().close()
  }
})
