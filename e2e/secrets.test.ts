import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { connectorTask, inLine, input, job, processXml } from '../server/src/testing/bpmn.ts'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { look } from './harness/look.ts'
import { button } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const open = () => world.openAs('Grace Okafor', '/admin/secrets')
const row = (page: Page, name: string) => page.getByRole('table', { name: 'Secrets' }).getByRole('row', { name })
const field = (page: Page, name: string) => page.getByRole('alertdialog').getByLabel(new RegExp(`^${name}`))

async function create(page: Page, name: string, value: string): Promise<void> {
  await button(page, 'Create a secret').first().click()
  await field(page, 'Name').fill(name)
  await field(page, 'Value').fill(value)
  await button(page, 'Create').click()
  await row(page, name).waitFor()
}

test('who has no secrets is told what they are for and how a process names one', async () => {
  const page = await open()
  await page.getByText('There are no secrets yet').waitFor()
  await page.getByText('{{secrets.NAME}}', { exact: true }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'secrets-none')
})

test('a secret is created, and its value is nowhere on the page again', async () => {
  const page = await open()
  await button(page, 'Create a secret').first().click()
  await field(page, 'Name').fill('MAIL_PASSWORD')
  await field(page, 'Value').fill('a value that nobody sees')
  await field(page, 'Value').and(page.locator('[type=password]')).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'secrets-create')
  await button(page, 'Create').click()
  await row(page, 'MAIL_PASSWORD').getByText('by Grace Okafor').waitFor()
  await page.reload()
  await row(page, 'MAIL_PASSWORD').waitFor()
  assert.ok(!(await page.content()).includes('nobody sees'))
})

test('what is wrong is said at its field, and a name that is taken in the dialog', async () => {
  const page = await open()
  await create(page, 'TAKEN', 'a value')
  await button(page, 'Create a secret').first().click()
  await field(page, 'Name').fill('not a name')
  await field(page, 'Value').fill('abc')
  await button(page, 'Create').click()
  await page.getByText('Letters and digits, with single dots, dashes or underscores between them.').waitFor()
  await page.getByText('At least 4 characters').waitFor()
  await assertAccessible(page)
  await field(page, 'Name').fill('TAKEN')
  await field(page, 'Value').fill(' with a blank before it')
  await page.getByText('It begins or ends with a blank, which is kept.').waitFor()
  await button(page, 'Create').click()
  await page.getByText('There is a secret TAKEN already. Replace its value instead.').waitFor()
})

test('a value of several lines can be typed when it is shown', async () => {
  const page = await open()
  await button(page, 'Create a secret').first().click()
  await page.getByRole('checkbox', { name: 'Show what I type' }).check()
  await field(page, 'Name').fill('CERTIFICATE')
  await field(page, 'Value').fill('-----BEGIN\nlines\nEND-----')
  await button(page, 'Create').click()
  await row(page, 'CERTIFICATE').waitFor()
})

test('before one is deleted it is told which processes name it', async () => {
  const page = await open()
  await create(page, 'API_KEY', 'a value')
  const xml = processXml('calls-out', inLine(job('call', 'a-worker', input('{{secrets.API_KEY}}', 'key'))))
  const body = { fileName: 'calls-out.bpmn', xml: xml.replace('isExecutable', 'name="Calls out" isExecutable') }
  const deployed = await page.evaluate(async (sent) => {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await fetch('/api/v1/deployments', { method: 'POST', headers, body: JSON.stringify(sent) })
    return answer.status
  }, body)
  assert.equal(deployed, 201)
  await page.reload()
  await row(page, 'API_KEY').getByRole('link', { name: 'Calls out' }).waitFor()
  await screenshot(page, 'secrets')

  await button(page, 'Replace API_KEY').click()
  await field(page, 'Value').fill('another value')
  await assertAccessible(page)
  await button(page, 'Replace').click()
  await page.getByText('API_KEY has a new value').first().waitFor()

  await button(page, 'Delete API_KEY').click()
  await page.getByText('Steps that name it stop with an incident').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'secrets-delete')
  await button(page, 'Delete').click()
  await page.getByText('API_KEY is deleted').first().waitFor()
  await row(page, 'API_KEY').waitFor({ state: 'detached' })
})

/** A desktop flow in an environment that is entered like this, begun; the page of its instance. */
async function withOrganization(processId: string, organizationUri: string, variables = {}): Promise<Page> {
  const page = await world.openAs('Mateo Rossi', '/admin/instances')
  const task = connectorTask('call', 'countersign:power-automate:run-desktop-flow', {
    inputs: { organizationUri, 'authentication.type': 'bearer', 'authentication.token': '{{secrets.API_TOKEN}}' },
  })
  await ask(page, 'POST', '/deployments', { fileName: 'process.bpmn', xml: processXml(processId, inLine(task)) })
  const { id } = await ask<{ id: string }>(page, 'POST', '/instances', { processId, variables })
  await page.goto(`/admin/instances/${id}`)
  await page.getByRole('region', { name: 'Somebody has to look' }).waitFor()
  return page
}

test('an organization URI that names no secret there is, and one from a variable, are told where somebody has to look', async () => {
  await create(await open(), 'API_TOKEN', 'a-token-that-nobody-sees-31')
  const bare = await withOrganization('bare', 'secrets.ORG_URL')
  const missing =
    'There is no secret ORG_URL. Create it on the page Secrets, or change the name in the model; then try again.'
  await bare.getByText(missing).first().waitFor()
  await look(bare, 'bad-bare-secret')
  const inside = await withOrganization('inside', '=org', { org: '{{secrets.API_TOKEN}}' })
  await inside
    .getByText(/A variable brings the name of a secret here, and secrets are never filled in inside data\./)
    .first()
    .waitFor()
  assert.ok(!(await inside.content()).includes('a-token-that-nobody-sees-31'))
  await look(inside, 'bad-secret-in-data')
})

test('who may not manage secrets is not shown the page', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/secrets')
  await page.getByRole('heading', { name: 'Your roles do not open the page “Secrets”' }).waitFor()
})
