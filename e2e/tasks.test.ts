import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { askingXml } from '../server/src/testing/diagrams.ts'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { breakDown } from './harness/breakDown.ts'
import { screenshot } from './harness/browser.ts'
import { eventually, focused } from './harness/eventually.ts'
import { assertFits } from './harness/fits.ts'
import { button } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
let mateo: Page // brings everything about; he is a workflow designer
before(async () => {
  world = await startWorld()
  mateo = await world.openAs('Mateo Rossi', '/admin/incidents')
  await world.openAs('Tom Becker', '/portal') // only who has signed in can be given a task
  await deploy(askingXml())
})
after(() => world[Symbol.asyncDispose]())

const deploy = (xml: string) => ask(mateo, 'POST', '/deployments', { fileName: 'asking.bpmn', xml })
const start = async (businessKey: string, variables: object): Promise<string> =>
  (await ask<{ id: string }>(mateo, 'POST', '/instances', { processId: 'asking', businessKey, variables })).id
const variablesOf = async (id: string) =>
  (await ask<{ variables: Record<string, unknown> }>(mateo, 'GET', `/instances/${id}`)).variables

const row = (page: Page, name: string) => page.getByRole('table', { name: 'Tasks' }).getByRole('row', { name })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function pressed(page: Page, place: Locator, key: string): Promise<void> {
  await place.focus()
  await focused(place)
  await page.keyboard.press(key)
}

/** Opens the task of this business key from the list that is shown. */
async function openTask(page: Page, businessKey: string): Promise<void> {
  await row(page, businessKey).getByRole('link').click()
  await page.waitForURL(/\/portal\/tasks\/[\da-f-]{36}/)
  await page.getByText(businessKey).first().waitFor()
}

test('who has nothing to do is told so, and by which names tasks would find them', async () => {
  const page = await world.openAs('Jonas Weber', '/portal/tasks')
  await page.getByText('Nothing waits for you').waitFor()
  await assertAccessible(page)
  await page.getByRole('tab', { name: 'My groups’' }).click()
  await page.getByText('Nothing to claim').waitFor()
  await page.getByText('jonas@alder.example').waitFor()
  await assertAccessible(page)
})

test('tasks stand in the order of urgency, what is late is said, and another order can be chosen', async () => {
  const groups = ['help-desk']
  await start('ORDER-LATE', { groups, due: '2020-01-01T12:00:00Z' })
  await start('ORDER-NONE', { groups })
  await start('ORDER-HIGH', { groups, priority: 90, due: '2999-01-01T12:00:00Z' })
  const page = await world.openAs('Priya Nair', '/portal/tasks')
  await page.getByRole('link', { name: 'Look at the 3 tasks of your groups' }).click()
  await row(page, 'ORDER-LATE').getByText('Overdue').waitFor()
  const keys = page.getByRole('table', { name: 'Tasks' }).getByText(/ORDER-/)
  const inOrder = (...names: string[]) =>
    eventually(async () =>
      assert.deepEqual(
        await keys.allInnerTexts(),
        names.map((name) => `Asking · ORDER-${name}`),
      ),
    )
  await inOrder('LATE', 'HIGH', 'NONE')
  await assertAccessible(page)
  await screenshot(page, 'tasks')
  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'Priority first' })
  await page.waitForURL(/order=priority/)
  await inOrder('HIGH', 'LATE', 'NONE')
})

test('a task is claimed, filled in and completed with the keyboard alone, and leads to the next', async () => {
  const first = await start('KEYS-1', { assignee: 'priya@alder.example', amount: 1250.5, approved: false, note: 'a' })
  await start('KEYS-2', { assignee: 'priya@alder.example', due: '2999-01-01T12:00:00Z' })
  const third = await start('KEYS-3', { users: ['PRIYA@alder.example'], due: '2000-01-01T12:00:00Z' })
  const page = await world.openAs('Priya Nair', '/portal/tasks?of=groups')
  await pressed(page, row(page, 'KEYS-3').getByRole('link'), 'Enter')
  await button(page, 'Claim').waitFor()
  await focused(heading(page))
  await assertAccessible(page)
  await pressed(page, button(page, 'Claim'), 'Enter')
  await page.getByText('“Approve the order” is yours now').first().waitFor()

  // The first field has the focus: the button that was pressed is gone.
  await focused(page.locator('form').locator('input, textarea').first())
  await page.keyboard.press('Control+Enter')
  await page.getByText('“Approve the order” is completed').first().waitFor()
  assert.equal((await ask<{ status: string }>(mateo, 'GET', `/instances/${third}`)).status, 'completed')

  await page.goto('/portal/tasks?of=mine&order=created')
  await pressed(page, row(page, 'KEYS-1').getByRole('link'), 'Enter')
  const amount = page.getByLabel('amount')
  await amount.waitFor()
  await focused(heading(page))
  await amount.fill('12,5')
  await pressed(page, amount, 'Control+Enter')
  await page.getByText('Enter a number, such as 1250.50.').waitFor()
  await assertAccessible(page)
  await focused(amount.and(page.locator('[aria-invalid=true]')))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('99')
  await pressed(page, page.getByRole('switch', { name: 'approved' }), 'Space')
  await page.keyboard.press('Control+Enter')
  await page.getByText('This is the next.').first().waitFor()
  await page.getByText('KEYS-2').first().waitFor()
  assert.deepEqual(
    [(await variablesOf(first)).amount, (await variablesOf(first)).approved, (await variablesOf(first)).note],
    [99, true, 'a'],
  )
  await button(page, 'Complete').click()
  await page.getByText('It was the last.').first().waitFor()
  await page.waitForURL(/\/portal\/tasks\?/)
})

test('only what changed is sent: what somebody else changed meanwhile stays', async () => {
  const id = await start('MEANWHILE', { assignee: 'tom@alder.example', approved: false, amount: 1 })
  const page = await world.openAs('Tom Becker', '/portal/tasks')
  await openTask(page, 'MEANWHILE')
  await page.getByRole('switch', { name: 'approved' }).waitFor()
  await ask(mateo, 'PUT', `/instances/${id}/variables`, { variables: { amount: 2 } })
  const sent = page.waitForRequest(/\/complete$/)
  await page.getByRole('switch', { name: 'approved' }).check()
  await button(page, 'Complete').click()
  assert.deepEqual((await sent).postDataJSON(), { variables: { approved: true } })
  await page.getByText('It was the last.').first().waitFor()
  const { approved, amount } = await variablesOf(id)
  assert.deepEqual([approved, amount], [true, 2])
})

test('a variable of one’s own is added with its kind; one that is there already is not', async () => {
  const id = await start('ADDED', { assignee: 'tom@alder.example', lines: [{ article: 'A-1' }] })
  const page = await world.openAs('Tom Becker', '/portal/tasks')
  await openTask(page, 'ADDED')
  const name = page.getByLabel('Another variable')
  await name.fill('lines')
  await button(page, 'Add').click()
  await page.getByText('There is a variable of this name already').waitFor()
  await name.fill('employeeId')
  await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Number' })
  await name.press('Enter')
  await button(page, 'Complete').click()
  await page.getByText('Fill this in.').waitFor()
  await page.getByRole('textbox', { name: 'employeeId' }).fill('4711')
  await page.getByRole('textbox', { name: 'lines' }).fill('[{"article": "A-1"}, ]')
  await button(page, 'Complete').click()
  await page.getByText(/After a comma something must follow/).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'task-variables')
  await page.getByRole('textbox', { name: 'lines' }).fill('[{"article": "A-2"}]')
  await button(page, 'Complete').click()
  await page.getByText('It was the last.').first().waitFor()
  const { employeeId, lines } = await variablesOf(id)
  assert.deepEqual([employeeId, lines], [4711, [{ article: 'A-2' }]])
})

test('who comes too late is told who was faster, and nothing is completed twice', async () => {
  await start('RACE', { assignee: 'tom@alder.example' })
  const page = await world.openAs('Tom Becker', '/portal/tasks')
  await openTask(page, 'RACE')
  await button(page, 'Complete').waitFor()
  const id = page.url().split('/').at(-1)?.split('?')[0]
  await ask(mateo, 'POST', `/tasks/${id}/assign`, { assignee: 'priya@alder.example' })
  await button(page, 'Complete').click()
  await page.getByText('This task is not open').waitFor()
  await assertAccessible(page)
  const priya = await world.openAs('Priya Nair', '/portal/tasks?of=mine')
  await openTask(priya, 'RACE')
  await button(priya, 'Complete').waitFor()
  await ask(mateo, 'POST', `/tasks/${id}/assign`, { assignee: 'mateo@alder.example' })
  await button(priya, 'Complete').click()
  await priya.getByText('Somebody else was faster').waitFor()
  await priya.getByText('mateo@alder.example has it.').first().waitFor()
  await button(priya, 'Complete').waitFor({ state: 'detached' })
  await ask(mateo, 'POST', `/tasks/${id}/complete`, {})
})

test('an administrator gives a task from somebody who is ill to somebody else', async () => {
  await start('ILL', { assignee: 'ada@alder.example' })
  const page = await world.openAs('Grace Okafor', '/portal/tasks?of=all')
  await openTask(page, 'ILL')
  await button(page, 'Give to…').click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('ada@alder.example has it now').waitFor()
  await dialog.getByRole('combobox').fill('nobody@alder.example')
  await button(dialog, 'Give it').click()
  await dialog.getByText('Nobody with this user name').waitFor()
  await assertAccessible(page)
  await dialog.getByRole('combobox').clear()
  await dialog.getByRole('combobox').pressSequentially('Tom')
  await page.getByRole('option', { name: 'Grace Okafor' }).waitFor({ state: 'detached' }) // who is offered moves until then
  await page.getByRole('option', { name: 'Tom Becker (tom@alder.example)' }).click()
  await screenshot(page, 'task-assign')
  await button(dialog, 'Give it').click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('tom@alder.example has it.').waitFor()
  const tom = await world.openAs('Tom Becker', '/portal')
  await tom.getByText('1 task waits for you.').waitFor()
  await assertAccessible(tom)
  await tom.getByRole('link', { name: 'See them' }).click()
  await row(tom, 'ILL').waitFor()
  await button(tom, 'Give back Approve the order').click()
  await tom.getByText('“Approve the order” is given back').first().waitFor()
  await row(tom, 'ILL').waitFor({ state: 'detached' })
})

test('nobody loses what they entered by a slip of the hand', async () => {
  await start('SLIP', { assignee: 'mateo@alder.example', amount: 1 })
  const page = await world.openAs('Mateo Rossi', '/portal/tasks')
  await openTask(page, 'SLIP')
  await page.getByLabel('amount').fill('2')
  await page.getByRole('link', { name: 'Back to the tasks' }).click()
  await button(page.getByRole('alertdialog'), 'Cancel').click()
  const amount = (value: string) =>
    eventually(async () => assert.equal(await page.getByLabel('amount').inputValue(), value))
  await amount('2')
  await page.getByRole('link', { name: 'Back to the tasks' }).click()
  await assertAccessible(page)
  await button(page.getByRole('alertdialog'), 'Leave').click()
  await openTask(page, 'SLIP')
  await amount('1')
  await page.getByLabel('amount').fill('3')
  await button(page, 'Complete').click()
  await page.getByText('It was the last.').first().waitFor()
})

test('a question that goes wrong once takes no form away, and is told above it', async () => {
  await start('ONCE', { assignee: 'mateo@alder.example', amount: 1 })
  const page = await world.openAs('Mateo Rossi', '/portal/tasks')
  await page.clock.install()
  await openTask(page, 'ONCE')
  const amount = page.getByLabel('amount')
  await amount.fill('2')
  const { note, mend } = await breakDown(page, '**/api/v1/tasks/*')
  await page.clock.fastForward('00:15')
  await note.waitFor()
  await focused(amount)
  assert.equal(await amount.inputValue(), '2')
  await assertAccessible(page)
  await assertFits(page)
  await screenshot(page, 'task-asked-in-vain')

  await mend()
  await button(note, 'Try again').click()
  await note.waitFor({ state: 'detached' })
  assert.equal(await amount.inputValue(), '2')
  await button(page, 'Complete').click()
  await page.getByText('It was the last.').first().waitFor()
})

test('a new task appears by itself', async () => {
  const page = await world.openAs('Tom Becker', '/favicon.svg')
  await page.clock.install()
  await page.goto('/portal/tasks')
  await page.getByText('Nothing waits for you').waitFor()
  await start('NEW', { assignee: 'tom@alder.example' })
  await page.clock.fastForward('00:15')
  await row(page, 'NEW').waitFor()
  await page.getByRole('tab', { name: 'Mine (1)' }).waitFor()
})

const drawn = {
  type: 'default',
  components: [
    {
      type: 'text',
      text: '# Order of {{customer}}\nPlease **look closely**: [the rules](https://alder.example/rules).\n\n{{wish}}',
    },
    { type: 'checkbox', key: 'approved', label: 'I approve' },
    {
      type: 'textarea',
      key: 'reason',
      label: 'Why not',
      validate: { required: true },
      conditional: { hide: '=approved' },
    },
    { type: 'number', key: 'amount', label: 'Amount', validate: { min: 1, max: 5000 } },
    {
      type: 'select',
      key: 'store',
      label: 'Store',
      values: [
        { label: 'Lund', value: 'lund' },
        { label: 'Umeå', value: 'umea' },
      ],
    },
    {
      type: 'radio',
      key: 'speed',
      label: 'How fast',
      validate: { required: true },
      values: [
        { label: 'Usual', value: 1 },
        { label: 'Express', value: 2 },
      ],
    },
    { type: 'checklist', key: 'tell', label: 'Who is told', values: [{ label: 'The manager', value: 'manager' }] },
    { type: 'datetime', subtype: 'date', key: 'until', dateLabel: 'Until' },
    { type: 'textfield', key: 'customer', label: 'Customer', readonly: true },
    { type: 'textfield', key: 'place', label: 'Cost centre', validate: { pattern: '^C-\\d+$' } },
    { type: 'dynamiclist', path: 'lines', label: 'Lines', components: [] },
    { type: 'button', key: 'submit', label: 'Send' },
  ],
}

test('a form that was drawn asks for what it asks for, hides what it hides, and says what it can’t show', async () => {
  await deploy(askingXml(JSON.stringify(drawn)))
  const id = await start('DRAWN', {
    groups: ['help-desk'],
    customer: 'Alder Instruments',
    amount: 1250,
    lines: [1],
    wish: '[log in](https://evil.example)',
    secret: 'not asked for',
  })
  const page = await world.openAs('Priya Nair', '/portal/tasks?of=groups')
  await openTask(page, 'DRAWN')
  await button(page, 'Claim').click()
  await page.getByRole('heading', { name: 'Order of Alder Instruments' }).waitFor()
  await page.getByText('“Lines” can’t be shown as it was drawn').waitFor()
  await page.getByText('[log in](https://evil.example)').waitFor() // what data says is no link
  assert.equal(await page.getByRole('textbox', { name: 'secret' }).count(), 0)
  await button(page, 'Complete').click()
  await page.getByText('Fill this in.').waitFor()
  await page.getByText('Choose one.').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'task-form')

  await page.getByRole('switch', { name: 'I approve' }).check()
  await page.getByLabel('Why not').waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: 'Store' }).selectOption({ label: 'Umeå' })
  await page.getByRole('radio', { name: 'Express' }).check()
  await page.getByRole('checkbox', { name: 'The manager' }).check()
  await page.getByLabel('Until').fill('2026-12-24')
  await page.getByLabel('Amount').fill('6000')
  await page.getByLabel('Cost centre').fill('4711')
  await button(page, 'Complete').click()
  await page.getByText('It must look like ^C-').waitFor()
  await page.getByText('Enter 5000 or less.').waitFor()
  await page.getByLabel('Amount').fill('5000')
  await page.getByLabel('Cost centre').fill('C-4711')
  const sent = page.waitForRequest(/\/complete$/)
  await button(page, 'Complete').click()
  assert.deepEqual((await sent).postDataJSON(), {
    variables: {
      approved: true,
      amount: 5000,
      store: 'umea',
      speed: 2,
      tell: ['manager'],
      until: '2026-12-24',
      place: 'C-4711',
    },
  })
  await page.getByText('“Approve the order” is completed').first().waitFor()
  assert.equal((await variablesOf(id)).speed, 2)
})

test('a form that can’t be read is told, and the task can be done all the same', async () => {
  await deploy(askingXml('{ no form'))
  await start('BROKEN', { assignee: 'priya@alder.example', amount: 1 })
  const page = await world.openAs('Priya Nair', '/portal/tasks')
  await openTask(page, 'BROKEN')
  await page.getByText('The form in the process can’t be read.').waitFor()
  await page.getByLabel('amount').fill('2')
  await button(page, 'Complete').click()
  await page.getByText('“Approve the order” is completed').first().waitFor()
})

test('long words and many variables break nothing, at any width', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`variable_${index}`, index]))
  const long = 'x'.repeat(400)
  await start(`LONG-${'9'.repeat(80)}`, { assignee: 'priya@alder.example', ...many, [`name_${'y'.repeat(90)}`]: long })
  for (const width of [390, 820, 1280, 1600]) {
    const page = await world.openAs('Priya Nair', '/portal/tasks', { viewport: { width, height: 900 } })
    for (const look of [async () => {}, () => openTask(page, 'LONG-')]) {
      await look()
      await heading(page).waitFor()
      await assertFits(page)
    }
    await page.context().close()
  }
})
