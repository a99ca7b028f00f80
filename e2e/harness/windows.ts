// Windows of one browser. What a test opens it opens fresh: nobody signed in, nothing stored, nothing routed. Beneath,
// a window is used again: it has the program loaded already, and loading it anew is most of what a small test would do.

import { getTestContext } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { keepAsItStood } from './asItStood.ts'
import { openContext } from './browser.ts'
import type { Canaries } from './canaries.ts'

/** Opens windows, each in a profile of its own; what a test opened is put away when it ends. */
export function windowsOf(
  browser: Browser,
  url: string,
  { watch, look }: Partial<Pick<Canaries, 'watch' | 'look'>> = {},
): (options?: BrowserContextOptions) => Promise<Page> {
  keepAsItStood(browser)
  const idle: Page[] = []
  const changed = new WeakSet<Page>()

  async function openNew(options?: BrowserContextOptions): Promise<Page> {
    const context = await openContext(browser, { baseURL: url, ...options })
    context.setDefaultTimeout(patienceMs)
    watch?.(context)
    const page = await context.newPage()
    if (options) changed.add(page)
    noticeChanges(page, changesOfPage, () => changed.add(page))
    noticeChanges(context, changesOfContext, () => changed.add(page))
    return page
  }

  async function putAway(page: Page): Promise<void> {
    if (look) for (const one of page.context().pages()) await look(one)
    if (!changed.has(page) && (await cleared(page, url))) idle.push(page)
    else await page.context().close()
  }

  return async (options) => {
    const page = (options ? undefined : idle.pop()) ?? (await openNew(options))
    atTheEndOfTheTest(() => putAway(page))
    return page
  }
}

const patienceMs = 30_000

/** What is opened before the first test lasts as long as the browser. */
function atTheEndOfTheTest(work: () => Promise<void>): void {
  const test = getTestContext()
  if (test && 'after' in test && test.name !== '<root>') test.after(work)
}

// What a test can do to a window, or to its profile, that can't be taken back.
const changesOfContext = [
  'addInitScript',
  'clock',
  'exposeBinding',
  'exposeFunction',
  'on',
  'once',
  'setOffline',
] as const
const changesOfPage = [
  'addInitScript',
  'clock',
  'emulateMedia',
  'exposeBinding',
  'exposeFunction',
  'on',
  'once',
  'setViewportSize',
] as const

/** Calls when one of these is as much as asked for. */
function noticeChanges<Owner extends object>(owner: Owner, names: readonly (keyof Owner)[], call: () => void): void {
  for (const name of names) {
    const given = owner[name]
    const get = () => {
      call()
      return given
    }
    Object.defineProperty(owner, name, { get, configurable: true })
  }
}

/** As it was when it was new, but for what the browser has loaded of the program. False when that can't be. */
async function cleared(page: Page, url: string): Promise<boolean> {
  const context = page.context()
  try {
    for (const other of context.pages()) if (other !== page) await other.close()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    await page.goto(`${url}/favicon.svg`) // of our origin, so that it can clear what was stored, and has no program
    await page.evaluate(clearStorage)
    await context.clearCookies()
    return true
  } catch {
    return false // the server is away, the page hangs: then it is thrown away
  }
}

async function clearStorage(): Promise<void> {
  localStorage.clear()
  sessionStorage.clear()
  for (const { name = '' } of await indexedDB.databases())
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name)
      deleting.onsuccess = resolve
      deleting.onerror = reject
      deleting.onblocked = reject
    })
}
