import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { focused } from './harness/eventually.ts'
import { look } from './harness/look.ts'
import { chooseInRow } from './harness/microsoft.ts'
import { type SandboxAlone, startSandboxAlone } from './harness/sandboxAlone.ts'

let sandbox: SandboxAlone
let caller: Caller
before(async () => {
  sandbox = await startSandboxAlone()
  caller = await answerCallbacks()
})
after(async () => {
  caller.server.close()
  await sandbox[Symbol.asyncDispose]()
})

/** Whoever called the flow, and wants to hear what was decided. */
type Caller = { server: Server; url: string; heard: Promise<unknown> }

async function answerCallbacks(): Promise<Caller> {
  const heard = Promise.withResolvers<unknown>()
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    response.writeHead(204).end()
    heard.resolve(JSON.parse(Buffer.concat(parts).toString('utf8')))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard: heard.promise }
}

const callBack = (outcome: string) => ({
  type: 'Http',
  runAfter: {},
  inputs: { method: 'POST', uri: "@triggerBody()?['callbackUrl']", body: { outcome } },
})

const definition = {
  triggers: {
    manual: {
      type: 'Request',
      kind: 'Http',
      inputs: {
        triggerAuthenticationType: 'All',
        schema: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
      },
    },
  },
  actions: {
    Start_and_wait_for_an_approval: {
      type: 'OpenApiConnectionWebhook',
      runAfter: {},
      inputs: {
        host: {
          apiId: '/providers/Microsoft.PowerApps/apis/shared_approvals',
          connectionName: 'shared_approvals',
          operationId: 'StartAndWaitForAnApproval',
        },
        parameters: {
          approvalType: 'Basic',
          'WebhookApprovalCreationInput/title': "@triggerBody()?['title']",
          'WebhookApprovalCreationInput/assignedTo': 'tom@alder.example',
        },
      },
    },
    Condition: {
      type: 'If',
      runAfter: { Start_and_wait_for_an_approval: ['Succeeded'] },
      expression: { equals: ["@outputs('Start_and_wait_for_an_approval')?['body/outcome']", 'Approve'] },
      actions: { Approved: callBack('Approve') },
      else: { actions: { Rejected: callBack('Reject') } },
    },
  },
}

/** A console as it is at night, and on a telephone. */
const small = { colorScheme: 'dark', viewport: { width: 400, height: 860 } } as const

async function makeFlow(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  await page.getByRole('navigation', { name: 'Power Automate' }).getByRole('link', { name: 'My flows' }).click()
  await page.getByRole('link', { name: 'New flow' }).click()
  await page.getByLabel('Flow name').fill(name)
  await page.getByLabel('Definition').fill(JSON.stringify({ properties: { definition } }))
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByText('The flow is there, and off.').waitFor()
}

test('a flow is linked as the guide says: Edit, Connections, Approvals, Save, HTTP POST URL, Turn on; a person approves, and the caller hears of it', async () => {
  const grace = await sandbox.openAs('Grace Okafor', '/environments', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await look(grace, 'sandbox-environments')
  await makeFlow(grace, 'User creation')

  await grace.getByRole('navigation', { name: 'Power Automate' }).getByRole('link', { name: 'Environments' }).click()
  await grace.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  await grace.getByRole('heading', { name: 'My flows', level: 1 }).waitFor()
  await look(grace, 'sandbox-my-flows')
  await chooseInRow(grace, 'User creation', 'Edit')
  await grace.locator('summary', { hasText: 'Connections' }).click()
  await grace.getByText('Approver of “Start and wait for an approval”: Tom Becker').waitFor()
  await grace.getByText('Approvals', { exact: true }).and(grace.locator('.connection *')).click()
  await look(grace, 'sandbox-flow-connections')
  await grace.getByRole('button', { name: 'Save' }).click()
  await grace.getByText('Your flow is ready to go.').waitFor()
  await grace.getByText('When a HTTP request is received').click()
  const shown = await grace.getByLabel('HTTP POST URL', { exact: true }).inputValue()
  await grace.getByRole('button', { name: 'Copy HTTP POST URL', exact: true }).click()
  await grace.getByText('Copied').waitFor()
  assert.equal(await grace.evaluate('navigator.clipboard.readText()'), shown)
  await look(grace, 'sandbox-flow-edit')

  await grace.getByRole('navigation', { name: 'Power Automate' }).getByRole('link', { name: 'My flows' }).click()
  await chooseInRow(grace, 'User creation', 'Turn on')
  await grace.getByText('“User creation” is on.').waitFor()
  const body = JSON.stringify({ title: 'Create Nia Obi?', callbackUrl: caller.url })
  const answer = await fetch(shown, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  assert.equal(answer.status, 202)

  await chooseInRow(grace, 'User creation', 'Run history')
  await grace
    .getByRole('row', { name: /Running/ })
    .getByRole('link')
    .click()
  await grace.getByRole('group').filter({ hasText: 'Waiting' }).first().waitFor()
  await look(grace, 'sandbox-run-waiting')

  const tom = await sandbox.openAs('Tom Becker', '/environments', small)
  await tom.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  await tom.getByRole('navigation', { name: 'Power Automate' }).getByRole('link', { name: 'Approvals' }).click()
  await look(tom, 'sandbox-approvals-night')
  await tom.getByRole('link', { name: 'Create Nia Obi?' }).click()
  await tom.getByLabel('Approve', { exact: true }).check()
  await tom.getByLabel('Comments').fill('Welcome')
  await look(tom, 'sandbox-approval-night')
  await tom.getByRole('button', { name: 'Confirm' }).click()
  await tom.getByText('Response successfully recorded').waitFor()
  assert.deepEqual(await caller.heard, { outcome: 'Approve' })

  // The page follows the run by itself.
  await grace.getByText('Your flow ran successfully.').waitFor()
  assert.match(await grace.locator('.act', { hasText: 'Approved' }).innerText(), /Succeeded/)
  assert.match(await grace.locator('.act', { hasText: 'Rejected' }).innerText(), /Skipped/)
  await look(grace, 'sandbox-run-succeeded')
})

test('the consoles can be worked by keyboard: into the page, through a menu, and out of it', async () => {
  const page = await sandbox.openAs('Priya Nair', '/environments')
  await makeFlow(page, 'Keyboard')
  await page.getByRole('navigation', { name: 'Power Automate' }).getByRole('link', { name: 'My flows' }).click()
  await page.getByRole('heading', { name: 'My flows', level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  await focused(page.getByRole('link', { name: /^Skip/ }))
  await page.keyboard.press('Enter')
  await focused(page.locator('#content'))
  const more = page.getByRole('button', { name: 'More commands for Keyboard' })
  await more.focus()
  await focused(more)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Edit' }).waitFor()
  await page.keyboard.press('Tab')
  await focused(page.getByRole('link', { name: 'Edit' }))
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Edit' }).waitFor({ state: 'hidden' })
  await focused(more)
})

test('whoever is at the consoles switches the account, on a telephone, too', async () => {
  const page = await sandbox.openAs('Priya Nair', '/environments', small)
  await page.getByRole('button', { name: 'Priya Nair' }).click()
  await page.getByRole('link', { name: 'Switch account' }).click()
  await look(page, 'sandbox-pick-account-night')
  await page.getByRole('button', { name: /Ada Lindqvist/ }).click()
  await page.getByRole('button', { name: 'Ada Lindqvist' }).waitFor()
  await page.getByRole('button', { name: 'App launcher' }).click()
  await look(page, 'sandbox-launcher-night')
})
