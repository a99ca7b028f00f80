// Action flows are built, tried and run by whoever may: by mouse, by keyboard alone, on a small screen, and beside others.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FlowDetails } from '@countersign/core/api'
import type { Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually, focused } from './harness/eventually.ts'
import { assertFits } from './harness/fits.ts'
import {
  addField,
  addStep,
  createFlow,
  insertOutput,
  runEnds,
  saveDraft,
  sidebar,
  stepOfRun,
} from './harness/flowBuilder.ts'
import { button } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const open = (path = '/admin/flows') => world.openAs('Grace Okafor', path)

const cards = (page: Page) =>
  page.getByRole('list', { name: 'Steps', exact: true }).getByRole('button', { name: /^Stop/ })

/** The steps of the flow's own list, from above. */
const order = async (page: Page): Promise<string[]> => cards(page).allInnerTexts()

const stop = (id: string, name: string) => ({ id, name, kind: 'stop', as: 'done', message: [] })
const button1 = { kind: 'button', label: '', fields: [] }

/** A flow that is there already. */
const made = (page: Page, name: string, steps: readonly object[], trigger: object = button1): Promise<FlowDetails> =>
  ask<FlowDetails>(page, 'POST', '/flows', { name, description: '', draft: { trigger, steps } })

test('a flow is built with the keyboard alone', async () => {
  const page = await open()
  await page.getByText('There are no action flows yet').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'flows-empty')
  await button(page, 'Create an action flow').first().press('Enter')
  await focused(page.getByLabel(/^Name/))
  await page.keyboard.type('Say hello')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Say hello' }).waitFor()

  await page.getByRole('radio', { name: /A webhook/ }).press('ArrowUp')
  await page.getByText('It asks for nothing').waitFor()
  await button(page, 'Add a field').press('Enter')
  await page.getByLabel('Label of field 1').press('Tab')
  await page.getByLabel('Label of field 1').focus()
  await page.keyboard.type('Who')

  await button(page, 'Add a step at the start').press('Enter')
  await focused(page.getByRole('heading', { name: 'Add step' }))
  await page.keyboard.press('Escape')
  await focused(button(page, 'Add a step at the start'))
  await page.keyboard.press('Enter')
  await focused(page.getByRole('heading', { name: 'Add step' }))
  await page.getByRole('button', { name: /^Stop/ }).press('Enter')
  await focused(page.getByRole('heading', { level: 2, name: 'Stop' }))

  await button(page, 'Insert an output into Message').press('Enter')
  await focused(page.getByRole('menuitem', { name: 'Who' }))
  await page.keyboard.press('Enter')
  await focused(page.getByRole('textbox', { name: 'Message, text 2' }))
  await page.keyboard.type(', hello!')
  await page.keyboard.press('Home')
  await page.keyboard.press('Backspace')
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor()
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'Take out Who' }).waitFor()
  await page.keyboard.press('Control+s')
  await button(page, 'Saved').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'flows-keyboard')
})

test('steps are moved, copied and deleted, and every change is taken back', async () => {
  const page = await open()
  const { id } = await made(page, 'Three ends', [stop('s1', 'Stop A'), stop('s2', 'Stop B')])
  await page.goto(`/admin/flows/${id}`)
  await eventually(async () => assert.deepEqual(await order(page), ['Stop A', 'Stop B']))
  await button(page, 'Stop B').press('Alt+ArrowUp')
  await eventually(async () => assert.deepEqual(await order(page), ['Stop B', 'Stop A']))
  await focused(button(page, 'Stop B'))
  await page.keyboard.press('Control+d')
  await eventually(async () => assert.deepEqual(await order(page), ['Stop B', 'Stop B 2', 'Stop A']))
  await focused(button(page, 'Stop B 2'))
  await page.keyboard.press('Delete')
  await eventually(async () => assert.deepEqual(await order(page), ['Stop B', 'Stop A']))
  await focused(button(page, 'Stop B'))
  await button(page, 'Undo').click()
  await eventually(async () => assert.deepEqual(await order(page), ['Stop B', 'Stop B 2', 'Stop A']))
  await button(page, 'Undo').click()
  await button(page, 'Undo').click()
  await eventually(async () => assert.deepEqual(await order(page), ['Stop A', 'Stop B']))
  await button(page, 'Saved').waitFor()
  await button(page, 'Redo').click()
  await eventually(async () => assert.deepEqual(await order(page), ['Stop B', 'Stop A']))

  await button(page, 'More for Stop A').click()
  await page.getByRole('menuitem', { name: 'Move to…' }).click()
  await page.getByLabel('Where to').selectOption('First of all')
  await assertAccessible(page)
  await button(page, 'Move').click()
  await eventually(async () => assert.deepEqual(await order(page), ['Stop A', 'Stop B']))
})

test('what is still to be done is said at the step, and is where activating leads', async () => {
  const page = await open()
  const { id } = await made(page, 'Half done', [])
  await page.goto(`/admin/flows/${id}`)
  await button(page, 'Activate').click()
  await sidebar(page, 'Overview').getByText('Add at least one step.').waitFor()
  await addStep(page, 'at the start', null, /^Branch/)
  await page.getByLabel('Name of path 1').fill('')
  await sidebar(page, 'Step').getByText('Give path 1 of “Branch” a name.').waitFor()
  await page
    .getByRole('main')
    .getByText(/\d things to do/)
    .waitFor()
  await button(page, 'Close').click()
  await sidebar(page, 'Overview').getByText('Still to be done').waitFor()
  await screenshot(page, 'flows-to-do')
  await assertAccessible(page)
  await page.getByRole('button', { name: /Give path 1/ }).click()
  await page.getByLabel('Name of path 1').fill('Always')
  await button(page, 'Add a condition').click()
  await page.getByRole('textbox', { name: 'Condition 1: what' }).fill('a')
  await page.getByRole('textbox', { name: 'Condition 1: with what' }).fill('A')
  await page.getByText('If a is A').waitFor()
  await page.getByText(/\d things? to do/).waitFor({ state: 'detached' })
  await button(page, 'Activate').click()
  await page.getByRole('main').getByText('Active', { exact: true }).waitFor()
})

test('nobody loses what they have built by a slip of the hand, nor overwrites what somebody else has', async () => {
  const page = await open()
  const flow = await made(page, 'Two at once', [stop('s1', 'Stop A')])
  await page.goto(`/admin/flows/${flow.id}`)
  await button(page, 'Stop A').click()
  await page.getByLabel('Name of the step').fill('Stop here')
  await page.getByRole('link', { name: 'Runs' }).click()
  await page.getByRole('alertdialog', { name: 'Save the draft before you leave?' }).waitFor()
  await assertAccessible(page)
  await button(page, 'Stay').click()

  const other = await open(`/admin/flows/${flow.id}`)
  await button(other, 'Stop A').click()
  await other.getByLabel('Name of the step').fill('Stop there')
  await saveDraft(other)

  await button(page, 'Save draft').click()
  await page.getByText('Somebody else has changed this flow in the meantime.').waitFor()
  await screenshot(page, 'flows-two-at-once')
  await assertAccessible(page)
  await button(page, 'Show theirs').click()
  await button(page, 'Stop there').waitFor()
  await button(page, 'Undo').click()
  await button(page, 'Stop here').waitFor()
  await saveDraft(page)
})

test('a run ends as its flow says, and tells what went through each step', async () => {
  const page = await open()
  await createFlow(page, 'Greet', 'Says hello to somebody.')
  await page.getByRole('radio', { name: /A button in Self-Service/ }).check()
  await addField(page, 1, 'Name')
  await addStep(page, 'at the start', null, /^Branch/)
  await button(page, 'Add a condition').click()
  await insertOutput(page, 'Condition 1: what', 'Name')
  await page.getByRole('textbox', { name: 'Condition 1: with what' }).fill('Nobody')
  await addStep(page, 'to Path 1', null, /^Stop/)
  await page.getByRole('radio', { name: 'As failed' }).check()
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('There is nobody to greet.')
  await addStep(page, 'after Branch', null, /^Stop/)
  await insertOutput(page, 'Message', 'Name')
  await page.keyboard.type(' is greeted.')
  await button(page, 'Activate').click()
  await page.getByRole('main').getByText('Active', { exact: true }).waitFor()

  const tom = await world.openAs('Tom Becker', '/portal/actions')
  await assertAccessible(tom)
  await screenshot(tom, 'flows-portal')
  await button(tom, 'Greet').click()
  await button(tom, 'Begin').click()
  await tom.getByText('Fill this in.').waitFor()
  await assertAccessible(tom)
  await tom.getByRole('alertdialog').getByLabel('Name').fill('Ada')
  await button(tom, 'Begin').click()
  await runEnds(tom, 'Done')
  await tom.getByText('Ada is greeted.').waitFor()
  await assertAccessible(tom)
  await screenshot(tom, 'flows-portal-run')
  await tom.getByRole('link', { name: 'All action flows' }).click()
  await button(tom, 'Greet').click()
  await tom.getByRole('alertdialog').getByLabel('Name').fill('nobody')
  await button(tom, 'Begin').click()
  await runEnds(tom, 'Failed')
  await tom.getByText('There is nobody to greet.').waitFor()

  await page.getByRole('link', { name: 'Runs' }).click()
  const failed = page.getByRole('table', { name: 'Runs' }).getByRole('row', { name: /Failed.*Tom Becker/ })
  await failed.getByRole('link').click()
  await page.getByText('There is nobody to greet.').first().waitFor()
  await (await stepOfRun(page, 'Trigger')).getByText('"nobody"').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'flows-run-failed')
})

test('the process of a flow is not started past it: its page leads to that of the flow', async () => {
  const page = await open()
  const { id } = await made(page, 'Started here', [stop('s1', 'Stop A')], { ...button1, label: 'Start here' })
  await ask(page, 'POST', `/flows/${id}/activate`)
  await page.goto(`/admin/processes/flow-${id}`)
  await page.getByText('This process belongs to an action flow').waitFor()
  await button(page, 'Download').waitFor()
  assert.equal(await button(page, 'Start instance').count(), 0)
  await assertAccessible(page)
  await screenshot(page, 'flows-process')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 400, height: 860 })
  await assertFits(page)
  await screenshot(page, 'flows-process-narrow-dark')
  await page.getByRole('link', { name: 'the page of the flow' }).click()
  await page.getByRole('heading', { level: 1, name: 'Started here' }).waitFor()
})

test('on a small screen the builder is whole', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/flows', {
    viewport: { width: 400, height: 860 },
    colorScheme: 'dark',
  })
  const { id } = await made(page, 'Small', [stop('s1', 'Stop A')])
  await page.reload()
  await page.getByRole('link', { name: 'Small' }).waitFor()
  await assertFits(page)
  await screenshot(page, 'flows-narrow-dark')
  await page.goto(`/admin/flows/${id}`)
  await button(page, 'Stop A').click()
  await page.getByRole('dialog', { name: 'Step' }).getByLabel('Name of the step').fill('Stop B')
  await assertAccessible(page)
  await page.keyboard.press('Escape')
  await focused(button(page, 'Stop B'))
  await assertFits(page)
  await screenshot(page, 'flows-narrow-builder-dark')
})

test('a window that becomes narrow around an open dialog leaves it its focus', async () => {
  const page = await open()
  const { id } = await made(page, 'Turned', [stop('s1', 'Stop A')], {
    ...button1,
    fields: [{ name: 'who', label: 'Who', type: 'text', required: true }],
  })
  await page.goto(`/admin/flows/${id}`)
  await button(page, 'Stop A').click()
  await sidebar(page, 'Step').waitFor()
  await button(page, 'Test run').click()
  const who = page.getByRole('alertdialog').getByLabel('Who')
  await who.fill('Ada')

  await page.setViewportSize({ width: 800, height: 1280 })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await focused(who)
  const drawer = page.getByRole('dialog', { name: 'Step' })
  assert.equal(await drawer.count(), 0)
  await assertAccessible(page)
  await page.keyboard.press('Escape')
  await drawer.locator(':focus').waitFor()

  await page.setViewportSize({ width: 1280, height: 800 })
  await sidebar(page, 'Step').waitFor()
  await assertAccessible(page)
})

test('who may only look sees the steps and nothing to press', async () => {
  const grace = await open()
  const { id } = await made(grace, 'To look at', [stop('s1', 'Stop A')])
  const page = await world.openAs('Jonas Weber', `/admin/flows/${id}`)
  await button(page, 'Stop A').click()
  assert.equal(await page.getByLabel('Name of the step').isDisabled(), true)
  for (const name of [
    'Save draft',
    'Saved',
    'Test run',
    'Activate',
    'Undo',
    'Add a step at the start',
    'More for Stop A',
  ])
    assert.equal(await button(page, name).count(), 0, name)
  await assertAccessible(page)
})
