import type { Page } from 'playwright-core'
import { screenshot } from './browser.ts'

/** Something to look at, under the name of a step. */
export type Step = (page: Page, name: string) => Promise<void>

/** Keeps a picture of every step of a document, numbered in the order in which they were taken. */
export function stepsOf(document: string): Step {
  let steps = 0
  return async (page, name) => {
    steps += 1
    await page.locator('.fui-Skeleton').first().waitFor({ state: 'detached' }) // what is still to come is nothing to look at
    await screenshot(page, `${document}-${`${steps}`.padStart(2, '0')}-${name}`)
  }
}
