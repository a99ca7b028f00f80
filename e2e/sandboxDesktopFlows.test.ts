import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { playRun } from './harness/desktopRun.ts'
import { eventually } from './harness/eventually.ts'
import { look } from './harness/look.ts'
import { powerAutomate } from './harness/microsoft.ts'
import { type SandboxAlone, startSandboxAlone } from './harness/sandboxAlone.ts'

let sandbox: SandboxAlone
before(async () => {
  sandbox = await startSandboxAlone()
})
after(() => sandbox[Symbol.asyncDispose]())

const night = { colorScheme: 'dark', viewport: { width: 400, height: 860 } } as const

/** As an app of its own: by client credentials, at the environment's address. */
async function asApp(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
  const tokens = await fetch(`${sandbox.url}/alder.example/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21',
      client_secret: 'sandbox-only-secret',
      scope: `${sandbox.url}/.default`,
    }),
  })
  const { access_token: token } = (await tokens.json()) as { access_token: string }
  const response = await fetch(`${sandbox.url}/api/data/v9.2/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

/** Who is called back, and thanks. */
async function callee(): Promise<string> {
  const server = createServer((_, response) => response.writeHead(204).end()).listen(0, '127.0.0.1')
  server.unref()
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/1`
}

test('somebody makes a connection, takes its name from the address, and plays the desktop for a run over it', async () => {
  const page = await sandbox.openAs('Mateo Rossi', '/environments')
  await page.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  await powerAutomate(page).getByRole('link', { name: 'Connections' }).click()
  await look(page, 'sandbox-connections')
  await page.getByRole('link', { name: 'New connection' }).click()
  await look(page, 'sandbox-connectors')
  await page.getByRole('main').getByRole('link', { name: 'Desktop flows', exact: true }).click()
  await page.getByLabel('Machine').selectOption('ALDER-RPA-01')
  await page.getByLabel('Domain and username').fill('ALDER\\mateo')
  await page.getByLabel('Password').fill('anything')
  await look(page, 'sandbox-connection-new')
  await page.getByRole('button', { name: 'Create' }).click()
  const row = page.getByRole('row', { name: /ALDER\\mateo on ALDER-RPA-01/ })
  await row.getByRole('link', { name: 'Desktop flows' }).click()
  await page.waitForURL(/\/connections\/shared_uiflow\/[^/]+\/details$/)
  await look(page, 'sandbox-connection')
  const name = page.url().split('/').at(-2)
  assert.equal(await page.getByRole('textbox', { name: 'Connection name' }).inputValue(), name)

  await powerAutomate(page).getByRole('link', { name: 'My flows' }).click()
  await page.getByRole('link', { name: 'Desktop flows', exact: true }).click()
  await look(page, 'sandbox-desktop-flows')
  await page.getByRole('link', { name: 'Register employee in payroll' }).click()
  await look(page, 'sandbox-desktop-flow')
  const flow = await page.getByRole('textbox', { name: 'Desktop flow ID' }).inputValue()

  const begun = await asApp('POST', `workflows(${flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`, {
    runMode: 'attended',
    connectionName: name,
    inputs: JSON.stringify({ EmployeeName: 'Tova Lind', StartDate: '2027-01-31', MonthlySalary: 3400 }),
    callbackUrl: await callee(),
  })
  assert.equal(begun.status, 200, begun.text)
  const { flowsessionId: session } = JSON.parse(begun.text)

  await powerAutomate(page).getByRole('link', { name: 'Desktop flow runs' }).click()
  await page.getByRole('link', { name: 'Queue' }).click()
  await look(page, 'sandbox-desktop-flow-runs')
  await playRun(page, 'Tova Lind')
  await page.getByLabel('Forms').fill('["A1", "A2"')
  await page.getByRole('button', { name: 'Succeed' }).click()
  await page.getByText('This is no list in JSON.').waitFor()
  await look(page, 'sandbox-desktop-play')
  await page.getByLabel('Forms').fill('["A1", "A2"]')
  await page.getByRole('button', { name: 'Succeed' }).click()
  await page.getByText('The run has succeeded.').waitFor()
  await eventually(async () => {
    await page.reload()
    await page.getByText('HTTP 204').waitFor({ timeout: 500 })
  })
  await look(page, 'sandbox-desktop-flow-run')
  const { text } = await asApp('GET', `flowsessions(${session})/outputs/$value`)
  assert.deepEqual(JSON.parse(text), { PayrollNumber: 'P-4711', Warnings: 0, IsComplete: true, Forms: ['A1', 'A2'] })
})

test('a machine is disconnected, and what is meant for it fails', async () => {
  const page = await sandbox.openAs('Mateo Rossi', '/environments')
  await page.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  await powerAutomate(page).getByRole('link', { name: 'Machines' }).click()
  await look(page, 'sandbox-machines')
  await page.getByRole('button', { name: 'More commands for ALDER-RPA-01' }).click()
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByText('ALDER-RPA-01 is disconnected').waitFor()
  await page.getByRole('button', { name: 'More commands for ALDER-RPA-01' }).click()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByText('ALDER-RPA-01 is connected').waitFor()
})

test('an administrator finds the environment’s address, and says who may do what in it', async () => {
  const page = await sandbox.openAs('Grace Okafor', '/environments')
  await look(page, 'sandbox-environments')
  await page.getByRole('button', { name: 'More commands for Alder Instruments (default)' }).click()
  await page.getByRole('link', { name: 'Environment details' }).click()
  assert.equal(await page.getByRole('textbox', { name: 'Environment URL' }).inputValue(), sandbox.url)
  await look(page, 'sandbox-environment')
  await page.getByRole('link', { name: 'S2S apps: application users' }).click()
  await look(page, 'sandbox-app-users')
  await page.getByRole('button', { name: 'More commands for Countersign' }).click()
  await page.getByRole('link', { name: 'Edit security roles' }).click()
  await look(page, 'sandbox-security-roles')
  await page.getByRole('checkbox', { name: /^Basic User/ }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The security roles of Countersign are saved.').waitFor()
  await page.getByRole('row', { name: /Countersign .* Environment Maker, Basic User/ }).waitFor()
})

test('the consoles of desktop flows can be used at night and on a telephone', async () => {
  const page = await sandbox.openAs('Mateo Rossi', '/environments', night)
  await page.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  for (const [link, name] of [
    ['Connections', 'connections-night'],
    ['Machines', 'machines-night'],
    ['Desktop flow runs', 'desktop-flow-runs-night'],
  ] as const) {
    await powerAutomate(page).getByRole('link', { name: link }).click()
    await look(page, `sandbox-${name}`)
  }
  await page
    .getByRole('row', { name: /Register employee/ })
    .getByRole('link')
    .first()
    .click()
  await look(page, 'sandbox-desktop-flow-run-night')
  await powerAutomate(page).getByRole('link', { name: 'My flows' }).click()
  await page.getByRole('link', { name: 'Desktop flows', exact: true }).click()
  await look(page, 'sandbox-desktop-flows-night')
  await page.getByRole('link', { name: 'Register employee in payroll' }).click()
  await look(page, 'sandbox-desktop-flow-night')
  await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname.replace(/uiflows.*/, 'hub')}`)
  await look(page, 'sandbox-environment-night')
})
