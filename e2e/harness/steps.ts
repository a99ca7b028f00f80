import type { Page } from 'playwright-core'
import { screenshot } from './browser.ts'

/** Keeps a picture of every step of a document, numbered in the order in which they were taken. */
export function stepsOf(document: string): (page: Page, name: string) => Promise<void> {
  let steps = 0
  return async (page, name) => {
    steps += 1
    await screenshot(page, `${document}-${`${steps}`.padStart(2, '0')}-${name}`)
  }
}
