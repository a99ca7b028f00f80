import type { Page } from 'playwright-core'

/** Opens the run that is under way for `employee`, and fills in what its desktop would answer, but for the forms. */
export async function playRun(page: Page, employee: string): Promise<void> {
  await page
    .getByRole('row', { name: /Running/ })
    .getByRole('link')
    .click()
  await page.getByText(employee).waitFor()
  await page.getByLabel('PayrollNumber').fill('P-4711')
  await page.getByLabel('Warnings').fill('0')
  await page.getByLabel('IsComplete').selectOption('True')
}
