// What people do on Microsoft's side, by its consoles: flows, approvals, permissions of apps.

import type { Page } from 'playwright-core'
import type { World } from './world.ts'

/** A page of Microsoft's side, as this person. */
export async function onMicrosoftsSide(world: World, person: string, path: string): Promise<Page> {
  const page = await world.open(
    `${world.sandboxUrl}/pick-account?${new URLSearchParams({ find: person, return: path })}`,
  )
  await page.getByRole('button', { name: person }).first().click()
  await page.waitForURL(new URL(path, world.sandboxUrl).href)
  return page
}

/** The console's navigation. */
export const powerAutomate = (page: Page) => page.getByRole('navigation', { name: 'Power Automate' })

/** The ellipsis button of a row, and what is chosen there. */
export async function chooseInRow(page: Page, row: string, item: string): Promise<void> {
  await page.getByRole('row', { name: row }).hover()
  await page.getByRole('button', { name: `More commands for ${row}` }).click()
  const link = page.getByRole('link', { name: item, exact: true })
  await link.or(page.getByRole('button', { name: item, exact: true })).click()
}

/** “Pick an account”, wherever somebody has come to sign in; whoever does not stand there is found by name. */
export async function pickAccount(page: Page, person: string): Promise<void> {
  await page.getByRole('heading', { name: 'Pick an account' }).waitFor()
  await page.getByRole('button', { name: person }).first().click()
}
