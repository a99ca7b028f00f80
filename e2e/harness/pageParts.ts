// What every page is made of, found as people find it: by its role and by the words on it.

import type { Locator, Page } from 'playwright-core'

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name, exact: true })

/** The title of the page. */
export const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { level: 1, name, exact: true })

/** The question or form that lies over the page. */
export const dialog = (page: Page): Locator => page.getByRole('alertdialog')
