// How an administrator links a workflow to a flow, by the pages of the Admin Center: the documents' own steps.

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { pickAccount } from './microsoft.ts'
import { button } from './pageParts.ts'
import type { Step } from './steps.ts'

const settings = (page: Page) => page.getByRole('region', { name: 'Power Automate Settings' })
const dialog = (page: Page) => page.getByRole('alertdialog', { name: 'Power Automate Settings' })

/** “Click Identity Stores …, the ellipsis button …, Edit”, and “Workflows under Settings”. */
export async function openWorkflows(page: Page, store: string): Promise<void> {
  await page.getByRole('link', { name: 'Identity Stores' }).click()
  await page.getByRole('row', { name: store }).waitFor()
  await page.getByRole('button', { name: `More for ${store}` }).click()
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click()
  await page.getByRole('navigation', { name: 'Identity store' }).getByRole('link', { name: 'Workflows' }).click()
  await page.getByRole('table', { name: 'Workflows' }).waitFor()
}

/** “Click the Advanced Workflow Settings tab … Register Client … Save.” Each layer is tried, and says whether it works. */
export async function registerClient(page: Page, step: Step): Promise<void> {
  await page.getByRole('tab', { name: 'Advanced Workflow Settings' }).click()
  await settings(page).getByText('No Power Automate client is registered').waitFor()
  await assertAccessible(page)
  await step(page, 'advanced-settings')
  await button(page, 'Register Client').click()
  await page.getByRole('textbox', { name: 'Organization Code' }).fill('org7d9a2f64')
  await page.getByRole('combobox', { name: 'Region' }).selectOption('SANDBOX')
  await page.getByLabel(/^Client secret/).fill('sandbox-only-secret')
  await assertAccessible(page)
  await step(page, 'register-client')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('list', { name: 'What was tried' }).waitFor()
}

/** “Click the ellipsis button for a workflow and select Edit … click Power Automate Settings.” */
export async function openPowerAutomateSettings(page: Page, workflow: string, step: Step): Promise<void> {
  await page.getByRole('tab', { name: 'Configure Workflows' }).click()
  await page.getByRole('row', { name: workflow }).waitFor()
  await page.getByRole('button', { name: `More for ${workflow}` }).click()
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click()
  await button(page, 'Power Automate Settings').waitFor()
  await assertAccessible(page)
  await step(page, 'edit-workflow')
  await button(page, 'Power Automate Settings').click()
  await dialog(page).getByRole('heading', { name: 'Template' }).waitFor()
}

/** Instead of a user name and a password: the account signs in where it is at home, and comes back here. */
export async function signInAsFlowAccount(page: Page, person: string, step: Step): Promise<void> {
  await step(page, 'flow-account')
  await dialog(page).getByRole('button', { name: 'Sign in as flow account' }).click()
  await pickAccount(page, person)
  await dialog(page).getByText('Connected', { exact: true }).waitFor()
  await assertAccessible(page)
}

/** “Click Create Template … and displays the following message.” */
export async function createTemplate(page: Page, sites: Readonly<Record<string, string>>, step: Step): Promise<void> {
  const shown = dialog(page)
  const departments = Object.entries(sites)
  if (departments.length > 0) await shown.getByRole('checkbox', { name: /Add whoever it is about/ }).check()
  for (const [place, [department, site]] of departments.entries()) {
    if (place > 0) await button(page, 'Add a department').click()
    await shown.getByRole('textbox', { name: 'Department' }).nth(place).fill(department)
    await shown.getByRole('textbox', { name: 'Address of its site' }).nth(place).fill(site)
  }
  await shown.getByRole('button', { name: 'Create Template' }).click()
  await shown.getByRole('link', { name: 'Open My flows in Power Automate' }).waitFor()
  await assertAccessible(page)
  await step(page, 'template-created')
}

/** “Configure a Request URL … Authenticate and then Save.” Whoever does it signs in once more, beside. */
export async function enterRequestUrl(page: Page, url: string, person: string, step: Step): Promise<void> {
  const shown = dialog(page)
  await button(page, 'Configure a Request URL').click()
  await shown.getByRole('textbox', { name: 'Request URL' }).fill(url)
  await step(page, 'request-url')
  const [beside] = await Promise.all([page.waitForEvent('popup'), button(page, 'Authenticate').click()])
  await pickAccount(beside, person)
  await shown.getByText('The workflow is linked.', { exact: false }).waitFor()
  await step(page, 'authenticated')
  await assertAccessible(page)
  assert.ok(!(await page.content()).includes(new URL(url).searchParams.get('sig') ?? url), 'the address is a secret')
  await shown.getByRole('button', { name: 'Save' }).click()
  await shown.waitFor({ state: 'hidden' })
}

/** “Click Update Workflow … to save the settings”, and “Save on the Workflows page”. */
export async function saveWorkflow(page: Page): Promise<void> {
  await button(page, 'Update Workflow').click()
  await page.getByRole('table', { name: 'Workflows' }).waitFor()
  await button(page, 'Save').click()
  await page.getByText('Everything is saved').first().waitFor()
}
