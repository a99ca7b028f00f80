import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { type SandboxAlone, startSandboxAlone } from './harness/sandboxAlone.ts'

let sandbox: SandboxAlone
before(async () => {
  sandbox = await startSandboxAlone()
})
after(() => sandbox[Symbol.asyncDispose]())

const appPath = '/entra/apps/2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'

const narrow: BrowserContextOptions = { viewport: { width: 400, height: 800 } }

const said = (page: Page, text: string | RegExp) => page.locator('.said', { hasText: text }).waitFor()

const section = (page: Page, heading: string) =>
  page.locator('section.card').filter({ has: page.getByRole('heading', { name: heading, exact: true }) })

test('an app gets a secret, whose value is shown once', async () => {
  const page = await sandbox.openAs('Grace Okafor', '/entra/apps')
  await page.getByRole('link', { name: 'Countersign', exact: true }).click()
  await page.getByRole('link', { name: 'Certificates & secrets' }).click()
  const form = section(page, 'New client secret')
  await form.getByLabel('Description').fill('For the pipeline')
  await form.getByLabel('Expires').selectOption({ label: '90 days (3 months)' })
  await form.getByRole('button', { name: 'Add' }).click()
  await said(page, 'The client secret was created')
  const value = await page.getByRole('textbox', { name: 'Value' }).inputValue()
  assert.match(value, /^\S{20,}$/)
  await assertAccessible(page)
  await screenshot(page, 'sandbox-entra-secret')
  await page.reload()
  await page.getByRole('rowheader', { name: 'For the pipeline' }).waitFor()
  assert.ok(!(await page.content()).includes(value))
})

test('an app that may act as somebody at Dataverse, with the implicit flow allowed, has a token to paste', async () => {
  const page = await sandbox.openAs('Grace Okafor', `${appPath}/permissions`)
  await page.getByRole('link', { name: 'Add a permission' }).click()
  await page.getByRole('link', { name: /Dynamics CRM/ }).click()
  await page.getByLabel('user_impersonation').check()
  await page.getByRole('button', { name: 'Add permissions' }).click()
  await page.getByRole('link', { name: 'Grant admin consent for Alder Instruments' }).click()
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Yes' }).click()
  const line = page.getByRole('row', { name: /user_impersonation/ })
  await line.getByText('Granted for Alder Instruments').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'sandbox-entra-permissions')

  await page.getByRole('link', { name: 'Authentication' }).click()
  await page.getByLabel('Access tokens (used for implicit flows)').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await said(page, 'The authentication of Countersign was updated')

  await page.goto('/get-a-token')
  const get = page.getByRole('button', { name: 'Get new access token' })
  await get.click()
  await page.getByRole('button', { name: 'Add it to Countersign' }).click()
  await get.click()
  await page.getByRole('button', { name: 'Tom Becker' }).click()
  await page.getByRole('heading', { name: 'Your access token' }).waitFor()
  const token = await page.getByRole('textbox', { name: 'Access token' }).inputValue()
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
  assert.deepEqual([claims.scp, claims.upn, claims.aud], ['user_impersonation', 'tom@alder.example', sandbox.url])
})

test('a member is added to a group and removed; what the directory refuses it says', async () => {
  const page = await sandbox.openAs('Lars Holmberg', '/entra/groups', narrow)
  await assertAccessible(page)
  await page.getByLabel('Search by name or address').fill('vpn')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: 'VPN Users' }).click()
  await page.getByRole('navigation', { name: 'VPN Users' }).getByRole('link', { name: 'Members' }).click()
  await page.getByRole('link', { name: 'Add members' }).click()
  await page.getByLabel('Search by name or address').fill('ada lindqvist')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByLabel('Ada Lindqvist').check()
  await page.getByRole('button', { name: 'Select' }).click()
  await said(page, 'Ada Lindqvist was added')
  await assertAccessible(page)
  await screenshot(page, 'sandbox-entra-members-narrow')
  await page.getByRole('button', { name: 'More commands for Ada Lindqvist' }).click()
  await page.getByRole('button', { name: 'Remove' }).click()
  await said(page, 'Ada Lindqvist was removed')

  await page.goto('/entra/groups?find=newsletter')
  await page.getByRole('link', { name: 'Newsletter' }).click()
  await page.getByRole('navigation', { name: 'Newsletter' }).getByRole('link', { name: 'Members' }).click()
  await page
    .getByRole('button', { name: /^More commands/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Remove' }).click()
  await said(page, 'Exchange keeps distribution lists')
})

test('who may not change an app sees it without the forms', async () => {
  const page = await sandbox.openAs('Tom Becker', `${appPath}/credentials`)
  await page.getByText('Tom Becker may look at this, but not change apps').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Add' }).count(), 0)
  await assertAccessible(page)
})

test('a fault strikes, and the journal tells what was received and answered', async () => {
  const page = await sandbox.openAs('Grace Okafor', '/sandbox/faults', { colorScheme: 'dark' })
  await page.getByRole('link', { name: 'New fault' }).click()
  await page.getByRole('link', { name: /Too busy/ }).click()
  await page.getByLabel('Retry-After, in seconds').fill('30')
  await page.getByLabel('Host').selectOption({ label: 'Microsoft Graph' })
  await page.getByLabel('Only the first').fill('1')
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Add' }).click()
  await said(page, 'it strikes from now on')
  const struck = await fetch(`${sandbox.url}/v1.0/users?$top=1`)
  assert.equal(struck.status, 429)
  await struck.text()
  await page.reload()
  await page.getByRole('row', { name: /1 of 1.*Used up/ }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'sandbox-faults-dark')

  await page.getByRole('navigation', { name: 'Sandbox' }).getByRole('link', { name: 'Journal' }).click()
  await assertAccessible(page)
  await screenshot(page, 'sandbox-journal-dark')
  await page.getByRole('link', { name: 'GET /v1.0/users' }).click()
  await page.getByText('"code": "TooManyRequests"').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Address' }).inputValue(), `${sandbox.url}/v1.0/users?$top=1`)
  await assertAccessible(page)
})

test('the clock is moved, and everything begins anew', async () => {
  const page = await sandbox.openAs('Grace Okafor', '/sandbox', { ...narrow, colorScheme: 'dark' })
  await page.getByRole('button', { name: '1 hour ahead' }).click()
  await said(page, /^It is .* now\.$/)
  await assertAccessible(page)
  await screenshot(page, 'sandbox-clock-narrow-dark')
  await page.getByRole('link', { name: 'Reset…' }).click()
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('heading', { name: 'Pick an account' }).waitFor()
})
