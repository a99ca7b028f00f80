import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually } from './harness/eventually.ts'
import { button, heading } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const table = (page: Page, name: string) => page.getByRole('table', { name })

/** The drawer of an account, opened from the list. */
async function openAccount(page: Page, person: string) {
  await table(page, 'Accounts').getByRole('button', { name: person }).click()
  const drawer = page.getByRole('dialog', { name: person })
  await drawer.waitFor()
  return drawer
}

test('an account is found by a part of its name, and shows which roles it holds and why', async () => {
  await world.openAs('Tom Becker', '/portal')
  const page = await world.openAs('Grace Okafor', '/admin/accounts')
  await table(page, 'Accounts').getByText('Tom Becker').waitFor()
  await page.getByRole('searchbox').fill('okaf')
  await table(page, 'Accounts').getByText('Tom Becker').waitFor({ state: 'detached' })
  await page.waitForURL(/search=okaf/)
  const drawer = await openAccount(page, 'Grace Okafor')
  await drawer.getByText('A rule gives it: the claim “roles” of the sign-in holds “administrator”.').waitFor()
  await drawer.getByText('Everybody who signs in has it.').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'account')
})

test('a role given by hand opens what it reaches at once, and taking it closes it again', async () => {
  const tom = await world.openAs('Tom Becker', '/portal')
  const page = await world.openAs('Grace Okafor', '/admin/accounts')
  const drawer = await openAccount(page, 'Tom Becker')
  await drawer.getByRole('button', { name: 'Give roles by hand' }).click()
  await page.getByRole('checkbox', { name: /^Auditor/ }).check()
  await assertAccessible(page)
  await button(page, 'Save').click()
  await page.getByText('The roles of Tom Becker are saved').first().waitFor()
  await drawer.getByText('An administrator gave it by hand.').waitFor()

  await tom.goto('/admin/audit')
  await heading(tom, 'Audit log').waitFor()

  await drawer.getByRole('button', { name: 'Give roles by hand' }).click()
  await page.getByRole('checkbox', { name: /^Auditor/ }).uncheck()
  await button(page, 'Save').click()
  await drawer.getByRole('button', { name: 'Give roles by hand' }).waitFor() // not reached before it is saved
  await drawer.getByText('An administrator gave it by hand.').waitFor({ state: 'detached' })
  await tom.reload()
  await heading(tom, 'Your roles do not open Admin Center').waitFor()
})

test('who is signed out by an administrator is told under their hands', async () => {
  const tom = await world.openAs('Tom Becker', '/portal/account')
  await table(tom, 'Sessions').waitFor()
  const page = await world.openAs('Grace Okafor', '/admin/accounts')
  const drawer = await openAccount(page, 'Tom Becker')
  await drawer.getByRole('button', { name: 'Sign out everywhere' }).click()
  const question = page.getByRole('alertdialog', { name: 'Sign Tom Becker out everywhere?' })
  await question.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByText('Tom Becker is signed out everywhere').first().waitFor()
  await tom.getByRole('button', { name: 'Sign out everywhere' }).click()
  await tom.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await tom.getByRole('heading', { name: 'Your session has ended' }).waitFor()
})

test('who may only read accounts is offered nothing to change', async () => {
  const page = await world.openAs('Priya Nair', '/admin/accounts')
  const drawer = await openAccount(page, 'Priya Nair')
  await drawer.getByText('takes the permission “Give and take roles, sign other accounts out”').waitFor()
  assert.equal(await drawer.getByRole('button', { name: 'Give roles by hand' }).count(), 0)
  await page.goto('/admin/roles')
  await table(page, 'Role rules').getByRole('row').nth(1).waitFor()
  assert.equal(await button(page, 'Create a rule').count(), 0)
  assert.equal(await page.getByRole('button', { name: /^Delete/ }).count(), 0)
})

test('a rule gives a role to whoever its claim names, and no longer once it is deleted', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/roles')
  await button(page, 'Create a rule').click()
  await button(page, 'Create').click()
  await page.getByText('Fill this in.').waitFor()
  await page.getByRole('combobox', { name: 'Claim' }).selectOption('groups')
  await page.getByRole('textbox', { name: 'Value' }).fill('sg-operations')
  await page.getByRole('combobox', { name: 'Gives the role' }).selectOption('help-desk')
  await assertAccessible(page)
  await button(page, 'Create').click()
  const rule = table(page, 'Role rules').getByRole('row', { name: /sg-operations/ })
  await rule.getByText('Help desk').waitFor()
  await rule.getByRole('button').click()
  await page.getByRole('alertdialog', { name: 'Delete this rule?' }).waitFor()
  await button(page, 'Delete').click()
  await rule.waitFor({ state: 'detached' })
})

test('the matrix says of every role what it may and may not', async () => {
  const page = await world.openAs('Jonas Weber', '/admin/roles')
  const marks = page
    .getByRole('row', { name: /audit\.read/ })
    .getByRole('cell')
    .locator('[role=img]')
  const words = () => marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')))
  await eventually(async () => assert.deepEqual(await words(), ['Yes', 'No', 'No', 'Yes', 'No']))
})

test('a session is ended from another, and only that one', async () => {
  const other = await world.openAs('Ada Lindqvist', '/portal')
  const page = await world.openAs('Ada Lindqvist', '/portal/account')
  await table(page, 'Sessions').getByText('This browser').waitFor()
  await assertAccessible(page)
  await table(page, 'Sessions').getByRole('row').filter({ hasNotText: 'This browser' }).getByRole('button').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await page
    .getByText(/^Signed out of /)
    .first()
    .waitFor()
  await other.reload()
  await heading(other, 'Sign in').waitFor()
  await page.reload()
  await heading(page, 'My account').waitFor()
})

test('signing out everywhere asks first, and ends this browser’s session too', async () => {
  const other = await world.openAs('Ada Lindqvist', '/portal')
  const page = await world.openAs('Ada Lindqvist', '/portal/account')
  await button(page, 'Sign out everywhere').click()
  await page.getByRole('alertdialog').getByText('this one included').waitFor()
  await button(page, 'Cancel').click()
  await table(page, 'Sessions').getByText('This browser').waitFor()
  await button(page, 'Sign out everywhere').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await heading(page, 'Sign in').waitFor()
  await other.reload()
  await heading(other, 'Sign in').waitFor()
})
