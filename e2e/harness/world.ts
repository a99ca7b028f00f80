// A house of one's own for a test file: server, sandbox and pages as `npm start` runs them, on a database of its own.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { runningPostgres } from '../../server/src/platform/postgres/index.ts'
import { testDatabase } from '../../server/src/testing/database.ts'
import { launchBrowser } from './browser.ts'
import { keepSecret, openCanaries } from './canaries.ts'
import { twoFreePorts } from './freePorts.ts'
import { begin, kill, type Program, stop } from './program.ts'
import { type Person, signIn } from './signIn.ts'
import { windowsOf } from './windows.ts'

export type World = AsyncDisposable & {
  url: string
  sandboxUrl: string
  dataFolder: string
  browser: Browser
  /** A page in a browser profile of its own, with nobody signed in. What a test opens is closed when the test ends. */
  open(path?: string, options?: BrowserContextOptions): Promise<Page>
  /** The same, after this person has signed in: each time a session of its own. */
  openAs(person: Person, path?: string, options?: BrowserContextOptions): Promise<Page>
  /** Ends the server without a word, as a power cut would, and starts it again. */
  server: { kill(): Promise<void>; start(): Promise<void> }
}

type Settings = {
  /** Whether the server brings its own PostgreSQL, which takes seconds; else it is one of those that all tests share. */
  ownPostgres?: boolean
}

export async function startWorld(
  environment: Record<string, string> = {},
  { ownPostgres = false }: Settings = {},
): Promise<World> {
  await using undo = new AsyncDisposableStack()
  const dataFolder = undo.adopt(await mkdtemp(join(tmpdir(), 'countersign-e2e-')), (folder) =>
    rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  )
  const database = ownPostgres ? undefined : undo.use(await testDatabase())
  const [port, sandboxPort] = await twoFreePorts()
  const url = `http://localhost:${port}`
  const sandboxUrl = `http://localhost:${sandboxPort}`

  const canaries = openCanaries(url)
  const masterKey = randomBytes(32).toString('base64')
  keepSecret(masterKey)
  undo.defer(() => canaries.search(undefined)) // of what it says when it stops, too
  const settings = {
    COUNTERSIGN_PORT: `${port}`,
    COUNTERSIGN_SANDBOX_URL: sandboxUrl,
    COUNTERSIGN_DATA: dataFolder,
    COUNTERSIGN_LOG_LEVEL: 'debug', // what has to be known of it is passed on, and all of it searched
    COUNTERSIGN_MASTER_KEY: masterKey,
    COUNTERSIGN_SIGN_INS_PER_MINUTE: '10000',
    ...(database && { DATABASE_URL: database.url }),
    ...environment,
  }
  const beginServer = () => begin('server', settings, canaries.hear)
  const sandbox: Program = undo.adopt(
    begin('sandbox', {
      SANDBOX_PORT: `${sandboxPort}`,
      SANDBOX_DATA: join(dataFolder, 'sandbox'),
      SANDBOX_REDIRECT_URIS: `${url}/sign-in/callback,${url}/connections/callback`,
      SANDBOX_FRONT_PAGE: `${url}/`,
    }),
    stop,
  )
  let server = beginServer()
  undo.defer(() => stop(server))
  const browser = undo.adopt(await launchBrowser(), (launched) => launched.close())
  await Promise.all([sandbox.ready, server.ready])

  const openWindow = windowsOf(browser, url, canaries)
  undo.defer(async () => {
    const tables = database ?? (await runningPostgres(dataFolder))
    assert.ok(tables, 'the tables of a world are searched where it ends')
    await canaries.search(tables.url)
  })
  const running = undo.move()
  return {
    url,
    sandboxUrl,
    dataFolder,
    browser,
    open: async (path = '/', options) => {
      const page = await openWindow(options)
      await page.goto(path)
      return page
    },
    openAs: async (person, path = '/', options) => {
      const page = await openWindow(options)
      await signIn(page.context(), person)
      await page.goto(path)
      return page
    },
    server: {
      kill: () => kill(server),
      start: async () => {
        server = beginServer()
        await server.ready
      },
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
