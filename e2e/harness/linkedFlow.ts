// What the documents have somebody do on Microsoft's side to link a flow, with the words of its consoles.

import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { keepSecret } from './canaries.ts'
import { clientId } from './entraStore.ts'
import { eventually } from './eventually.ts'
import { chooseInRow, onMicrosoftsSide, powerAutomate } from './microsoft.ts'
import type { Step } from './steps.ts'
import type { World } from './world.ts'

/** “The application must have the following permissions”: added at its registration, and agreed to for everybody. */
export async function grantPermissions(
  world: World,
  permissions: readonly (readonly [api: RegExp, name: string])[],
  step: Step,
): Promise<void> {
  const page = await onMicrosoftsSide(world, 'Grace Okafor', `/entra/apps/${clientId}/permissions`)
  for (const [api, name] of permissions) {
    await page.getByRole('link', { name: 'Add a permission' }).click()
    await page.getByRole('link', { name: api }).click()
    await page.getByLabel(name, { exact: true }).check()
    await page.getByRole('button', { name: 'Add permissions' }).click()
  }
  await page.getByRole('link', { name: 'Grant admin consent for Alder Instruments' }).click()
  await page.getByRole('button', { name: 'Yes' }).click()
  for (const [, name] of permissions)
    await page
      .getByRole('row')
      .filter({ has: page.getByText(name, { exact: true }) })
      .getByText('Granted for Alder Instruments')
      .waitFor()
  await step(page, 'permissions')
}

/** “Environments > … > My flows”. */
export async function openMyFlows(world: World, person: string): Promise<Page> {
  const page = await onMicrosoftsSide(world, person, '/environments')
  await page.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  await powerAutomate(page).getByRole('link', { name: 'My flows' }).click()
  await page.getByRole('heading', { name: 'My flows', level: 1 }).waitFor()
  return page
}

/** “Hover the mouse over the flow …, select Edit”, its connections, Save, and the HTTP POST URL. */
export async function takeRequestUrl(
  page: Page,
  flow: string,
  { approver, connectors }: { approver: string; connectors: readonly string[] },
  step: Step,
): Promise<string> {
  await chooseInRow(page, flow, 'Edit')
  await page.locator('summary', { hasText: 'Connections' }).click()
  await page.getByText(approver).first().waitFor()
  for (const name of connectors) await page.locator('.connection').getByText(name, { exact: true }).click()
  await step(page, 'flow-connections')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Your flow is ready to go.').waitFor()
  await page.getByText('When a HTTP request is received').click()
  const url = await page.getByLabel('HTTP POST URL', { exact: true }).inputValue()
  keepSecret(new URL(url).searchParams.get('sig'))
  await step(page, 'flow-post-url')
  return url
}

/** “… select Turn on.” */
export async function turnOn(page: Page, flow: string, step: Step): Promise<void> {
  await powerAutomate(page).getByRole('link', { name: 'My flows' }).click()
  await chooseInRow(page, flow, 'Turn on')
  await page.getByText(`“${flow}” is on.`).waitFor()
  await step(page, 'flow-on')
}

/** Somebody is asked by the flow, a moment after it has begun, and answers. */
export async function answerApproval(
  world: World,
  { person, title, answer }: { person: string; title: string | RegExp; answer: 'Approve' | 'Reject' },
  step: Step,
): Promise<void> {
  const page = await onMicrosoftsSide(world, person, '/environments')
  await page.getByRole('link', { name: 'Alder Instruments (default)' }).click()
  await powerAutomate(page).getByRole('link', { name: 'Approvals' }).click()
  const asked = page.getByRole('link', { name: title })
  await untilThere(page, asked)
  await asked.first().click()
  await page.getByLabel(answer, { exact: true }).check()
  await step(page, 'approval')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('Response successfully recorded').waitFor()
}

/** What flows do, they do a moment later, and only an open run looks again by itself. */
export const untilThere = (page: Page, wanted: Locator): Promise<void> =>
  eventually(async () => {
    if ((await wanted.count()) === 0) await page.reload()
    assert.ok((await wanted.count()) > 0, `${page.url()} does not show ${wanted}`)
  })

/** “Navigate to SharePoint”: the row of a person at the site of a department. */
export async function memberOfSite(world: World, administrator: string, site: string, person: string): Promise<Page> {
  const page = await onMicrosoftsSide(world, administrator, `/sites/${site}`)
  await untilThere(page, page.getByRole('row', { name: new RegExp(person) }))
  return page
}
