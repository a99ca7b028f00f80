import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { InstanceDetails, UserTask } from '@countersign/core/api'
import type { Page } from 'playwright-core'
import { file, hiringXml } from '../server/src/testing/diagrams.ts'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually, focused } from './harness/eventually.ts'
import { button, dialog } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

const callingXml = file(`
  <bpmn:process id="calling" name="New colleague" isExecutable="true">
    <bpmn:startEvent id="begun" />
    <bpmn:sequenceFlow id="f1" sourceRef="begun" targetRef="hire" />
    <bpmn:callActivity id="hire" name="Hire somebody">
      <bpmn:extensionElements><zeebe:calledElement processId="hiring" /></bpmn:extensionElements>
    </bpmn:callActivity>
  </bpmn:process>`)

let world: World
let mateo: Page // brings everything about; he is a workflow designer
before(async () => {
  world = await startWorld()
  mateo = await world.openAs('Mateo Rossi', '/admin/instances')
  await mateo.getByText('Nothing has been started yet').waitFor()
  await assertAccessible(mateo)
  const task = '<zeebe:assignmentDefinition assignee="mateo@alder.example" />'
  for (const xml of [hiringXml({ task }), callingXml])
    await ask(mateo, 'POST', '/deployments', { fileName: 'process.bpmn', xml })
})
after(() => world[Symbol.asyncDispose]())

const rows = (page: Page) => page.getByRole('table', { name: 'Instances' }).getByRole('row')
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name })
const variable = (page: Page, name: string) =>
  page
    .getByRole('table', { name: 'Variables' })
    .getByRole('row')
    .filter({ has: button(page, name) })
/** What the diagram says of an element, in words. */
const element = (page: Page, name: string) =>
  page.getByRole('list', { name: /^Elements of/ }).getByRole('button', { name: new RegExp(`^${name}`) })

const start = async (processId: string, variables: object, businessKey?: string): Promise<string> =>
  (
    await ask<{ id: string }>(mateo, 'POST', '/instances', {
      processId,
      variables,
      ...(businessKey && { businessKey }),
    })
  ).id

const instance = (id: string) => ask<InstanceDetails>(mateo, 'GET', `/instances/${id}`)

type Job = { id: string; lease: string; instanceId: string }

/** The job of an instance, in our hands. */
async function jobOf(id: string): Promise<Job> {
  const taking = { types: ['test.create'], worker: 'w1', maxJobs: 200 }
  const { jobs } = await ask<{ jobs: Job[] }>(mateo, 'POST', '/jobs/activate', taking)
  const job = jobs.find(({ instanceId }) => instanceId === id)
  assert.ok(job)
  return job
}

async function completeJob(id: string, variables = {}): Promise<void> {
  const { id: jobId, lease } = await jobOf(id)
  await ask(mateo, 'POST', `/jobs/${jobId}/complete`, { lease, variables })
}

async function failJob(id: string, message: string): Promise<void> {
  const { id: jobId, lease } = await jobOf(id)
  await ask(mateo, 'POST', `/jobs/${jobId}/fail`, { lease, message, retries: 0 })
}

/** Opens the page of an instance, with the diagram in words beside it. */
async function look(id: string, page: Page = mateo): Promise<Page> {
  await page.goto(`/admin/instances/${id}`)
  await page.locator('.djs-shape').first().waitFor() // nothing moves any more while one clicks
  await button(page, 'Elements as a list').click()
  await page.getByRole('list', { name: /^Elements of/ }).waitFor()
  return page
}

const setVariable = (id: string, variables: object) => ask(mateo, 'PUT', `/instances/${id}/variables`, { variables })

test('instances are found by what they are about, and the address says what is looked for', async () => {
  await start('hiring', { department: 'Sales' }, 'E-1')
  const cancelled = await start('hiring', { department: 'IT' }, 'E-2')
  await ask(mateo, 'POST', `/instances/${cancelled}/cancel`)
  const page = await world.openAs('Priya Nair', '/admin/instances')
  await rows(page).filter({ hasText: 'E-1' }).waitFor()
  await page.getByText(/1 instance runs, 0 incidents/).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'instances')
  await page.getByRole('button', { name: 'Cancelled' }).click()
  await rows(page).filter({ hasText: 'E-1' }).waitFor({ state: 'detached' })
  await page.waitForURL(/\?status=cancelled$/)
  await page.getByRole('button', { name: 'All' }).click()
  await page.getByRole('combobox', { name: 'Process' }).pressSequentially('hir')
  await page.getByRole('option', { name: 'Hiring' }).click()
  await page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'Version 1' })
  await page.getByRole('searchbox', { name: 'name=value' }).fill('department')
  await page.getByText('Write name=value.').waitFor()
  await page.getByRole('searchbox', { name: 'name=value' }).fill('department=Sales')
  await page.waitForURL(/variable=department%3DSales/)
  await rows(page).filter({ hasText: 'E-2' }).waitFor({ state: 'detached' })
  await rows(page).filter({ hasText: 'E-1' }).getByRole('link').click()
  await page.getByRole('heading', { name: 'Hiring' }).waitFor()
  await page.goBack()
  const sought = page.getByRole('searchbox', { name: 'name=value' })
  await eventually(async () => assert.equal(await sought.inputValue(), 'department=Sales'))
  await rows(page).filter({ hasText: 'E-1' }).waitFor()
  await page.getByRole('searchbox', { name: 'The whole key' }).fill('E-3')
  await page.getByText('No instance fits').waitFor()
  await button(page, 'Clear the search').click()
  await rows(page).filter({ hasText: 'E-2' }).waitFor()
  await page.waitForURL(({ search }) => search === '')
})

test('who has the id of an instance gets there from the search', async () => {
  const id = await start('hiring', {})
  await mateo.goto('/admin/instances')
  await mateo.getByRole('searchbox', { name: 'The whole key' }).fill(id)
  await mateo.getByRole('link', { name: 'Open the instance with this id' }).click()
  await mateo.waitForURL(`**/admin/instances/${id}`)
})

test('one sees the token move, from the start to the end', async () => {
  const id = await start('hiring', { name: 'Tom Becker' }, 'E-7')
  const page = await look(id)
  await element(page, 'Create the user').filter({ hasText: '1 token waits here' }).waitFor()
  await completeJob(id, { employeeId: 4711 })
  await element(page, 'Hand over the laptop').filter({ hasText: '1 token waits here' }).waitFor()
  await element(page, 'Create the user').filter({ hasText: 'passed' }).waitFor()
  await variable(page, 'employeeId').getByText('4711').waitFor()
  await tab(page, 'Open tasks').click()
  const link = page.getByRole('link', { name: 'Hand over the laptop' })
  const { items } = await ask<{ items: UserTask[] }>(mateo, 'GET', `/tasks?of=all&instanceId=${id}`)
  await eventually(async () => assert.equal(await link.getAttribute('href'), `/portal/tasks/${items[0]?.id}`))
  await tab(page, 'Timeline').click()
  const steps = page.getByRole('list', { name: 'Timeline' }).locator('> li')
  await steps.nth(1).waitFor()
  await ask(mateo, 'POST', `/tasks/${items[0]?.id}/complete`, {})
  await page.getByText('As it ended').waitFor()
  await element(page, 'End event').filter({ hasText: 'passed' }).waitFor()
  await page.getByRole('button', { name: 'Cancel the instance' }).waitFor({ state: 'detached' })
  const told = [
    'Mateo Rossi completed “Hand over the laptop”',
    'Mateo Rossi completed “Create the user”',
    'Mateo Rossi started it',
  ]
  await eventually(async () => assert.deepEqual(await steps.locator('p:first-child').allTextContents(), told))
  await steps.first().getByText('The instance ended: completed').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'instance-timeline')
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Failures and incidents' })
  await page.getByText('Nothing of this kind').waitFor()
  await tab(page, 'Open tasks').click()
  await page.getByText('No open task').waitFor()
})

test('it is asked for while it runs and is looked at, sent only when it moved, and let alone when it has ended', async () => {
  const id = await start('hiring', {})
  const page = await world.openAs('Mateo Rossi', '/admin')
  await page.clock.install()
  await page.addInitScript(countAsked, `/api/v1/instances/${id}`)
  await look(id, page)
  await page.waitForResponse((response) => response.url().endsWith(`/instances/${id}`) && response.status() === 304)
  const see = (visibilityState: string) =>
    page.evaluate((visibilityState) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: visibilityState })
      document.dispatchEvent(new Event('visibilitychange'))
    }, visibilityState)
  const asked = () => page.evaluate(() => Object(window).asked as number)
  const quiet = async () => {
    const before = await asked()
    await page.clock.runFor(10_000)
    assert.equal(await asked(), before)
  }
  await see('hidden')
  await quiet()
  await ask(mateo, 'POST', `/instances/${id}/cancel`)
  await see('visible')
  await page.getByText('As it ended').waitFor()
  await quiet()
})

/** Counts in the page itself: what is told of requests from outside of it is told a moment later. */
function countAsked(path: string): void {
  const page = window as Window & { asked?: number }
  page.asked = 0
  const fetchNow = window.fetch
  window.fetch = (input, init) => {
    if (String(input).endsWith(path)) page.asked = (page.asked ?? 0) + 1
    return fetchNow(input, init)
  }
}

test('a variable is set as JSON, told from where it was, and set back', async () => {
  const id = await start('hiring', { approved: false, note: 'first' })
  const page = await look(id)
  const drawer = page.getByRole('dialog', { name: 'approved' })
  await button(page, 'approved').press('Enter')
  await drawer.locator(':focus').waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await focused(button(page, 'approved'))
  await page.keyboard.press('Enter')
  await button(page, 'Set another value').click()
  await page.getByRole('textbox', { name: 'Value' }).fill('yes')
  await dialog(page).getByRole('button', { name: 'Set', exact: true }).click()
  await page.getByText(/^Line 1, column 1:/).waitFor()
  await assertAccessible(page)
  await page.getByRole('textbox', { name: 'Value' }).fill('true')
  await dialog(page).getByRole('button', { name: 'Set', exact: true }).click()
  await page.getByText('“approved” is set', { exact: true }).first().waitFor()
  assert.equal((await instance(id)).variables.approved, true)
  const history = drawer.locator('ol > li')
  await history.nth(1).getByText('Mateo Rossi, at the start').waitFor()
  await eventually(async () => assert.equal(await history.first().locator('dd').first().textContent(), 'false'))
  await assertAccessible(page)
  await screenshot(page, 'instance-variable')
  await button(page, 'Undo').click()
  await page.getByText('“approved” is again what it was', { exact: true }).first().waitFor()
  assert.equal((await instance(id)).variables.approved, false)
  await drawer.getByRole('button', { name: 'Close' }).click()
  await button(page, 'Add a variable').click()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('approved')
  await dialog(page).getByRole('textbox', { name: 'Value' }).fill('1')
  await dialog(page).getByRole('button', { name: 'Add' }).click()
  await dialog(page).getByText('There is one of this name already').waitFor()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('reason')
  await dialog(page).getByRole('button', { name: 'Add' }).click()
  await variable(page, 'reason').waitFor()
})

test('a value that changed while somebody wrote another is shown before anything is replaced', async () => {
  const id = await start('hiring', { amount: 1 })
  const page = await look(id)
  await button(page, 'amount').click()
  await button(page, 'Set another value').click()
  await page.getByRole('textbox', { name: 'Value' }).fill('3')
  await setVariable(id, { amount: 2 })
  await dialog(page).getByText('It was changed meanwhile, look again: now it is 2').waitFor()
  const set = dialog(page).getByRole('button', { name: 'Set', exact: true })
  await eventually(async () => assert.equal(await set.isDisabled(), true))
  await assertAccessible(page)
  await screenshot(page, 'instance-conflict')
  await dialog(page).getByRole('button', { name: 'Keep mine' }).click()
  await dialog(page).getByRole('button', { name: 'Set', exact: true }).click()
  await page.getByText('“amount” is set', { exact: true }).first().waitFor()
  assert.equal((await instance(id)).variables.amount, 3)
})

test('what the page has not heard of yet the server holds against it', async () => {
  const id = await start('hiring', { amount: 1 })
  const page = await look(id, await world.openAs('Mateo Rossi', '/admin'))
  await button(page, 'amount').click()
  await button(page, 'Set another value').click()
  await page.getByRole('textbox', { name: 'Value' }).fill('3')
  const deaf = Promise.withResolvers<void>()
  await page.route(`**/api/v1/instances/${id}`, (route) => {
    deaf.resolve()
    return route.fulfill({ status: 304 })
  })
  await deaf.promise // no question from before is on its way any more
  await setVariable(id, { other: true })
  await dialog(page).getByRole('button', { name: 'Set', exact: true }).click()
  await dialog(page).getByText('changed meanwhile, so nothing was set').waitFor()
  assert.equal((await instance(id)).variables.amount, 1)
  await page.unrouteAll()
  await page.getByRole('table', { name: 'Variables', includeHidden: true }).getByText('other').waitFor()
  await dialog(page).getByRole('button', { name: 'Set', exact: true }).click()
  await page.getByText('“amount” is set', { exact: true }).first().waitFor()
})

test('an incident says what happened and what to do; it is tried again, and then was done by hand', async () => {
  const id = await start('hiring', {})
  await failJob(id, 'Entra answered 403')
  const page = await look(id)
  await page.getByText('A job failed, and no tries are left').waitFor()
  await element(page, 'Create the user').filter({ hasText: '1 incident' }).waitFor()
  await button(page, 'Show where').click()
  const panel = page.getByRole('region', { name: 'Create the user' })
  await panel.getByText('Entra answered 403').waitFor()
  await panel.getByText('It is stuck: somebody has to look.').waitFor()
  await page.waitForURL(/element=create/)
  await page.reload()
  await panel.getByText('It is stuck: somebody has to look.').waitFor()
  await button(page, 'Elements as a list').click()
  await page.waitForFunction(() => {
    const rightOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().right ?? Number.NaN
    return rightOf('.djs-shape[data-element-id="end"]') <= rightOf('.djs-container') // the drawing made room
  })
  await assertAccessible(page)
  await screenshot(page, 'instance-incident')
  await panel.getByRole('button', { name: 'Try again' }).click()
  await dialog(page).getByRole('button', { name: 'Try again' }).click()
  await panel.getByText('Waits for a worker to do the job.').waitFor()
  await panel.getByText('attempt 2').waitFor()
  await failJob(id, 'Entra answered 403 once more')
  await panel.getByRole('button', { name: 'Done by hand' }).click()
  await dialog(page).getByRole('textbox').fill('{ "employeeId": 7 }')
  await dialog(page).getByRole('button', { name: 'It was done' }).click()
  await variable(page, 'employeeId').getByText('7').waitFor()
  await element(page, 'Hand over the laptop').filter({ hasText: '1 token waits here' }).waitFor()
  await panel.getByRole('button', { name: 'What happened here' }).click()
  await page
    .getByRole('list', { name: 'Timeline' })
    .getByText('“Create the user” failed, says Mateo Rossi')
    .first()
    .waitFor()
})

test('it is cancelled once that is confirmed', async () => {
  const id = await start('hiring', {})
  const page = await look(id)
  await button(page, 'Cancel the instance').click()
  await dialog(page).getByText('This can’t be undone.').waitFor()
  await assertAccessible(page)
  await dialog(page).getByRole('button', { name: 'Let it run' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  assert.equal((await instance(id)).status, 'active')
  await button(page, 'Cancel the instance').click()
  await dialog(page).getByRole('button', { name: 'Cancel the instance' }).click()
  await page.getByText('As it ended').waitFor()
  assert.equal((await instance(id)).status, 'cancelled')
})

test('who calls and who is called lead to one another', async () => {
  const page = await look(await start('calling', {}))
  await element(page, 'Hire somebody').click()
  await page.getByRole('link', { name: 'Open the called instance of hiring' }).waitFor()
  await tab(page, 'Called instances (1)').click()
  await page.getByRole('table', { name: 'Called instances' }).getByRole('link', { name: 'hiring' }).click()
  await page.getByRole('heading', { name: 'Hiring', exact: true }).waitFor()
  await page.getByRole('link', { name: 'another instance' }).click()
  await page.getByRole('heading', { name: 'New colleague' }).waitFor()
})

test('who may only read sees everything and is offered nothing to do', async () => {
  const id = await start('hiring', { amount: 1 })
  await failJob(id, 'Entra answered 403')
  const page = await look(id, await world.openAs('Jonas Weber', '/admin'))
  await page.getByText('Entra answered 403').waitFor()
  await button(page, 'amount').click()
  await page.getByText('Mateo Rossi, at the start').waitFor()
  for (const name of ['Try again', 'Done by hand', 'Cancel the instance', 'Add a variable', 'Set another value'])
    assert.equal(await button(page, name).count(), 0, name)
})

test('an instance that is not there says so', async () => {
  for (const id of ['01a1f770-4937-7230-8000-000000000000', 'nonsense']) {
    await mateo.goto(`/admin/instances/${id}`)
    await mateo.getByText('There is no instance of this id').waitFor()
  }
})
