import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually } from './harness/eventually.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

test('every operation of the description is on the page, with its method, path and permission', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/api')
  const description = (await (await fetch(`${world.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { summary: string; 'x-access': string }>>
  }
  const published = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      [method.toUpperCase(), path, operation.summary, operation['x-access']].join(''),
    ),
  )
  await page.getByText(`${published.length} operations`, { exact: true }).waitFor()
  const shown = page.locator('summary', { hasText: '/api/v1' })
  await eventually(async () => assert.deepEqual((await shown.allTextContents()).toSorted(), published.toSorted()))
  await assertAccessible(page)
})

test('an operation opened from its address shows what it takes, what it answers and a call to paste', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/api#createToken')
  const body = page.getByRole('table', { name: 'Body' })
  await body
    .getByRole('row', { name: /^expiresInDays required/ })
    .getByText('1 to 365')
    .waitFor()
  await page
    .getByRole('table', { name: 'Answer' })
    .getByRole('row', { name: /^token\.scopes/ })
    .waitFor()
  const example = await page.getByRole('figure', { name: 'Example' }).locator('pre').innerText()
  assert.match(example, /^curl -X POST 'http:\/\/localhost:\d+\/api\/v1\/tokens'/)
  await assertAccessible(page)
  await screenshot(page, 'api-operation')
})

test('whoever is on the page already, and goes to the address of an operation, sees it opened', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/api')
  await page.locator('summary', { hasText: '/api/v1/tokens' }).first().waitFor()
  await page.evaluate(() => location.assign('#createToken'))
  await page
    .getByRole('table', { name: 'Body' })
    .getByRole('row', { name: /^expiresInDays/ })
    .waitFor()
})

test('it is searched by path, permission or word, and the search stands in the address', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/api')
  await page.getByRole('searchbox').fill('audit.read export')
  await page.getByText('1 operation', { exact: true }).first().waitFor()
  await page.waitForURL(/search=audit\.read/)
  const found = page.locator('summary', { hasText: '/api/v1' })
  await eventually(async () => assert.equal(await found.count(), 1))
  await page.getByRole('searchbox').fill('nothing like it')
  await page.getByText('No operation fits').waitFor()
})
