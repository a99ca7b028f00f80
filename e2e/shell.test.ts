import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { breakDown } from './harness/breakDown.ts'
import { screenshot } from './harness/browser.ts'
import { eventually, focused } from './harness/eventually.ts'
import { assertFits } from './harness/fits.ts'
import { heading } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const navigation = (page: Page) => page.getByRole('navigation', { name: 'Admin Center' })

/** The whole way through the sandbox, from whatever page of ours asks for it. */
async function pick(page: Page, person: string): Promise<void> {
  await page.getByRole('heading', { name: 'Pick an account' }).waitFor()
  await page.getByRole('button', { name: person }).first().click()
}

test('a page asked for by somebody not signed in is the one they come to', async () => {
  const page = await world.open('/admin/audit?action=server.started')
  await page.getByText('Sign in to go on to the page you asked for.').waitFor()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await pick(page, 'Jonas Weber')
  await heading(page, 'Audit log').waitFor()
  await page.waitForURL(/\/admin\/audit\?action=server\.started$/)
})

test('the front door says whose sign-in it is, and that a sandbox is a sandbox', async () => {
  const page = await world.open()
  await page.getByText(/You sign in at localhost:\d+/).waitFor()
  await page.getByRole('complementary', { name: 'Sandbox' }).waitFor()
})

test('the navigation shows what the role reaches and nothing else', async () => {
  const page = await world.openAs('Priya Nair', '/admin')
  await heading(page, /Priya/).waitFor()
  const reached = [
    'Home',
    'Identity Stores',
    'Requests',
    'Processes',
    'Instances',
    'Incidents',
    'Action flows',
    'Connections',
    'Accounts',
    'Roles',
    'API reference',
  ]
  const links = navigation(page).getByRole('link')
  await eventually(async () => assert.deepEqual(await links.allTextContents(), reached))
})

test('where a role does not reach, the page names the permission and who can give it', async () => {
  const page = await world.openAs('Priya Nair', '/admin/audit')
  await heading(page, 'Your roles do not open the page “Audit log”').waitFor()
  await page.getByText('“Search and export the audit log” (audit.read)').waitFor()
  await page
    .getByText('It comes with the role Administrator or Auditor; you have the role Help desk and User.')
    .waitFor()
  await page.getByText('Ask somebody with the role Administrator').waitFor()
  await assertAccessible(page)
})

test('a change of page moves the focus to its heading and the title of the window with it', async () => {
  const page = await world.openAs('Grace Okafor', '/admin')
  await navigation(page).getByRole('link', { name: 'Roles' }).click()
  await heading(page, 'Roles').waitFor()
  await focused(heading(page, 'Roles'))
  await eventually(async () => assert.equal(await page.title(), 'Roles · Countersign'))
})

test('the first Tab reaches the way past the navigation, and taking it leads into the page', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/tokens')
  await heading(page, 'API tokens').waitFor()
  await page.keyboard.press('Tab')
  await focused(page.getByRole('button', { name: 'Skip to the page' }))
  await page.keyboard.press('Enter')
  await focused(page.getByRole('main'))
  await page.keyboard.press('Tab')
  await focused(page.getByRole('button', { name: 'Create a token' }).first())
})

test('a theme that was chosen is kept, and not asked of the system again', async () => {
  const page = await world.openAs('Tom Becker', '/portal', { colorScheme: 'light' })
  await page.getByRole('button', { name: 'Theme: Like the system' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Theme: Dark' }).waitFor()
  await page.locator('html[data-theme=dark]').waitFor()
})

test('an address that leads nowhere says so, with the way around still there', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/nowhere')
  await heading(page, 'There is no page here').waitFor()
  await page.getByText('/admin/nowhere').waitFor()
  await navigation(page).waitFor()
  await assertAccessible(page)
  await page.goto('/nowhere-at-all')
  await heading(page, 'There is no page here').waitFor()
  await assertAccessible(page)
  await page.getByRole('link', { name: 'Go to the first page' }).click()
  await heading(page, /Grace/).waitFor()
})

test('on a narrow screen the navigation is a drawer that closes when it has led somewhere', async () => {
  const page = await world.openAs('Grace Okafor', '/admin', { viewport: { width: 400, height: 800 } })
  await heading(page, /Grace/).waitFor()
  await page.getByRole('button', { name: 'Open the navigation' }).waitFor()
  assert.equal(await navigation(page).count(), 0)
  await page.getByRole('button', { name: 'Open the navigation' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Accounts' }).waitFor()
  await assertAccessible(page)
  await page.getByRole('dialog').getByRole('link', { name: 'Accounts' }).click()
  await heading(page, 'Accounts').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a server that goes away is told, the page stays, and what was asked for meanwhile comes when it is back', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/audit')
  const search = page.getByRole('searchbox')
  await search.fill('no such thing')
  await page.getByText('No entry fits').waitFor()
  await world.server.kill()
  await search.fill('Grace')
  await page.getByText('The server does not answer.').waitFor()
  await page.getByText(/Trying again/).waitFor()
  await eventually(async () => assert.equal(await search.inputValue(), 'Grace'))
  await assertAccessible(page)
  await world.server.start()
  await page.getByRole('table').getByText('Grace Okafor').first().waitFor({ timeout: 60_000 })
  await page.getByText('The server does not answer.').waitFor({ state: 'detached' })
})

test('a page whose part was not loaded yet opens all the same after an outage', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/audit')
  await page.getByRole('table').waitFor()
  await world.server.kill()
  await navigation(page).getByRole('link', { name: 'Roles' }).click()
  await page.getByText('The server does not answer.').waitFor()
  await world.server.start()
  await heading(page, 'Roles').waitFor({ timeout: 60_000 })
})

test('a page that can not begin without the server begins by itself when it answers', async () => {
  const page = await world.openAs('Tom Becker', '/portal')
  await page.route('**/api/**', (route) => route.abort())
  await page.reload()
  await heading(page, 'The server does not answer').waitFor()
  await assertAccessible(page)
  await page.unroute('**/api/**')
  await heading(page, /Tom/).waitFor({ timeout: 30_000 })
})

test('a refusal tells the request id and offers to try again', async () => {
  const page = await world.openAs('Grace Okafor', '/admin')
  const { note, mend } = await breakDown(page, '**/api/v1/accounts**')
  await page.goto('/admin/accounts')
  await note.getByRole('button', { name: 'Copy the request id' }).waitFor()
  await mend()
  await note.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('table', { name: 'Accounts' }).getByText('Grace Okafor').waitFor()
})

/** A form half filled in, and a session that ended under it. */
async function halfTyped(): Promise<Page> {
  const page = await world.openAs('Grace Okafor', '/admin/tokens')
  await page.getByRole('button', { name: 'Create a token' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('half typed')
  await page.getByRole('checkbox', { name: /audit\.read/ }).check()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Your session has ended' }).waitFor()
  return page
}

test('when a session ends, what was typed is kept: one signs in again beside it and goes on', async () => {
  const page = await halfTyped()
  await assertAccessible(page)
  await screenshot(page, 'session-ended')
  const second = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await pick(await second, 'Grace Okafor')
  await page.getByRole('heading', { name: 'Your session has ended' }).waitFor({ state: 'detached' })
  const name = page.getByRole('textbox', { name: 'Name' })
  await eventually(async () => assert.equal(await name.inputValue(), 'half typed'))
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: '“half typed” is created' }).waitFor()
})

test('somebody else who signs in there does not get the page of who was there before', async () => {
  const page = await halfTyped()
  const second = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await pick(await second, 'Tom Becker')
  await heading(page, /Tom/).waitFor()
  await page.waitForURL(/\/portal$/)
})

test('signing out ends the session and leads back to the front door', async () => {
  const page = await world.openAs('Ada Lindqvist', '/portal')
  await page.getByRole('button', { name: 'Ada Lindqvist' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await heading(page, 'Sign in').waitFor()
  await page.goto('/portal')
  await heading(page, 'Sign in').waitFor()
})

const pages = {
  '/admin': /Grace/,
  '/admin/requests': 'All Requests',
  '/admin/processes': 'Processes',
  '/admin/instances': 'Instances',
  '/admin/incidents': 'Incidents',
  '/admin/flows': 'Action flows',
  '/admin/accounts': 'Accounts',
  '/admin/roles': 'Roles',
  '/admin/audit': 'Audit log',
  '/admin/tokens': 'API tokens',
  '/admin/api': 'API reference',
  '/portal': /Grace/,
  '/portal/tasks': 'Tasks',
  '/portal/requests': 'My Requests',
  '/portal/requests/inbox': 'Request Inbox',
  '/portal/requests/all': 'All Requests',
  '/portal/actions': 'Action flows',
  '/portal/account': 'My account',
}

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 400],
] as const)
  test(`every page can be used by everybody, fits and breaks no policy: ${colorScheme}, ${width} wide`, async () => {
    const page = await world.openAs('Grace Okafor', '/admin', { colorScheme, viewport: { width, height: 800 } })
    const broken: string[] = []
    await page.exposeFunction('policyBroken', (what: string) => broken.push(what))
    await page.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) =>
        Object(window).policyBroken(`${violatedDirective} ${sourceFile}`),
      ),
    )
    page.on('pageerror', (error) => broken.push(error.message))
    for (const [path, name] of Object.entries(pages)) {
      await page.goto(path)
      await heading(page, name).waitFor()
      await page.locator('.fui-Skeleton').first().waitFor({ state: 'detached' })
      await assertFits(page)
      await assertAccessible(page)
    }
    assert.deepEqual(broken, [])
  })
