// The document on desktop flows from BPMN, step by step: a secret, a task by its template, the three operations, the
// callback, and the outputs of a run that somebody plays on Microsoft's side.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { InstanceDetails } from '@countersign/core/api'
import type { Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import {
  append,
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
} from './harness/board.ts'
import { playRun } from './harness/desktopRun.ts'
import { focused } from './harness/eventually.ts'
import { onMicrosoftsSide, powerAutomate } from './harness/microsoft.ts'
import { button } from './harness/pageParts.ts'
import { stepsOf } from './harness/steps.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const step = stepsOf('seed003')

const tenant = '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35'
const secrets = () => ({
  POWER_AUTOMATE_CLIENT_ID: '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21',
  POWER_AUTOMATE_CLIENT_SECRET: 'sandbox-only-secret',
  POWER_AUTOMATE_TOKEN_ENDPOINT: `${world.sandboxUrl}/${tenant}/oauth2/v2.0/token`,
})

async function createSecrets(values: Readonly<Record<string, string>>, shown: string): Promise<void> {
  const page = await world.openAs('Grace Okafor', '/admin/secrets')
  for (const [name, value] of Object.entries(values)) {
    await button(page, 'Create a secret').first().click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByLabel(/^Name/).fill(name)
    await dialog.getByLabel(/^Value/).fill(value)
    await button(page, 'Create').click()
    await page.getByRole('table', { name: 'Secrets' }).getByRole('row', { name }).waitFor()
  }
  await step(page, shown)
}

/** “How to get the connection name”, and the flow's id beside it. */
async function readConnection(): Promise<{ connectionName: string; workflowId: string }> {
  const page = await onMicrosoftsSide(world, 'Mateo Rossi', '/environments')
  await page.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  await powerAutomate(page).getByRole('link', { name: 'Connections' }).click()
  await page
    .getByRole('row', { name: /svc-robot on ALDER-RPA-01/ })
    .getByRole('link', { name: 'Desktop flows' })
    .click()
  await page.waitForURL(/\/connections\/shared_uiflow\/[^/]+\/details$/)
  await step(page, 'connection-name')
  const connectionName = page.url().split('/').at(-2) ?? ''
  await powerAutomate(page).getByRole('link', { name: 'My flows' }).click()
  await page.getByRole('link', { name: 'Desktop flows', exact: true }).click()
  await page.getByRole('link', { name: 'Register employee in payroll' }).click()
  const workflowId = await page.getByRole('textbox', { name: 'Desktop flow ID' }).inputValue()
  await step(page, 'workflow-id')
  return { connectionName, workflowId }
}

/** Into a field that takes an expression, too: `=` makes it one. */
async function write(page: Page, label: string, text: string): Promise<void> {
  const [first = '', rest] = text.startsWith('=') ? ['=', text.slice(1)] : ['', text]
  await field(page, label).click()
  await focused(field(page, label))
  await page.keyboard.type(first)
  if (first === '=') await panelOf(page).locator('.cm-content:focus').waitFor()
  await page.keyboard.type(rest)
  await page.keyboard.press('Escape') // what it proposes
  await panelOf(page).getByText(`${label} must not be empty`).waitFor({ state: 'hidden' })
}

/** The drawing has the keys again. */
const backToTheDrawing = (page: Page) => canvasOf(page).focus()

const selectIn = (page: Page, label: string) => panelOf(page).getByRole('combobox', { name: label, exact: true })

async function configure(page: Page, operation: string): Promise<void> {
  await openGroup(page, 'Operation')
  await selectIn(page, 'Operation type').selectOption({ label: operation })
  await openGroup(page, 'Authentication')
  await field(page, 'OAuth Token Endpoint').fill('secrets.POWER_AUTOMATE_TOKEN_ENDPOINT')
  await field(page, 'Client Id').fill('secrets.POWER_AUTOMATE_CLIENT_ID')
  await field(page, 'Client secret').fill('secrets.POWER_AUTOMATE_CLIENT_SECRET')
  await openGroup(page, 'Configuration')
  await field(page, 'Organization URI').fill(world.sandboxUrl)
  await openGroup(page, 'Input')
}

async function draw(page: Page, { connectionName, workflowId }: { connectionName: string; workflowId: string }) {
  await beginDiagram(page, 'Register in payroll')
  await select(page, 'start')
  await append(page, 'Power Automate Connector', 'Register')
  await step(page, 'appended')
  await configure(page, 'Trigger a flow run')
  await field(page, 'Workflow ID (flow ID)').fill(workflowId)
  await field(page, 'Connection name').fill(connectionName)
  await write(page, 'Inputs', '{EmployeeName: name}')
  await field(page, 'Callback URL').fill(`${world.url}/inbound/payroll-done`)
  await step(page, 'trigger-configured')
  await backToTheDrawing(page)

  await append(page, 'Wait for a webhook', 'Registered')
  await openGroup(page, 'Endpoint')
  await field(page, 'Webhook ID').fill('payroll-done')
  await openGroup(page, 'Correlation')
  await write(page, 'Correlation key (process)', 'flowSessionId')
  await write(page, 'Correlation key (request)', 'request.body.flowsessionid')
  await verdict(page, /Can be deployed/).waitFor()
  await step(page, 'webhook-configured')
  await backToTheDrawing(page)

  await append(page, 'Task', 'How did it go')
  await untilKeysDraw(page)
  await page.keyboard.press('r')
  await choose(page, 'Power Automate Connector')
  await step(page, 'type-changed')
  await configure(page, 'Get the status of a flow run')
  await write(page, 'Flow session ID', '=flowSessionId')
  await step(page, 'status-configured')
  await backToTheDrawing(page)

  await append(page, 'Power Automate Connector', 'Fetch')
  await configure(page, 'Get flow outputs')
  await write(page, 'Flow session ID', '=flowSessionId')
  await verdict(page, 'Can be deployed').waitFor()
  await step(page, 'outputs-configured')
  await backToTheDrawing(page)
  await append(page, 'End event', 'Done')
}

async function playTheDesktop(): Promise<void> {
  const page = await onMicrosoftsSide(world, 'Mateo Rossi', '/environments')
  await page.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  await powerAutomate(page).getByRole('link', { name: 'Desktop flow runs' }).click()
  await page.getByRole('link', { name: 'Queue' }).click()
  await playRun(page, 'Tova Lind')
  await page.getByLabel('Forms').fill('[]')
  await step(page, 'desktop')
  await button(page, 'Succeed').click()
  await page.getByText('The run has succeeded.').waitFor()
}

async function start(page: Page, processId: string, variables: string): Promise<string> {
  await page.goto(`/admin/processes/${processId}`)
  await button(page, 'Start instance').click()
  await page.getByLabel('Variables').fill(variables)
  await button(page, 'Start').click()
  await page.waitForURL(/\/admin\/instances\/[\da-f-]{36}$/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

test('a desktop flow is run from a process, as the document describes it', async () => {
  await createSecrets(secrets(), 'secrets')
  const found = await readConnection()
  const page = await world.openAs('Mateo Rossi', '/admin/modeler')
  await draw(page, found)
  await assertAccessible(page)
  await deploy(page, /is new: it becomes version 1/)
  await step(page, 'deployed')

  const id = await start(page, 'register-in-payroll', '{"name": "Tova Lind"}')
  await page.waitForFunction(async (path) => {
    const instance = await (await fetch(path)).json()
    return instance.variables.flowSessionId !== undefined || instance.incidentList.length > 0
  }, `/api/v1/instances/${id}`)
  await page.getByRole('heading', { name: 'Register in payroll' }).waitFor()
  await shape(page, 'start').waitFor()
  await step(page, 'waiting')

  await playTheDesktop()
  await page.getByText('As it ended').waitFor()
  await step(page, 'ended')
  const { status, variables } = await ask<InstanceDetails>(page, 'GET', `/instances/${id}`)
  assert.equal(status, 'completed')
  const { flowSessionId, ...rest } = variables
  assert.match(`${flowSessionId}`, /^[\da-f-]{36}$/)
  assert.deepEqual(rest, {
    name: 'Tova Lind',
    statusCode: 4,
    status: 'Succeeded',
    flowOutputs: { PayrollNumber: 'P-4711', Warnings: 0, IsComplete: true, Forms: [] },
  })
})

/** As with Postman: for whoever needs a token to paste. */
async function takeToken(): Promise<string> {
  const page = await world.open(`${world.sandboxUrl}/get-a-token`)
  await page.getByRole('radio', { name: /Client credentials/i }).check()
  await page.getByLabel('Client secret').fill('sandbox-only-secret')
  await button(page, 'Get new access token').click()
  const token = await page.getByRole('textbox', { name: 'Access token' }).inputValue()
  await step(page, 'bearer-token')
  return token
}

test('with a bearer token that was pasted, one task runs a desktop flow and waits for its end', async () => {
  await createSecrets({ POWER_AUTOMATE_BEARER_TOKEN: await takeToken() }, 'bearer-secret')
  const { connectionName, workflowId } = await readConnection()
  const page = await world.openAs('Mateo Rossi', '/admin/modeler')
  await beginDiagram(page, 'Run and wait')
  await select(page, 'start')
  await append(page, 'Power Automate Connector', 'Run')
  await openGroup(page, 'Authentication')
  await selectIn(page, 'Type').selectOption({ label: 'Bearer token' })
  await field(page, 'Bearer token').fill('secrets.POWER_AUTOMATE_BEARER_TOKEN')
  await openGroup(page, 'Configuration')
  await field(page, 'Organization URI').fill(world.sandboxUrl)
  await openGroup(page, 'Input')
  await field(page, 'Workflow ID (flow ID)').fill(workflowId)
  await field(page, 'Connection name').fill(connectionName)
  await write(page, 'Inputs', '{EmployeeName: name}')
  await backToTheDrawing(page)
  await append(page, 'End event', 'Done')
  await step(page, 'bearer-configured')
  await deploy(page, /is new/)
  const id = await start(page, 'run-and-wait', '{"name": "Tova Lind"}')
  await playTheDesktop()
  await page.getByText('As it ended').waitFor()
  await step(page, 'run-and-wait-ended')
  const { variables } = await ask<InstanceDetails>(page, 'GET', `/instances/${id}`)
  assert.equal(variables.status, 'Succeeded')
  assert.equal((variables.flowOutputs as { PayrollNumber: string }).PayrollNumber, 'P-4711')
})
