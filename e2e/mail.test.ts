import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually } from './harness/eventually.ts'
import { assertFits } from './harness/fits.ts'
import { button } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const open = (path = '/admin/mail') => world.openAs('Grace Okafor', path)
const row = (page: Page, name: string) => page.getByRole('table', { name: 'Letters' }).getByRole('row', { name })

async function fault(body?: Record<string, unknown>): Promise<void> {
  const address = `${world.sandboxUrl}/_sandbox/faults`
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(address, body ? sent : { method: 'DELETE' })
  assert.ok(answer.ok)
}

async function sendTest(page: Page, address: string): Promise<void> {
  await button(page, 'Send a test letter').click()
  await page.getByRole('textbox', { name: 'To' }).fill(address)
  await button(page, 'Send').click()
}

test('a test letter goes to oneself, and the dialog stays until it is known what became of it', async () => {
  const page = await open()
  await page.getByText('No letters yet').waitFor()
  await page.getByText('Letters are sent.').waitFor()
  await page.getByText('The mailbox of the sandbox').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'mail-none')
  await button(page, 'Send a test letter').click()
  assert.equal(await page.getByRole('textbox', { name: 'To' }).inputValue(), 'grace@alder.example')
  await button(page, 'Send').click()
  await page.getByText('The mail server took the letter.').waitFor()
  await assertAccessible(page)
  await button(page, 'Done').click()
  await row(page, 'Grace Okafor').getByText('Sent', { exact: true }).waitFor()
  await screenshot(page, 'mail-sent')
  const { mail } = (await (
    await fetch(`${world.sandboxUrl}/_sandbox/mailbox?recipient=grace@alder.example`)
  ).json()) as {
    mail: { subject: string }[]
  }
  assert.equal(mail[0]?.subject, 'Test letter from Countersign')
})

test('an address that is none is told at its field', async () => {
  const page = await open()
  await sendTest(page, 'grace@alder.example, tom@alder.example')
  await page.getByText('Enter one mail address.').waitFor()
  await assertAccessible(page)
})

test('a letter that was refused says why, and is sent again by a button', async () => {
  await fault({ kind: 'mail-refused', at: 'recipient', recipient: 'refused@alder.example', status: 550 })
  const page = await open()
  await sendTest(page, 'refused@alder.example')
  await page.getByRole('alertdialog').getByText('The mail server refused this letter').waitFor()
  await button(page, 'Cancel').click()
  await page.getByLabel('Show').selectOption('Failed')
  await row(page, 'refused@alder.example')
    .getByText(/refused this letter: .*550/)
    .waitFor()
  await assertAccessible(page)
  await screenshot(page, 'mail-failed')
  await fault()
  await button(page, 'Send again to Grace Okafor').click()
  await page.getByText('No letters are failed').waitFor()
  await button(page, 'Show all letters').click()
  await row(page, 'refused@alder.example').getByText('Sent', { exact: true }).waitFor()
})

test('while mail is down the page says so, and so does system health', async () => {
  await fault({ kind: 'mail-down' })
  await world.server.kill() // who is connected already is not cut off
  await world.server.start()
  const page = await open()
  await sendTest(page, 'waits@alder.example')
  await page.getByText('Letters wait').waitFor()
  await button(page, 'Cancel').click()
  await row(page, 'waits@alder.example').getByText('Waiting', { exact: true }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'mail-down')
  const home = await open('/admin')
  await home.getByText('Letters wait until it does, and nothing else waits for them.').waitFor()
  await fault()
  await button(page, 'Send again to Grace Okafor').click()
  await eventually(async () => {
    await row(page, 'waits@alder.example').getByText('Sent', { exact: true }).waitFor()
  })
})

test('each template is previewed as it arrives, as HTML and as text', async () => {
  const page = await open()
  await button(page, 'Preview Approval asked').click()
  const drawer = page.getByRole('dialog', { name: 'Approval asked' })
  await drawer.getByText('Approval asked: Create user Nia Obi').waitFor()
  await drawer.getByRole('link', { name: 'Open the request' }).waitFor()
  await drawer.getByText('Opening the page decides nothing.').first().waitFor()
  await assertAccessible(page)
  await screenshot(page, 'mail-preview')
  await button(page, 'Close').click()
  for (const title of ['Request decided', 'Change failed', 'Request taken back', 'Test letter']) {
    await button(page, `Preview ${title}`).click()
    await page.getByRole('dialog', { name: title }).getByRole('heading', { name: 'As text' }).waitFor()
    await button(page, 'Close').click()
  }
})

test('it fits a phone, in the dark', async () => {
  const options = { viewport: { width: 400, height: 800 }, colorScheme: 'dark' } as const
  const page = await world.openAs('Grace Okafor', '/admin/mail', options)
  await row(page, 'refused@alder.example').waitFor()
  await assertFits(page)
  await assertAccessible(page)
  await screenshot(page, 'mail-narrow')
  await button(page, 'Preview Change failed').click()
  await page
    .getByRole('dialog', { name: 'Change failed' })
    .getByText('The change could not be carried out')
    .first()
    .waitFor()
  await assertAccessible(page)
  await screenshot(page, 'mail-preview-narrow')
})

test('who may not look after mail has no such page', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin')
  await page.getByRole('link', { name: 'Connections' }).first().waitFor()
  assert.equal(await page.getByRole('link', { name: 'Mail', exact: true }).count(), 0)
})
