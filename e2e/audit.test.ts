import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { breakDown } from './harness/breakDown.ts'
import { screenshot } from './harness/browser.ts'
import { eventually, focused } from './harness/eventually.ts'
import { button } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const rows = (page: Page) => page.getByRole('table', { name: 'Audit entries' }).getByRole('row')
const searchOf = (page: Page) => new URLSearchParams(new URL(page.url()).search)

/** Gives the roles of each line in turn, as the page would: an entry for each. */
async function giveRoles(page: Page, person: string, lines: readonly (readonly string[])[]): Promise<void> {
  const { items } = await ask<{ items: { id: string }[] }>(page, 'GET', `/accounts?search=${person}`)
  await page.evaluate(
    async ([id, lines]) => {
      for (const roles of lines) {
        const init = { method: 'PUT', body: JSON.stringify({ roles }), headers: { 'content-type': 'application/json' } }
        const response = await fetch(`/api/v1/accounts/${id}/granted-roles`, init)
        if (!response.ok) throw new Error(await response.text())
      }
    },
    [items[0]?.id, lines] as const,
  )
}

test('what is typed is searched for, stands in the address, and is found again from there', async () => {
  await world.openAs('Tom Becker', '/portal')
  const page = await world.openAs('Grace Okafor', '/admin/audit')
  await rows(page).filter({ hasText: 'Server started' }).first().waitFor()
  await page.getByRole('searchbox').fill('tom@alder.example')
  await page.waitForURL(/search=tom/)
  await rows(page).filter({ hasText: 'Server started' }).first().waitFor({ state: 'detached' })
  await rows(page).filter({ hasText: 'Tom Becker' }).waitFor()
  await page.reload()
  await eventually(async () => assert.equal(await page.getByRole('searchbox').inputValue(), 'tom@alder.example'))
  await rows(page).filter({ hasText: 'Tom Becker' }).waitFor()
})

test('by kind and by time, alone and together, until cleared', async () => {
  const page = await world.openAs('Jonas Weber', '/admin/audit')
  await page.getByRole('combobox', { name: 'What happened' }).selectOption({ label: 'Server started' })
  await page.waitForURL(/action=server\.started/)
  await rows(page).filter({ hasText: 'Signed in' }).first().waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: 'When' }).selectOption({ label: 'From … to …' })
  await page.getByLabel('To').fill('2020-01-01')
  await page.getByText('No entry fits').waitFor()
  const sought = { action: 'server.started', to: '2020-01-01' }
  await eventually(async () => assert.deepEqual(Object.fromEntries(searchOf(page)), sought))
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await rows(page).filter({ hasText: 'Signed in' }).first().waitFor()
  await eventually(async () => assert.equal(searchOf(page).size, 0))
})

test('an entry tells who did what to whom, and leads to all of its request', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/audit')
  await giveRoles(page, 'Grace', [['auditor']])
  await page.getByRole('button', { name: 'Refresh' }).click()
  await page.getByRole('button', { name: 'Role given' }).first().click()
  const drawer = page.getByRole('dialog', { name: 'Role given' })
  await drawer.getByText('Grace Okafor (signed in)').waitFor()
  await drawer.getByText('Grace Okafor (account)').waitFor()
  await drawer.getByText('auditor').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'audit-entry')
  await drawer.getByRole('button', { name: 'Everything of this request' }).click()
  await drawer.waitFor({ state: 'detached' })
  await page.waitForURL(/search=[\da-f-]{36}/)
  await rows(page).nth(2).waitFor({ state: 'detached' })
  await rows(page).nth(1).getByText('Role given').waitFor()
})

test('a long log is read page by page while one scrolls, and only what is in view is drawn', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/audit')
  const lines = Array.from({ length: 240 }, (_, change) => (change % 2 ? ['auditor'] : []))
  await giveRoles(page, 'Grace', lines)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await page.getByText(/^\d+ entries so far/).waitFor()
  const drawsFew = () => eventually(async () => assert.ok((await rows(page).count()) < 60))
  await drawsFew()
  await page.waitForFunction(() => {
    window.scrollTo(0, document.body.scrollHeight)
    return /^2\d\d entries$/.test(document.querySelector('[aria-live=polite]:last-child')?.textContent ?? '')
  })
  await rows(page).filter({ hasText: 'Server started' }).waitFor()
  await drawsFew()
})

test('a page of the log that can’t be read is told where it would stand, and asked for again by a press only', async () => {
  const page = await world.openAs('Grace Okafor', '/favicon.svg')
  const { note, asked, mend } = await breakDown(page, '**/api/v1/audit?**cursor=**')
  await page.goto('/admin/audit')
  await note.waitFor()
  await rows(page).nth(1).waitFor()
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await assertAccessible(page)
  await screenshot(page, 'audit-not-read')
  assert.equal(asked(), 1)
  await mend()
  await button(note, 'Try again').click()
  await page.waitForFunction(() => {
    window.scrollTo(0, document.body.scrollHeight)
    return /^2\d\d entries$/.test(document.querySelector('[aria-live=polite]:last-child')?.textContent ?? '')
  })
  assert.equal(await note.count(), 0)
})

test('entries are opened by the keyboard, and the focus comes back to where it was', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/audit')
  const entry = (index: number) => page.locator(`[role=row][aria-rowindex="${index}"]`).getByRole('button')
  await entry(2).focus()
  await focused(entry(2))
  await page.keyboard.press('ArrowDown')
  await focused(entry(3))
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.locator(':focus').waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await focused(entry(3))
})

for (const [format, pattern] of [
  ['CSV', /^[^\n]*action[^\n]*\r?\n[^\n]*server\.started/],
  ['JSON lines', /^\{.*"action":"server\.started"/],
] as const)
  test(`what is found is taken along as ${format}, no more than that, and the log says so`, async () => {
    const page = await world.openAs('Jonas Weber', '/admin/audit?action=server.started')
    await rows(page).filter({ hasText: 'Server started' }).first().waitFor()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export what is found' }).click()
    await page.getByRole('menuitem', { name: format }).click()
    const text = await readFile(await (await downloading).path(), 'utf8')
    assert.match(text, pattern)
    assert.ok(!text.includes('session.started'))
    await page.getByRole('combobox', { name: 'What happened' }).selectOption({ label: 'Audit log exported' })
    await rows(page).filter({ hasText: 'Server started' }).first().waitFor({ state: 'detached' })
    await rows(page).filter({ hasText: 'Jonas Weber' }).first().waitFor()
  })
