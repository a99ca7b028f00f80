import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hiringXml, stuckXml } from '../server/src/testing/diagrams.ts'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually, focused } from './harness/eventually.ts'
import { button, dialog } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
let mateo: Page // brings everything about; he is a workflow designer
before(async () => {
  world = await startWorld()
  mateo = await world.openAs('Mateo Rossi', '/admin/incidents')
  for (const xml of [hiringXml(), stuckXml]) await ask(mateo, 'POST', '/deployments', { fileName: 'process.bpmn', xml })
})
after(() => world[Symbol.asyncDispose]())

const causes = (page: Page) => page.getByRole('list', { name: 'Causes' }).locator('> li')
const cause = (page: Page, title: string) => causes(page).filter({ hasText: title })
const row = (page: Page, name: string) => page.getByRole('table', { name: 'Incidents' }).getByRole('row', { name })

const start = (processId: string, businessKey: string, variables = {}) =>
  ask<{ id: string }>(mateo, 'POST', '/instances', { processId, businessKey, variables })

type Failure = { message: string; variables?: object; code?: string }

/** An instance of hiring whose job was tried and failed for good. */
async function failed(businessKey: string, { code, ...failure }: Failure): Promise<string> {
  const { id } = await start('hiring', businessKey)
  const { jobs } = await ask<{ jobs: { id: string; lease: string; instanceId: string }[] }>(
    mateo,
    'POST',
    '/jobs/activate',
    { types: ['test.create'], worker: 'e2e', maxJobs: 200 },
  )
  const job = jobs.find(({ instanceId }) => instanceId === id)
  assert.ok(job)
  if (code) await ask(mateo, 'POST', `/jobs/${job.id}/throw-error`, { lease: job.lease, code, ...failure })
  else await ask(mateo, 'POST', `/jobs/${job.id}/fail`, { lease: job.lease, retries: 0, ...failure })
  return id
}

const statusOf = async (id: string) =>
  ask<{ incidents: number; visits: { elementId: string }[]; variables: Record<string, unknown> }>(
    mateo,
    'GET',
    `/instances/${id}`,
  )

test('where nothing is stuck the page says so', async () => {
  const page = await world.openAs('Priya Nair', '/admin/incidents')
  await page.getByText('Nothing is stuck').waitFor()
  await assertAccessible(page)
})

test('incidents are grouped by what stopped them, and each group says what it means and what to do', async () => {
  const id = await failed('E-1', { message: 'Entra answered 403: insufficient privileges' })
  await failed('E-2', { message: 'Entra answered 403: insufficient privileges' })
  await start('stuck', 'O-1')
  const page = await world.openAs('Mateo Rossi', '/admin/incidents')
  await page.getByRole('heading', { name: '3 open incidents' }).waitFor()
  await page.getByRole('img', { name: 'Waiting: 3 under an hour' }).waitFor()
  await cause(page, 'A gateway finds no way on').getByText('More than 5? · Ordering').waitFor()
  const jobs = cause(page, 'A job failed, and no tries are left')
  await jobs.getByText('Create the user · Hiring').waitFor()
  await button(page, 'A job failed, and no tries are left').click()
  await jobs.getByText('a worker that is away').waitFor()
  await row(page, 'E-1').getByText('Entra answered 403').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'incidents')
  assert.equal(await row(page, 'E-1').getByRole('link').getAttribute('href'), `/admin/instances/${id}`)
})

test('what is looked for stands in the address, and is found again from there', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/incidents')
  await causes(page).nth(1).waitFor()
  await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'A gateway finds no way on' })
  await page.waitForURL(/code=CONDITION_ERROR/)
  await cause(page, 'A job failed').waitFor({ state: 'detached' })
  await page.reload()
  await row(page, 'O-1').waitFor() // the only one there is stands open
  await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'An error that nothing catches' })
  await page.getByText('No incident fits').waitFor()
  await button(page, 'Clear the search').click()
  await causes(page).nth(1).waitFor()
})

test('one is tried again, as often as somebody says', async () => {
  const id = await failed('E-3', { message: 'the worker was away' })
  const page = await world.openAs('Mateo Rossi', '/admin/incidents?code=JOB_NO_RETRIES')
  await button(page, 'E-3: try again').click()
  await dialog(page).getByLabel('Tries').fill('0')
  await button(dialog(page), 'Try again').click()
  await dialog(page).getByText('Enter 1 or more.').waitFor()
  await assertAccessible(page)
  await dialog(page).getByLabel('Tries').fill('5')
  await button(dialog(page), 'Try again').click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByText('E-3 goes on').first().waitFor()
  await row(page, 'E-3').waitFor({ state: 'detached' })
  assert.equal((await statusOf(id)).incidents, 0)
})

test('what somebody did by hand is not done again, and brings what they say', async () => {
  const id = await failed('E-4', { message: 'no licence left' })
  const page = await world.openAs('Mateo Rossi', '/admin/incidents?code=JOB_NO_RETRIES')
  await button(page, 'E-4: done by hand').click()
  const brought = dialog(page).getByRole('textbox', { name: 'What it brought' })
  await brought.fill('{ "employeeId": }')
  await button(dialog(page), 'It was done').click()
  await dialog(page)
    .getByText(/Line 1, column 17/)
    .waitFor()
  await brought.fill('{ "employeeId": 4711 }')
  await button(dialog(page), 'It was done').click()
  await dialog(page).waitFor({ state: 'detached' })
  const { visits, variables } = await statusOf(id)
  assert.deepEqual(
    visits.map(({ elementId }) => elementId),
    ['ask'],
  )
  assert.equal(variables.employeeId, 4711)
})

test('all of a cause are tried again while one looks on; what gets stuck again is there again', async () => {
  for (let order = 0; order < 12; order += 1) await start('stuck', `P-${order}`)
  const page = await world.openAs('Mateo Rossi', '/admin/incidents?code=CONDITION_ERROR')
  await page.getByRole('heading', { name: '13 open incidents' }).waitFor()
  await button(page, 'Try all again: A gateway finds no way on, More than 5? · Ordering').click()
  await dialog(page).getByRole('heading', { name: 'Try all again: 13 incidents?' }).waitFor()
  await assertAccessible(page)
  await button(dialog(page), 'Try all again').click()
  await dialog(page).getByText('13 of 13 incidents resolved').waitFor()
  await dialog(page).getByRole('progressbar').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'incidents-retried')
  await button(dialog(page), 'Close').click()
  await page.getByRole('heading', { name: '13 open incidents' }).waitFor()
  await row(page, 'P-11').getByText('just now').waitFor()
})

test('a failure on the way is told, with what was done before it', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/incidents?code=CONDITION_ERROR')
  await page.route('**/api/v1/incidents/resolve', async (route) => {
    const { cursor } = route.request().postDataJSON() as { cursor?: string }
    const page = { resolved: 1_000, missed: 2, failed: 1, nextCursor: 'more' }
    const failures = [{ instanceId: '019c0000-0000-7000-8000-00000000abcd', reason: 'The instance would take 5 MB.' }]
    if (cursor) await route.abort()
    else await route.fulfill({ json: { ...page, failures } })
  })
  await button(page, 'Try all again: A gateway finds no way on, More than 5? · Ordering').click()
  await button(dialog(page), 'Try all again').click()
  await dialog(page).getByText('It broke off: 1,000 of 1,003 incidents resolved').waitFor()
  await dialog(page).getByText('Instance …0000abcd: The instance would take 5 MB.').waitFor()
  await dialog(page).getByText('2 were resolved by somebody else').waitFor()
  await button(dialog(page), 'Close').click()
})

test('where nobody knows whether it was done, one has to say that one has looked it up', async () => {
  await failed('E-5', { message: 'no answer' })
  const page = await world.openAs('Mateo Rossi', '/admin/incidents')
  // Only what the server does itself can end so; here it is told of a worker's job.
  await page.route(/\/api\/v1\/incidents(\/causes)?\?/, async (route) => {
    const told = await (
      await route.fetch({ url: route.request().url().replace('OUTCOME_UNKNOWN', 'JOB_NO_RETRIES') })
    ).text()
    await route.fulfill({ body: told.replaceAll('JOB_NO_RETRIES', 'OUTCOME_UNKNOWN'), contentType: 'application/json' })
  })
  await page.goto('/admin/incidents?opened=hiring/create/OUTCOME_UNKNOWN')
  await cause(page, 'Nobody knows whether a job was done').waitFor()
  const isHeld = (verb: string, held: 'true' | null) =>
    eventually(async () => assert.equal(await button(dialog(page), verb).getAttribute('aria-disabled'), held))
  for (const [name, verb] of [
    ['E-5: try again', 'Try again'],
    ['E-5: done by hand', 'It was done'],
  ] as const) {
    await button(page, name).click()
    await dialog(page).getByText('Look first where the work is done').waitFor()
    await isHeld(verb, 'true')
    await assertAccessible(page)
    await dialog(page)
      .getByRole('checkbox', { name: /^I have looked it up: it was/ })
      .check()
    await isHeld(verb, null)
    await screenshot(page, 'incidents-unknown')
    await button(dialog(page), 'Cancel').click()
    await dialog(page).waitFor({ state: 'detached' })
  }
})

test('who may only look is offered nothing to press', async () => {
  const page = await world.openAs('Priya Nair', '/admin/incidents')
  await causes(page).nth(1).waitFor()
  await button(page, 'A gateway finds no way on').click()
  await row(page, 'P-11').waitFor()
  for (const name of [/all/i, /try again/i, /by hand/i])
    assert.equal(await page.getByRole('button', { name }).count(), 0)
})

test('a group is opened by the keyboard, and a dialog gives the focus back', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/incidents')
  await causes(page).nth(1).waitFor()
  await button(page, 'A gateway finds no way on').focus()
  await focused(button(page, 'A gateway finds no way on'))
  await page.keyboard.press('Enter')
  await page.waitForURL(/opened=stuck/)
  await row(page, 'P-11').waitFor()
  await page.keyboard.press('Tab')
  const tryAll = page.getByRole('button', { name: 'Try all again: A gateway finds no way on' })
  await focused(tryAll)
  await page.keyboard.press('Enter')
  await dialog(page).locator(':focus').waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await focused(tryAll)
})
