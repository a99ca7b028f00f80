import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { eventually } from './eventually.ts'

/** Nobody has to scroll sideways: the page is no wider than its window. */
export const assertFits = (page: Page): Promise<void> =>
  eventually(async () => {
    const { window, tooWide } = await page.evaluate(() => ({
      window: innerWidth,
      tooWide: document.documentElement.scrollWidth - innerWidth,
    }))
    assert.ok(tooWide <= 0, `${page.url()} is ${tooWide} px wider than a window of ${window} px`)
  })
