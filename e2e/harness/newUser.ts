import type { Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { way } from './company.ts'
import { button } from './pageParts.ts'
import type { Step } from './steps.ts'
import type { World } from './world.ts'

type Wish = { first: string; last: string; asks: string; storeId?: string }

/** Somebody new of Sales is asked for in Self-Service by the service desk, as far as the page of the request. */
export async function askForUser(world: World, { first, last, asks, storeId }: Wish, step: Step): Promise<Page> {
  const page = await world.openAs('Priya Nair', `/portal/users${storeId ? `?store=${storeId}` : ''}`)
  await button(page, 'Create user').first().click()
  await page.getByRole('textbox', { name: 'First name' }).fill(first)
  await page.getByRole('textbox', { name: 'Last name' }).fill(last)
  await page.getByRole('textbox', { name: 'Department' }).fill('Sales')
  await page.getByText(`Asks ${asks} by the workflow “Create User”`, { exact: false }).waitFor()
  await step(page, 'new-user')
  await button(page, 'Create user').last().click()
  await page.goto('/portal/requests')
  await page.getByRole('link', { name: `Create user: ${first} ${last}` }).click()
  await way(page).getByText('Waits for').waitFor()
  await assertAccessible(page)
  await step(page, 'request-waits')
  return page
}
