// A test that failed says what it waited for. What was there instead is kept of every window: a picture and the page.

import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterEach } from 'node:test'
import type { Browser } from 'playwright-core'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'e2e', 'screenshots', 'failed') // kept out of git

const watched = new Set<Browser>()

export const keepAsItStood = (browser: Browser): unknown => watched.add(browser)

afterEach(async (test) => {
  if (test.passed) return
  const pages = [...watched].flatMap((browser) => browser.contexts()).flatMap((context) => context.pages())
  await mkdir(folder, { recursive: true })
  for (const [index, page] of pages.entries()) {
    const name = join(folder, `${test.name.replaceAll(/\W+/g, '-').slice(0, 60)}-${index + 1}`)
    const focus = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300)).catch(String)
    await page.screenshot({ path: `${name}.png`, timeout: 5_000 }).catch(String)
    await writeFile(`${name}.html`, await page.content().catch(String))
    console.log(`${page.url()} as it stood: ${relative(root, name)}.png, the focus on ${focus}`)
  }
})
