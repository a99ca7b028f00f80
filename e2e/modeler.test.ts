import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { InstanceDetails, UserTask } from '@countersign/core/api'
import { connectorTemplates, elementTemplates } from '@countersign/core/templates'
import type { Page } from 'playwright-core'
import { file } from '../server/src/testing/diagrams.ts'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import {
  append,
  appendByMouse,
  beginDiagram,
  canvasOf,
  choose,
  deploy,
  field,
  openGroup,
  panelOf,
  select,
  shape,
  untilKeysDraw,
  verdict,
  writeExpression,
} from './harness/board.ts'
import { screenshot } from './harness/browser.ts'
import { eventually, focused } from './harness/eventually.ts'
import { button } from './harness/pageParts.ts'
import { hireWorker } from './harness/worker.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const open = (path = '/admin/modeler') => world.openAs('Mateo Rossi', path)
const found = (page: Page) => page.getByRole('list', { name: 'What was found' }).getByRole('listitem')

/** The file of the newest version, as the server has it. */
async function deployedFile(page: Page, processId: string): Promise<string> {
  const versions = await (await page.request.get(`/api/v1/processes/${processId}/versions`)).json()
  const version = await page.request.get(`/api/v1/process-versions/${versions.items[0].id}`)
  return (await version.json()).xml
}

test('what would be deployed is told, whatever else is looked at meanwhile', async () => {
  const page = await open()
  await beginDiagram(page, 'In a hurry')
  await verdict(page, 'Can be deployed').waitFor()
  await page.evaluate(holdBack)
  await select(page, 'start')
  await append(page, 'End event', 'Done')
  await button(page, 'Deploy').click()
  await page.getByText('Being checked').waitFor()
  await page.evaluate(letGo)
  const question = page.getByRole('alertdialog', { name: 'Deploy this diagram?' })
  await question.getByText('is new: it becomes version 1.').waitFor()
})

type Held = { looks: (() => void)[]; checks: (() => void)[] }

/** What the page does once there is a pause, and what it asks the worker that checks. */
function holdBack(): void {
  const held: Held = { looks: [], checks: [] }
  const { setTimeout: real } = window
  const send = Worker.prototype.postMessage
  window.setTimeout = ((act: () => void, ms: number, ...rest: unknown[]) =>
    ms >= 400 ? held.looks.push(act) : real(act, ms, ...rest)) as never
  Worker.prototype.postMessage = function (this: Worker, message: unknown) {
    held.checks.push(() => send.call(this, message as never))
  }
  Object.assign(window, { held })
}

/** The pause comes while the question is being checked, and asks about the file, too. */
async function letGo(): Promise<void> {
  const { looks, checks } = (window as unknown as { held: Held }).held
  for (const look of looks) look()
  while (checks.length < 2) await new Promise((resolve) => requestAnimationFrame(resolve))
  for (const check of checks) check()
}

test('a process is drawn with the mouse, checked on the way, and deployed', async () => {
  const page = await open()
  await page.getByRole('table', { name: 'Deployed processes' }).getByText('Change request').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'modeler-start')
  await beginDiagram(page, 'Order a laptop')
  await verdict(page, 'Can be deployed').waitFor()
  await select(page, 'start')
  const order = await appendByMouse(page, 'Service task', 'Order')
  await verdict(page, '1 problem').waitFor()
  await found(page).getByText('Order').waitFor()

  await openGroup(page, 'Task definition')
  await field(page, 'Job type').fill('order-laptop')
  await verdict(page, 'Can be deployed').waitFor()
  await appendByMouse(page, 'End event', 'Ordered')
  await screenshot(page, 'modeler')
  await deploy(page, /is new: it becomes version 1/)

  const xml = await deployedFile(page, 'order-a-laptop')
  assert.match(xml, new RegExp(`<bpmn:serviceTask id="${order}" name="Order"`))
  assert.match(xml, /<zeebe:taskDefinition type="order-laptop"/)
  await page.getByText('Version 1', { exact: true }).waitFor()
})

test('a process is drawn by keys alone: found, appended to, renamed, undone', async () => {
  const page = await open()
  await page.getByRole('textbox', { name: 'Name' }).waitFor()
  await page.keyboard.press('Tab')
  await focused(page.getByRole('button', { name: 'Skip to the page' }))
  await page.keyboard.press('Enter')
  await focused(page.getByRole('main'))
  await page.getByRole('textbox', { name: 'Name' }).focus()
  await focused(page.getByRole('textbox', { name: 'Name' }))
  await page.keyboard.type('By hand')
  await page.keyboard.press('Enter')
  await shape(page, 'start').waitFor()
  await canvasOf(page).focus()
  await untilKeysDraw(page)
  await page.keyboard.press('Control+f')
  await focused(page.locator('.djs-search-input input'))
  await page.keyboard.type('start')
  await page.locator('.djs-search-result-selected', { hasText: 'start' }).waitFor()
  await page.keyboard.press('Enter')
  const first = await append(page, 'Script task', 'Compute')
  await append(page, 'End event', 'Computed')
  await verdict(page, /problem/).waitFor()

  await untilKeysDraw(page)
  await page.keyboard.press('Control+z') // its name
  await page.keyboard.press('Control+z') // the event itself
  await page.getByText('Computed').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+y')
  await page.locator('.djs-shape[data-element-id^="Event_"]').first().waitFor()
  await shape(page, first).waitFor()
})

test('“Change type” makes a task what a template says, and what it asks for is written so that it runs', async () => {
  const page = await open()
  await beginDiagram(page, 'Approve')
  await select(page, 'start')
  await append(page, 'Task', 'Approve')
  await untilKeysDraw(page)
  await page.keyboard.press('r')
  await choose(page, 'Approval by a person')
  await panelOf(page).getByText('Approval by a person').first().waitFor()

  await openGroup(page, 'Who decides')
  await field(page, 'Groups whose members may claim it').fill('help-desk')
  await openGroup(page, 'Until when')
  await panelOf(page).locator('[data-entry-id*="-when-0"]').getByRole('button').first().click()
  await writeExpression(page, 'Due', 'now() + duration("P3D")')
  await verdict(page, 'Can be deployed').waitFor()
  await deploy(page, /is new/)

  const xml = await deployedFile(page, 'approve')
  assert.match(xml, /<zeebe:userTask \/>/)
  assert.match(xml, /candidateGroups="help-desk"/)
  assert.match(xml, /dueDate="=now\(\) \+ duration\(&#34;P3D&#34;\)"/)
  assert.match(xml, /<zeebe:output source="=\{approved: approved, comment: comment\}" target="decision" \/>/)
})

test('the menu of a key opens beside its element, however soon the key is pressed', async () => {
  const page = await open()
  await beginDiagram(page, 'Quick keys')
  await page.evaluate(() => {
    const pressed = { bubbles: true, cancelable: true }
    document.querySelector('[data-element-id="start"] .djs-hit')?.dispatchEvent(new MouseEvent('click', pressed))
    document
      .querySelector('.djs-container > svg')
      ?.dispatchEvent(new KeyboardEvent('keydown', { ...pressed, key: 'r' }))
  })
  await page.locator('.djs-popup .entry').first().waitFor()
  await eventually(async () => {
    const menu = await page.locator('.djs-popup').boundingBox()
    const start = await shape(page, 'start').boundingBox()
    assert.ok(menu && start)
    const rightOf = menu.x - (start.x + start.width)
    assert.ok(rightOf >= 0 && rightOf < 50, `${rightOf} px to the right of it`)
  })
})

/** What each template asks for: the group of the form, and what is typed into its fields. */
const asked: Record<string, { group?: string; fields: Record<string, string> }> = {
  'countersign.approval': { fields: {} },
  'countersign.job-worker': { group: 'Job', fields: { 'Job type': 'order-laptop' } },
  'countersign.wait-for-message': {
    group: 'Message',
    fields: { 'Message name': 'laptop-delivered', 'Correlation key': 'orderId' },
  },
  'countersign.run-process': { group: 'Process', fields: { 'Process id': 'called' } },
  'countersign.set-variable': { group: 'Variable', fields: { Variable: 'total', Value: '19 + 23' } },
}

/** What those of connectors make calls the outside: see `seed003.test.ts`. */
const templates = elementTemplates.filter((template) => !connectorTemplates.includes(template))

test('what every template on offer makes can be deployed once its form is filled in, and runs', async () => {
  assert.deepEqual(templates.map(({ id }) => id).toSorted(), Object.keys(asked).toSorted())
  const page = await open()
  await beginDiagram(page, 'All templates')
  await select(page, 'start')
  for (const { id, name } of templates) {
    await append(page, name, id.replace('countersign.', ''))
    const { group, fields } = asked[id] ?? { fields: {} }
    if (group) await openGroup(page, group)
    for (const [label, text] of Object.entries(fields)) {
      await field(page, label).click()
      await focused(field(page, label))
      await page.keyboard.type(text)
      await page.keyboard.press('Escape') // what an expression editor proposes
    }
    await verdict(page, 'Can be deployed').waitFor()
    await canvasOf(page).focus()
  }
  await deploy(page, /is new/)
  const xml = await deployedFile(page, 'all-templates')
  for (const { id, version } of templates)
    assert.match(xml, new RegExp(`zeebe:modelerTemplate="${id}" zeebe:modelerTemplateVersion="${version}"`))

  const called = file('<bpmn:process id="called" isExecutable="true"><bpmn:startEvent id="start" /></bpmn:process>')
  await ask(page, 'POST', '/deployments', { fileName: 'called.bpmn', xml: called })
  const worker = await hireWorker(page, world.url)
  const begun = { processId: 'all-templates', variables: { orderId: 'o-1' } }
  const { id } = await ask<{ id: string }>(page, 'POST', '/instances', begun)
  await page.goto(`/admin/instances/${id}?tab=tasks`)
  await page.getByRole('link', { name: 'approval' }).waitFor()
  const { items } = await ask<{ items: UserTask[] }>(page, 'GET', `/tasks?of=all&instanceId=${id}`)
  await ask(page, 'POST', `/tasks/${items[0]?.id}/complete`, { variables: { approved: true } })
  await worker.complete(await worker.take('order-laptop'))
  const message = { name: 'laptop-delivered', correlationKey: 'o-1', timeToLiveMs: 60_000 }
  await ask(page, 'POST', '/messages', message)
  await page.getByText('As it ended').waitFor()
  const { status, variables } = await ask<InstanceDetails>(page, 'GET', `/instances/${id}`)
  assert.equal(status, 'completed')
  assert.deepEqual(variables, { orderId: 'o-1', decision: { approved: true, comment: '' }, total: 42 })
})

test('what can’t run is told while one draws, leads to its element, and is not deployed', async () => {
  const page = await open()
  await beginDiagram(page, 'Unfit')
  await select(page, 'start')
  const task = await append(page, 'Service task', 'Create')
  await append(page, 'Receive task', 'Wait')
  await verdict(page, '2 problems').waitFor()
  await page.keyboard.press('Escape')
  await found(page)
    .getByRole('button', { name: /^Create/ })
    .click()
  await page.locator(`.djs-shape.selected[data-element-id="${task}"]`).waitFor()
  await eventually(async () => assert.equal(await page.locator('.modeler-badge.is-problem').count(), 2))

  await button(page, 'Deploy').click()
  const refusal = page.getByRole('alertdialog', { name: 'It can’t run as it is drawn' })
  await refusal.getByText('2 problems to mend first. Nothing was deployed.').waitFor()
  assert.equal(await refusal.getByRole('button', { name: 'Deploy' }).count(), 0)
  await assertAccessible(page)
  await screenshot(page, 'modeler-refused')
  await refusal.getByRole('button', { name: 'Wait' }).click()
  await refusal.waitFor({ state: 'detached' })
  await panelOf(page).getByText('Receive Task').waitFor()
  assert.equal((await page.request.get('/api/v1/processes/unfit/versions')).status(), 404)
})

test('the menus and the panel offer nothing that would be refused for what it is', async () => {
  const page = await open()
  await beginDiagram(page, 'Only what runs')
  await select(page, 'start')
  await untilKeysDraw(page)
  await page.keyboard.press('a')
  const [search, entry] = [page.locator('.djs-popup').getByRole('combobox'), page.locator('.djs-popup .entry').first()]
  for (const word of ['transaction', 'ad-hoc', 'compensation', 'conditional', 'complex']) {
    await focused(search)
    for (const key of ['Control+A', 'Delete']) await page.keyboard.press(key) // the menu listens to keys alone
    await entry.waitFor()
    await page.keyboard.type(word)
    await entry.waitFor({ state: 'detached' })
  }
  await page.keyboard.press('Escape')
  await append(page, 'Service task', 'Create')
  await panelOf(page).getByText('Task definition').waitFor()
  assert.equal(
    await panelOf(page)
      .getByText(/listeners/i)
      .count(),
    0,
  )
})

test('an expression is written in an editor that the content security policy lets in', async () => {
  const page = await open()
  const refusals: string[] = []
  await page.exposeFunction('tellRefusal', (refusal: string) => refusals.push(refusal))
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      ;(window as unknown as { tellRefusal(refusal: string): void }).tellRefusal(`${violatedDirective} ${blockedURI}`)
    })
  })
  await beginDiagram(page, 'Expressions')
  await select(page, 'start')
  await append(page, 'Set a variable', 'Set')
  await openGroup(page, 'Variable')
  await field(page, 'Variable').fill('total')
  await writeExpression(page, 'Value', 'sum([1, 2')
  const editor = panelOf(page).locator('.cm-editor').first()
  // Without its own style sheet an editor is no flex box.
  const display = () => editor.evaluate((element) => getComputedStyle(element).display)
  await eventually(async () => assert.equal(await display(), 'flex'))
  await verdict(page, 'Can be deployed').waitFor()
  assert.deepEqual(refusals, [])
})

test('the board can be used by everybody, in light and dark; its panel makes room, its picture can be saved', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await world.openAs('Mateo Rossi', '/admin/modeler', { colorScheme })
    await beginDiagram(page, 'A rather long name of a process, as people give them')
    await select(page, 'start')
    await append(page, 'Approval by a person', 'Approve')
    await openGroup(page, 'Who decides')
    await assertAccessible(page)
    await screenshot(page, `modeler-${colorScheme}`)
    if (colorScheme === 'dark') continue
    await button(page, 'Hide the properties').click()
    await panelOf(page).waitFor({ state: 'hidden' })
    await button(page, 'Use the whole window').click()
    const top = async () => (await page.getByRole('region', { name: 'Modeler' }).boundingBox())?.y
    await eventually(async () => assert.equal(await top(), 0))
    await button(page, 'More').click()
    const saving = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Save the picture (SVG)' }).click()
    const picture = await readFile(await (await saving).path(), 'utf8')
    assert.match(picture, /<svg[^>]*>[\s\S]*Approve/)
  }
})
