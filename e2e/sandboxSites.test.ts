import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { eventually } from './harness/eventually.ts'
import { type SandboxAlone, startSandboxAlone } from './harness/sandboxAlone.ts'

let sandbox: SandboxAlone
before(async () => {
  sandbox = await startSandboxAlone()
})
after(() => sandbox[Symbol.asyncDispose]())

const host = (api: string, operationId: string) => ({
  apiId: `/providers/Microsoft.PowerApps/apis/${api}`,
  connectionName: api,
  operationId,
})

/** Asks, and lets somebody into the site of a department when that is approved. */
const definition = {
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: { triggerAuthenticationType: 'All' } } },
  actions: {
    Start_and_wait_for_an_approval: {
      type: 'OpenApiConnectionWebhook',
      runAfter: {},
      inputs: {
        host: host('shared_approvals', 'StartAndWaitForAnApproval'),
        parameters: {
          approvalType: 'Basic',
          'WebhookApprovalCreationInput/title': 'May Lars Holmberg work with Sales?',
          'WebhookApprovalCreationInput/details': 'He helps with the new price list.',
          'WebhookApprovalCreationInput/assignedTo': 'tom@alder.example',
        },
      },
    },
    Condition: {
      type: 'If',
      runAfter: { Start_and_wait_for_an_approval: ['Succeeded'] },
      expression: { equals: ["@outputs('Start_and_wait_for_an_approval')?['body/outcome']", 'Approve'] },
      actions: {
        Send_an_HTTP_request_to_SharePoint: {
          type: 'OpenApiConnection',
          runAfter: {},
          inputs: {
            host: host('shared_sharepointonline', 'HttpRequest'),
            parameters: {
              dataset: 'https://alder.sharepoint.example/sites/sales-team',
              'parameters/method': 'POST',
              'parameters/uri': "_api/web/sitegroups/getbyname('Sales Team Members')/users",
              'parameters/headers': { 'Content-Type': 'application/json' },
              'parameters/body': JSON.stringify({ LoginName: 'i:0#.f|membership|lars@alder.example' }),
            },
          },
        },
      },
    },
  },
}

/** On, with the connections of whoever is at the page; the address of its trigger. */
async function makeFlow(page: Page): Promise<string> {
  await page.getByRole('navigation', { name: 'Power Automate' }).getByRole('link', { name: 'My flows' }).click()
  await page.getByRole('link', { name: 'New flow' }).click()
  await page.getByLabel('Flow name').fill('Access to Sales')
  await page.getByLabel('Definition').fill(JSON.stringify({ properties: { definition } }))
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByText('Connections 2 to confirm').click()
  for (const name of ['Approvals', 'SharePoint'])
    await page.locator('.connection').getByText(name, { exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Your flow is ready to go.').waitFor()
  await page.getByText('When a HTTP request is received').click()
  const address = await page.getByLabel('HTTP POST URL', { exact: true }).inputValue()
  await page.getByRole('navigation', { name: 'Power Automate' }).getByRole('link', { name: 'My flows' }).click()
  await page.getByRole('row', { name: 'Access to Sales' }).hover()
  await page.getByRole('button', { name: 'More commands for Access to Sales' }).click()
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByText('“Access to Sales” is on.').waitFor()
  return address
}

const statusOf = async (person: string, path: string): Promise<number | undefined> => {
  const page = await sandbox.openAs(person, path)
  return (await page.reload())?.status()
}

/** What flows do, they do a moment later. */
const untilThere = (page: Page, wanted: Locator): Promise<void> =>
  eventually(async () => {
    if ((await wanted.count()) === 0) await page.reload()
    await wanted.waitFor({ timeout: 100 })
  })

test('when a flow is approved by way of its mail, the department’s site has the member, and says how', async () => {
  assert.equal(await statusOf('Lars Holmberg', '/sites/sales-team'), 403)
  const grace = await sandbox.openAs('Grace Okafor', '/environments')
  assert.equal((await fetch(await makeFlow(grace), { method: 'POST' })).status, 202)

  const tom = await sandbox.openAs('Tom Becker', '/mailbox?folder=tom@alder.example')
  const mail = tom.getByRole('button', { name: /May Lars Holmberg work with Sales\?/ })
  await untilThere(tom, mail)
  await mail.click()
  const letter = tom.frameLocator('iframe')
  await letter.getByText('He helps with the new price list.').waitFor()
  await screenshot(tom, 'sandbox-approval-mail')
  const [approval] = await Promise.all([
    tom.waitForEvent('popup'),
    letter.getByRole('link', { name: 'Approve', exact: true }).click(),
  ])
  await approval.getByRole('heading', { name: 'May Lars Holmberg work with Sales?' }).waitFor()
  assert(await approval.getByLabel('Approve', { exact: true }).isChecked(), 'what was pressed in the mail is chosen')
  await approval.getByRole('button', { name: 'Confirm' }).click()
  await approval.getByText('Response successfully recorded').waitFor()

  await tom.goto('/sharepoint')
  await assertAccessible(tom)
  await screenshot(tom, 'sandbox-sites')
  await tom.getByRole('link', { name: 'Sales Team' }).click()
  const row = tom.getByRole('row', { name: /Lars Holmberg/ })
  await untilThere(tom, row)
  assert.match(await row.innerText(), /Added to Sales Team Members by Grace Okafor, cloud flow “Access to Sales”/)
  await assertAccessible(tom)
  await screenshot(tom, 'sandbox-site')
  assert.equal(await statusOf('Lars Holmberg', '/sites/sales-team'), 200)
})

test('an owner lets somebody in, looks at permissions, and takes them out again', async () => {
  const tom = await sandbox.openAs('Tom Becker', '/sites/sales-team')
  await tom.getByRole('link', { name: 'Add members' }).click()
  await tom.getByRole('searchbox').fill('Omar')
  await tom.getByRole('button', { name: 'Search', exact: true }).click()
  await tom.getByLabel('Sales Team Visitors (Read): this site only').check()
  await assertAccessible(tom)
  await screenshot(tom, 'sandbox-site-add')
  await tom.getByRole('button', { name: /Omar Haddad/ }).click()
  await tom.getByText('Omar Haddad was added to Sales Team Visitors.').waitFor()
  await tom.getByRole('link', { name: 'Site permissions' }).click()
  await tom.getByLabel('Name or address of somebody').fill('omar')
  await tom.getByRole('button', { name: 'Check now' }).click()
  await tom.getByRole('status').getByText('Omar Haddad').waitFor()
  await assertAccessible(tom)
  await screenshot(tom, 'sandbox-site-permissions')
  await tom.getByRole('row', { name: /omar@alder.example/ }).hover()
  await tom.getByRole('button', { name: 'More commands for Omar Haddad' }).click()
  await tom.getByRole('link', { name: 'Remove' }).click()
  await tom.getByRole('button', { name: 'Remove' }).click()
  await tom.getByText('Omar Haddad was removed from Sales Team Visitors.').waitFor()
  await tom.getByRole('link', { name: 'Activity' }).click()
  await assertAccessible(tom)
  await screenshot(tom, 'sandbox-site-activity')
})

test('sites can be looked at at night and on a telephone; whoever does not get in is told so', async () => {
  const options = { colorScheme: 'dark', viewport: { width: 400, height: 860 } } as const
  const grace = await sandbox.openAs('Grace Okafor', '/sites/it-team', options)
  await assertAccessible(grace)
  await screenshot(grace, 'sandbox-site-night')
  await grace.goto('/sites/it-team/permissions')
  await assertAccessible(grace)
  await screenshot(grace, 'sandbox-site-permissions-night')
  const jonas = await sandbox.openAs('Jonas Weber', '/sites/sales-team', options)
  await jonas.getByText('Jonas Weber needs permission to access the site “Sales Team”.').waitFor()
  await assertAccessible(jonas)
  await screenshot(jonas, 'sandbox-site-denied-night')
})
