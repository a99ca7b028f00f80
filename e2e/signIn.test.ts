import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld({}, { ownPostgres: true })
})
after(() => world[Symbol.asyncDispose]())

test('an administrator signs in at the sandbox and finds the Admin Center', async () => {
  const page = await world.open()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'welcome')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Pick an account' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'sandbox-sign-in')
  await page.getByRole('button', { name: 'Grace Okafor' }).first().click()
  await page.getByRole('heading', { name: /Grace/ }).waitFor()
  await page.waitForURL(({ pathname }) => pathname === '/admin')
  await page.getByText('PostgreSQL').first().waitFor()
  await assertAccessible(page)
  await screenshot(page, 'admin-home')
})

test('an ordinary user finds Self-Service, and no way into the Admin Center', async () => {
  const page = await world.openAs('Tom Becker', '/portal')
  await page.getByRole('heading', { level: 1, name: /Tom/ }).waitFor()
  await page.getByRole('navigation').first().waitFor()
  assert.equal(await page.getByRole('link', { name: 'Admin Center' }).count(), 0)
  await assertAccessible(page)
  await screenshot(page, 'portal-home')
  await page.goto('/admin/audit')
  await page.getByRole('heading', { name: /^Your roles do not open/ }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'no-permission')
})

test('kill -9 of the server loses nothing: who was signed in still is, and the audit log goes on', async () => {
  const page = await world.openAs('Jonas Weber', '/admin/audit')
  await page.getByRole('table').getByText('Signed in').first().waitFor()
  await world.server.kill()
  await world.server.start()
  await page.reload()
  await page.getByRole('table').getByText('Server started').nth(1).waitFor()
  await page.getByRole('table').getByText('Signed in').first().waitFor()
})
