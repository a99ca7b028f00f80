import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { permissionNames, roles } from '@countersign/core/accounts'
import type { Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually } from './harness/eventually.ts'
import { button } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const row = (page: Page, name: string) => page.getByRole('table', { name: 'API tokens' }).getByRole('row', { name })

/** Through the dialog, as a person does it; answers with the value that is shown this once. */
async function create(page: Page, name: string, scope: string): Promise<string> {
  await button(page, 'Create a token').first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('checkbox', { name: scope }).check()
  await button(page, 'Create').click()
  await page.getByRole('heading', { name: `“${name}” is created` }).waitFor()
  return page.getByRole('figure', { name: 'The token' }).locator('pre').innerText()
}

const answersTo = async (token: string, path: string): Promise<number> =>
  (await fetch(`${world.url}${path}`, { headers: { authorization: `Bearer ${token}` } })).status

test('who has no token is told what one is for, and makes the first', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/tokens')
  await page.getByText('You have no API tokens').waitFor()
  await assertAccessible(page)
  await create(page, 'first', 'portal.use')
  await button(page, 'I have copied it').click()
  await row(page, 'first').getByText('Active').waitFor()
})

test('a token is good for its scopes and no more, until it is revoked', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/tokens')
  const value = await create(page, 'nightly export', 'audit.read')
  await assertAccessible(page)
  await screenshot(page, 'token-created')
  assert.equal(await answersTo(value, '/api/v1/audit'), 200)
  assert.equal(await answersTo(value, '/api/v1/accounts'), 403)
  await button(page, 'I have copied it').click()

  await row(page, 'nightly export').getByText('Active').waitFor()
  await button(page, 'Revoke nightly export').click()
  await page.getByRole('alertdialog', { name: 'Revoke “nightly export”?' }).waitFor()
  await assertAccessible(page)
  await button(page, 'Revoke').click()
  await page.getByText('“nightly export” is revoked').first().waitFor()
  await row(page, 'nightly export').getByText('Revoked').waitFor()
  assert.equal(await answersTo(value, '/api/v1/audit'), 401)
  assert.equal(await button(page, 'Revoke nightly export').count(), 0)
})

test('the value is gone from the page once it was copied, and the example beside it works as it stands', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/tokens')
  const value = await create(page, 'seen once', 'system.read')
  const example = await page.getByRole('figure', { name: 'Try it' }).locator('pre').innerText()
  const [, header, address] = /-H '(.+)' \\\n\s+(\S+)$/.exec(example) ?? []
  assert.equal(header, `Authorization: Bearer ${value}`)
  assert.equal(await answersTo(value, new URL(address ?? '').pathname), 200)
  const told = page.getByRole('alertdialog', { name: '“seen once” is created' })
  await told.locator(':focus').waitFor()
  await page.keyboard.press('Escape')
  await told.waitFor()
  await button(page, 'I have copied it').click()
  await row(page, 'seen once').waitFor()
  await eventually(async () => assert.ok(!(await page.content()).includes(value)))
})

test('nobody is offered a scope they do not have themselves', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/tokens')
  await button(page, 'Create a token').first().click()
  const given: readonly string[] = [...roles['workflow-designer'].permissions, ...roles.user.permissions]
  const own = permissionNames.filter((name) => given.includes(name))
  assert.ok(own.length < permissionNames.length)
  const offered = page.getByRole('group', { name: 'Scopes' }).locator('code')
  await eventually(async () => assert.deepEqual(await offered.allTextContents(), own))
})

test('a form that is not complete says at each field what is missing, and sends nothing', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/tokens')
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await button(page, 'Create a token').first().click()
  await page.getByRole('combobox', { name: 'Expires' }).selectOption({ label: 'After a number of days of my own' })
  await page.getByRole('spinbutton').fill('366')
  await button(page, 'Create').click()
  await page.getByText('Fill this in.').waitFor()
  await page.getByText('Choose at least one.').waitFor()
  await page.getByText('Enter 365 or less.').waitFor()
  await assertAccessible(page)
  assert.deepEqual(sent, [])
})

test('days of one’s own are kept to the day', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/tokens')
  await button(page, 'Create a token').first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('ten days')
  await page.getByRole('checkbox', { name: 'system.read' }).check()
  await page.getByRole('combobox', { name: 'Expires' }).selectOption({ label: 'After a number of days of my own' })
  await page.getByRole('spinbutton').fill('10')
  await button(page, 'Create').click()
  await button(page, 'I have copied it').click()
  await row(page, 'ten days').getByText('in 10 days').waitFor()
  await row(page, 'ten days').getByText('Ends soon').waitFor()
})

test('everybody’s tokens are for those who may see them; others are not even offered them', async () => {
  const mateo = await world.openAs('Mateo Rossi', '/admin/tokens')
  await create(mateo, 'of Mateo', 'system.read')
  assert.equal(await mateo.getByRole('tab').count(), 0)
  const grace = await world.openAs('Grace Okafor', '/admin/tokens')
  await grace.getByRole('heading', { name: 'My tokens' }).waitFor()
  await grace.getByRole('tab', { name: 'Everybody’s' }).click()
  await row(grace, 'of Mateo').getByText('by Mateo Rossi').waitFor()
  await assertAccessible(grace)
})
