// A house of one's own for a test file: server, sandbox, PostgreSQL and pages as `npm start` runs them.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser, openContext } from './browser.ts'
import { twoFreePorts } from './freePorts.ts'

export type Person = 'Ada Lindqvist' | 'Grace Okafor' | 'Mateo Rossi' | 'Priya Nair' | 'Jonas Weber' | 'Tom Becker'

export type World = AsyncDisposable & {
  url: string
  dataFolder: string
  browser: Browser
  /** A page in a browser profile of its own, with nobody signed in. */
  open(path?: string, options?: BrowserContextOptions): Promise<Page>
  /** The same, after this person has signed in through the sandbox. */
  openAs(person: Person, path?: string, options?: BrowserContextOptions): Promise<Page>
  /** Ends the server without a word, as a power cut would, and starts it again. */
  server: { kill(): Promise<void>; start(): Promise<void> }
}

const root = join(import.meta.dirname, '..', '..')

export async function startWorld(environment: Record<string, string> = {}): Promise<World> {
  await using undo = new AsyncDisposableStack()
  const dataFolder = undo.adopt(await mkdtemp(join(tmpdir(), 'countersign-e2e-')), (folder) =>
    rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  )
  const [port, sandboxPort] = await twoFreePorts()
  const url = `http://localhost:${port}`
  const sandboxUrl = `http://localhost:${sandboxPort}`

  const sandbox = await start('sandbox', {
    SANDBOX_PORT: `${sandboxPort}`,
    SANDBOX_DATA: join(dataFolder, 'sandbox'),
    SANDBOX_REDIRECT_URIS: `${url}/sign-in/callback`,
    SANDBOX_FRONT_PAGE: `${url}/`,
  })
  undo.defer(() => stop(sandbox))

  const startServer = () =>
    start('server', {
      COUNTERSIGN_PORT: `${port}`,
      COUNTERSIGN_SANDBOX_URL: sandboxUrl,
      COUNTERSIGN_DATA: dataFolder,
      COUNTERSIGN_LOG_LEVEL: 'warn',
      COUNTERSIGN_SIGN_INS_PER_MINUTE: '10000',
      ...environment,
    })
  let server = await startServer()
  undo.defer(() => stop(server))
  const browser = undo.adopt(await launchBrowser(), (launched) => launched.close())

  const open: World['open'] = async (path = '/', options) => {
    const context = await openContext(browser, { baseURL: url, ...options })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    await page.goto(path)
    return page
  }
  const running = undo.move()
  return {
    url,
    dataFolder,
    browser,
    open,
    openAs: async (person, path = '/', options) => {
      const page = await open(`/sign-in?returnTo=${encodeURIComponent(path)}`, options)
      await page.getByRole('button', { name: person }).first().click()
      await page.waitForURL(new URL(path, url).href)
      return page
    },
    server: {
      kill: async () => {
        server.kill('SIGKILL')
        await once(server, 'exit')
      },
      start: async () => {
        server = await startServer()
      },
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function start(workspace: 'server' | 'sandbox', environment: Record<string, string>): Promise<ChildProcess> {
  const child = fork(join(root, workspace, 'src', 'main.ts'), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<ChildProcess>()
  child.on('message', (message: Record<string, unknown>) => {
    if ('failed' in message) reject(new Error(`${workspace}: ${message.failed}`))
    if ('ready' in message) resolve(child)
  })
  child.once('exit', () => reject(new Error(`${workspace} ended before it was ready`)))
  return promise
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
