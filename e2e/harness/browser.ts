import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { unpackedChromium } from './unpackChromium.ts'

/** The browser of this test file. CHROMIUM_PATH names another one, where the package has none for this machine. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH
  const { executable, environment } = own ? { executable: own, environment: {} } : await unpackedChromium()
  return chromium.launch({
    executablePath: executable,
    chromiumSandbox: false, // a sandbox of its own needs rights that containers and root do not have
    // Else SIGTERM would end the browser in the place of the process, which is what ends a file that takes too long.
    ...{ handleSIGTERM: false, handleSIGHUP: false },
    args: ['--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: { ...process.env, ...environment },
  })
}

/** Whoever looks, looks at the same: fixed size, no motion, one language and time zone. */
export const openContext = (browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...options,
  })

const screenshots = join(import.meta.dirname, '..', 'screenshots')

/** For people to look at; kept out of git. From the top: else what stays in sight would stand in the middle of the picture. */
export async function screenshot(page: Page, name: string): Promise<Buffer> {
  await page.evaluate(() => scrollTo(0, 0))
  return page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true })
}
