import type { Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { screenshot } from './browser.ts'

/** What a page looks like now is kept for people, and nothing of it keeps somebody from using it. */
export async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page)
  await screenshot(page, name)
}
