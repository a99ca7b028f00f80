// The sandbox without a server beside it: what its consoles need, and no more.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { windowsOf } from './windows.ts'

export type SandboxAlone = AsyncDisposable & {
  url: string
  smtpUrl: string
  /** The file that clients of `smtpUrl` have to trust. */
  certificateAuthority: string
  browser: Browser
  /** A page in a browser profile of its own, after "Pick an account". */
  openAs(person: string, path: string, options?: BrowserContextOptions): Promise<Page>
}

type Ready = Pick<SandboxAlone, 'url' | 'smtpUrl' | 'certificateAuthority'>

const program = join(import.meta.dirname, '..', '..', 'sandbox', 'src', 'main.ts')

export async function startSandboxAlone(): Promise<SandboxAlone> {
  await using undo = new AsyncDisposableStack()
  const folder = undo.adopt(await mkdtemp(join(tmpdir(), 'sandbox-e2e-')), (path) =>
    rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  )
  const child = fork(program, {
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_DATA: join(folder, 'sandbox') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  undo.defer(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  const [message] = (await once(child, 'message')) as [{ ready: Ready } | { failed: string }]
  if ('failed' in message) throw new Error(message.failed)
  const { url, smtpUrl, certificateAuthority } = message.ready
  const browser = undo.adopt(await launchBrowser(), (launched) => launched.close())
  const openWindow = windowsOf(browser, url)
  const running = undo.move()
  return {
    url,
    smtpUrl,
    certificateAuthority,
    browser,
    openAs: async (person, path, options) => {
      const page = await openWindow(options)
      await page.goto(`/pick-account?${new URLSearchParams({ find: person, return: path })}`)
      await page.getByRole('button', { name: person }).first().click()
      await page.waitForURL(new URL(path, url).href)
      return page
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
