import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Me } from '@countersign/core/api'
import { beginChain } from '../audit/index.ts'
import { createServer, mountPages } from '../http/index.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { openPool, type Pool } from '../platform/database/index.ts'
import { type Log, silentLog } from '../platform/log.ts'
import type { Action, Settings } from '../processes/index.ts'
import { masterKeyOf } from '../vault/index.ts'
import { type Wired, wire } from '../wire.ts'
import { testDatabase } from './database.ts'
import { startTestSandbox } from './sandbox.ts'
import { pressed, type TestBrowser, testBrowser } from './testBrowser.ts'
import { testClock } from './testClock.ts'

/** A person of the sandbox's company. */
export type Name = 'Ada Lindqvist' | 'Grace Okafor' | 'Mateo Rossi' | 'Priya Nair' | 'Jonas Weber' | 'Tom Becker'

export type TestServer = AsyncDisposable & {
  url: string
  config: Config
  pool: Pool
  connections: Wired['connections']
  approvals: Wired['approvals']
  /** Moves the server's clock; its database and the sandbox keep their own. */
  advance(ms: number): void
  /** A fresh browser in which this person has signed in, through the sandbox's pages or without any. */
  signIn(name: Name): Promise<TestBrowser>
  /** What comes before the end: it says that it stops, and still answers. */
  retire(): Promise<void>
}

export type TestServerOptions = {
  log?: Log
  /** A folder with built pages; without it there are none. */
  pages?: string
  /** What the server does for its processes itself. */
  actions?: readonly Action[]
  settings?: Partial<Settings>
  /** Makes an identity store of the sandbox's company, as the real start does. */
  makesFirstStore?: boolean
}

/** The whole server on a database of its own, in front of the real sandbox unless `variables` name another issuer. */
export async function testServer(
  variables: Record<string, string> = {},
  { log = silentLog, pages, actions = [], settings = {}, makesFirstStore = false }: TestServerOptions = {},
): Promise<TestServer> {
  await using undo = new AsyncDisposableStack()
  // The address comes first: redirects, cookies and the sandbox's registration of us follow from it.
  let app: Wired['app'] | undefined
  const server = createServer((request, env) => app?.fetch(request, env) ?? new Response(), { https: false, log })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  undo.defer(() => {
    server.close()
    server.closeAllConnections()
  })
  const url = `http://localhost:${(server.address() as AddressInfo).port}`

  const issuer = variables.COUNTERSIGN_ISSUER
    ? {}
    : { COUNTERSIGN_SANDBOX_URL: undo.use(await startTestSandbox({ serverUrl: url })).url }
  const database = undo.use(await testDatabase())
  const config = readConfig({ COUNTERSIGN_URL: url, ...issuer, ...variables })
  const pool = undo.adopt(openPool({ url: database.url }), (open) => open.end())
  const clock = testClock()
  const masterKey = masterKeyOf(randomBytes(32))
  await pool.transaction((tx) => beginChain(tx, masterKey.derive('audit')))
  const wired = wire({
    config,
    pool,
    databaseUrl: database.url,
    masterKey,
    log,
    clock,
    noteHead: async () => {},
    work: { actions, settings },
    makesFirstStore,
  })
  undo.defer(wired.stop)
  if (pages) await mountPages(wired.app, pages)
  app = wired.app

  const running = undo.move()
  return {
    url,
    config,
    pool,
    connections: wired.connections,
    approvals: wired.approvals,
    advance: clock.advance,
    retire: wired.retire,
    signIn: async (name) => {
      const browser = testBrowser()
      await signInAs(browser, url, name)
      return browser
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** From our /sign-in through the sandbox's page of people and back; answers the last response. */
export async function signInAs(browser: TestBrowser, url: string, name: Name): Promise<Response> {
  const begun = await browser.fetch(new URL('/sign-in?returnTo=/api/v1/me', url))
  const authorize = begun.headers.get('Location')
  assert.ok(authorize, `/sign-in answered ${begun.status}`)
  const choice = await browser.fetch(authorize)
  const isKnownThere = choice.headers.has('Location') // whom the sandbox knows already it does not ask again
  const { url: to, init } = isKnownThere ? { url: authorize, init: {} } : pressed(await choice.text(), authorize, name)
  const response = await browser.follow(to, init)
  if (response.ok) assert.equal(((await response.clone().json()) as Me).account.name, name)
  return response
}
