// From a configuration to a server that answers, and back again in the opposite order.

import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createFirstAdministratorLink } from './accounts/index.ts'
import { beginChain, noteHead, system } from './audit/index.ts'
import { createServer, mountPages } from './http/index.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { migrate, openPool, refuseUnreachable } from './platform/database/index.ts'
import { openLog } from './platform/log.ts'
import { lockDataFolder, startPostgres } from './platform/postgres/index.ts'
import { StartRefusal } from './platform/startRefusal.ts'
import { version } from './platform/version.ts'
import { openMasterKey } from './vault/index.ts'
import { wire } from './wire.ts'
import type { ProcessWork } from './wiring/index.ts'

export type Started = {
  /** Only under a real issuer, and only while nobody is an administrator. */
  firstAdministratorLink: string | undefined
  stop(): Promise<void>
}

const pagesFolder = fileURLToPath(new URL('../../web/dist/', import.meta.url))

export async function startServer(
  config: Config,
  progress: (sentence: string) => void,
  work: ProcessWork = { actions: [] },
): Promise<Started> {
  await using undo = new AsyncDisposableStack()
  const log = openLog(config.logLevel, version)
  undo.adopt(lockDataFolder(config.dataFolder), (lock) => lock.release())

  if (config.databaseUrl) await refuseUnreachable(config.databaseUrl)
  const databaseUrl = config.databaseUrl ?? (await embeddedPostgres(config, undo, progress))
  progress('Bringing the database up to date')
  await migrate(databaseUrl)
  const onError = (cause: Error) => log.warn({ err: cause }, 'a database connection was lost')
  const pool = undo.adopt(openPool({ url: databaseUrl, onError }), (open) => open.end())
  const keySource = { text: config.masterKey, dataFolder: config.dataFolder }
  const masterKey = await openMasterKey(pool, keySource, (tx, key) => beginChain(tx, key.derive('audit')))

  const clock = systemClock
  const { app, record, retire, stop } = wire({
    config,
    pool,
    databaseUrl,
    masterKey,
    log,
    clock,
    work,
    makesFirstStore: config.identityProvider.sandbox,
    deploysAtStart: true,
    noteHead: (head) => noteHead(config.dataFolder, head),
  })
  undo.defer(stop)
  const note = { actor: system, details: { version } }
  undo.defer(() => pool.transaction((tx) => record(tx, { ...note, action: 'server.stopped' })))
  await mountPages(app, pagesFolder)
  const server = createServer(app.fetch, { https: config.url.protocol === 'https:', log })
  await listen(server, config)
  undo.defer(() => close(server))
  undo.defer(retire)
  await pool.transaction((tx) => record(tx, { ...note, action: 'server.started' }))

  const firstAdministratorLink = config.identityProvider.sandbox
    ? undefined
    : await createFirstAdministratorLink(pool, config.identityProvider.issuer.href, config.url, clock.now())
  const running = undo.move()
  return { firstAdministratorLink, stop: () => running.disposeAsync() }
}

async function embeddedPostgres(config: Config, undo: AsyncDisposableStack, progress: (sentence: string) => void) {
  const postgres = await startPostgres({ folder: config.dataFolder, progress })
  undo.defer(() => postgres.stop())
  return postgres.url
}

async function listen(server: Server, { listen: { host, port } }: Config): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<Server>()
  server.once('error', (cause: NodeJS.ErrnoException) => reject(listenRefusal(cause, host, port)))
  server.listen(port, host, () => resolve(server))
  return promise
}

function listenRefusal(cause: NodeJS.ErrnoException, host: string, port: number): Error {
  const said: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop that one, or set COUNTERSIGN_PORT to a free port.`,
    EACCES: `This user may not listen on port ${port}. Set COUNTERSIGN_PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set COUNTERSIGN_HOST to one it has.`,
  }
  const sentence = said[cause.code ?? '']
  return sentence ? new StartRefusal('PORT_UNUSABLE', sentence, { cause }) : cause
}

const lastRequestsMs = 5_000 // what is under way may finish; a long download may not hold the stop up

async function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), lastRequestsMs)
  await promise
  clearTimeout(timer)
}
