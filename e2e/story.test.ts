// One process from its first line to the end of an instance, as people and machines at Alder Instruments live it: Mateo
// draws and watches, a worker orders and delivers, Priya approves. All in the browser, but for the worker.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { InstanceDetails } from '@countersign/core/api'
import type { Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { append, beginDiagram, canvasOf, field, openGroup, panelOf, select, verdict } from './harness/board.ts'
import { screenshot } from './harness/browser.ts'
import { eventually } from './harness/eventually.ts'
import { button, dialog } from './harness/pageParts.ts'
import { hireWorker } from './harness/worker.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

/** What the diagram says of an element, in words. */
const element = (page: Page, name: string, state: string) =>
  page
    .getByRole('list', { name: /^Elements of/ })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .filter({ hasText: state })

const badges = (page: Page, kind: 'tokens' | 'incidents', count: number) =>
  eventually(async () => assert.equal(await page.locator(`.diagram-badge.is-${kind}`).count(), count))

test('a process is drawn, deployed, started, watched, brought to an incident, mended, and finished', async () => {
  const mateo = await world.openAs('Mateo Rossi', '/admin/modeler')
  const worker = await hireWorker(mateo, world.url)

  // Drawn
  await beginDiagram(mateo, 'Laptop for a colleague')
  await select(mateo, 'start')
  await appendJob(mateo, 'Order', 'order-laptop')
  await appendJob(mateo, 'Deliver', 'deliver-laptop')
  await append(mateo, 'Approval by a person', 'Accept')
  await openGroup(mateo, 'Who decides')
  await field(mateo, 'Groups whose members may claim it').fill('help-desk')
  await canvasOf(mateo).focus()
  await append(mateo, 'End event', 'Accepted')
  await verdict(mateo, 'Can be deployed').waitFor()

  // Deployed
  await button(mateo, 'Deploy').click()
  await dialog(mateo).getByText('is new: it becomes version 1.').waitFor()
  await dialog(mateo).getByRole('button', { name: 'Deploy' }).click()
  await mateo.getByRole('link', { name: 'Go to the process' }).click()
  await mateo.getByRole('heading', { level: 1, name: 'Laptop for a colleague' }).waitFor()

  // Started
  await button(mateo, 'Start instance').click()
  await mateo.getByRole('textbox', { name: 'Business key' }).fill('LAPTOP-1')
  await mateo.getByRole('textbox', { name: 'Variables' }).fill('{"colleague": "Tom Becker", "room": null}')
  await mateo.getByRole('dialog').or(dialog(mateo)).getByRole('button', { name: 'Start' }).click()
  await mateo.waitForURL(/\/admin\/instances\/[\da-f-]{36}/)
  const instanceId = new URL(mateo.url()).pathname.split('/').at(-1)

  // Watched: the token moves because a worker did its job, and nobody touches the page.
  await button(mateo, 'Elements as a list').click()
  await element(mateo, 'Order', '1 token waits here').waitFor()
  await badges(mateo, 'tokens', 1)
  await worker.complete(await worker.take('order-laptop'), { orderNumber: 4711 })
  await element(mateo, 'Deliver', '1 token waits here').waitFor()
  await element(mateo, 'Order', 'passed').waitFor()
  await screenshot(mateo, 'story-watched')

  // Brought to an incident
  const delivery = await worker.take('deliver-laptop')
  assert.equal(delivery.variables.room, null)
  await worker.fail(delivery, 'Nobody knows the room of Tom Becker', 0)
  await element(mateo, 'Deliver', '1 incident').waitFor()
  await mateo.getByRole('heading', { name: 'Somebody has to look' }).waitFor()
  await mateo.getByText('Nobody knows the room of Tom Becker').first().waitFor()
  await badges(mateo, 'incidents', 1)
  await screenshot(mateo, 'story-incident')

  // Mended: the room is entered, the job tried again.
  await button(mateo, 'room').click()
  await button(mateo, 'Set another value').click()
  await mateo.getByRole('textbox', { name: 'Value' }).fill('"B 204"')
  await dialog(mateo).getByRole('button', { name: 'Set', exact: true }).click()
  await mateo.getByText('“room” is set', { exact: true }).first().waitFor()
  await mateo.getByRole('dialog', { name: 'room' }).getByRole('button', { name: 'Close' }).click()
  await button(mateo, 'Try again').click()
  await dialog(mateo).getByRole('button', { name: 'Try again' }).click()
  await mateo.getByRole('heading', { name: 'Somebody has to look' }).waitFor({ state: 'detached' })
  const again = await worker.take('deliver-laptop')
  assert.equal(again.variables.room, 'B 204')
  await worker.complete(again)
  await element(mateo, 'Accept', '1 token waits here').waitFor()

  // Finished: Priya finds it among the tasks of her groups.
  const priya = await world.openAs('Priya Nair', '/portal/tasks?of=groups')
  await priya.getByRole('link', { name: 'Accept' }).click()
  await button(priya, 'Claim').click()
  await priya
    .getByRole('switch', { name: 'approved' })
    .or(priya.getByRole('checkbox', { name: 'approved' }))
    .check()
  await priya.getByRole('textbox', { name: 'comment' }).fill('It works.')
  await screenshot(priya, 'story-task')
  await button(priya, 'Complete').click()
  await priya.getByText('“Accept” is completed. It was the last.').first().waitFor()

  await mateo.getByText('As it ended').waitFor()
  await element(mateo, 'Accepted', 'passed').waitFor()
  await badges(mateo, 'tokens', 0)
  await screenshot(mateo, 'story-finished')
  const { status, variables } = await ask<InstanceDetails>(mateo, 'GET', `/instances/${instanceId}`)
  assert.equal(status, 'completed')
  assert.deepEqual(variables, {
    colleague: 'Tom Becker',
    room: 'B 204',
    orderNumber: 4711,
    decision: { approved: true, comment: 'It works.' },
  })
})

/** Something for the worker to do, with the type by which it asks for it. */
async function appendJob(page: Page, name: string, type: string): Promise<void> {
  await append(page, 'Job worker task', name)
  await openGroup(page, 'Job')
  await field(page, 'Job type').fill(type)
  await panelOf(page).getByText('Job type must not be empty.').waitFor({ state: 'detached' })
  await canvasOf(page).focus()
}
