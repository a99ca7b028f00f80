import { existsSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartRefusal } from '../startRefusal.ts'
import { ensureApplicationDatabase } from './applicationDatabase.ts'
import { runAsBatch } from './asBatch.ts'
import { makeDataFolder } from './dataFolder.ts'
import { initialise, refuseForeignCluster } from './initialise.ts'
import { clearAway, stopPostgres } from './leftBehind.ts'
import {
  APPLICATION,
  applicationOf,
  type Place,
  placeIn,
  postmasterOf,
  socketFolderOf,
  superuserOf,
  urlOf,
} from './place.ts'
import { configurationText, type Settings, settingsFor } from './settings.ts'
import { findTools, type Tools } from './tools.ts'

export type RunningPostgres = AsyncDisposable & {
  /** The application's database, as its owner. */
  url: string
  /** The cluster, as its superuser: for what an owner can't do, such as making databases for tests. */
  superuserUrl: string
  /** In order; a second call is the first one's. */
  stop(): Promise<void>
}

export type StartOptions = {
  /** The data folder; the caller holds its lock. */
  folder: string
  progress(sentence: string): void
  /** In addition to ours; only tests have a reason. */
  settings?: Settings
}

/** PostgreSQL on this data folder: made if there is none, stopped first if one was left behind, ready to be used. */
export async function startPostgres({ folder, progress, settings = {} }: StartOptions): Promise<RunningPostgres> {
  const place = placeIn(folder)
  makeDataFolder(place.folder)
  const tools = await findTools(place.folder)
  if (!existsSync(place.home)) {
    progress('Creating the database')
    await initialise(tools, place)
  }
  await refuseForeignCluster(tools, place)
  await clearAway(tools, place)
  progress('Starting PostgreSQL')
  await prepareLog(tools, place)
  await removeSockets(place)
  const address = { port: await launch(tools, place, settings), socketFolder: socketFolderOf(place) }
  const postmaster = await postmasterOf(place)
  if (postmaster) await runAsBatch(postmaster.pid)
  await ensureApplicationDatabase(place, address)
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= stopPostgres(tools, place)
    return stopping
  }
  return {
    url: urlOf(await applicationOf(place), address, APPLICATION),
    superuserUrl: urlOf(await superuserOf(place), address, 'postgres'),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

const launchesMax = 20

async function launch(tools: Tools, place: Place, more: Settings): Promise<number> {
  for (let launches = 1; ; launches += 1) {
    const port = await freePort()
    await writeFile(
      join(place.cluster, 'postgresql.conf'),
      configurationText(settingsFor({ port, socketFolder: socketFolderOf(place) }, more)),
    )
    const { size: said } = await stat(place.log)
    const args = ['start', '-D', place.cluster, '-l', place.log, '-w', '-t', '600', '-s']
    if ((await tools.runSilently('pg_ctl', args)) === 0) return port
    const log = (await readFile(place.log, 'utf8')).slice(said)
    if (launches === launchesMax || !passes(log)) throw didNotStart(place, log)
    await pause(100)
  }
}

/** Somebody took the port since we looked, or the last processes of a killed PostgreSQL have yet to notice. */
const passes = (log: string): boolean => /could not bind|pre-existing shared memory block/.test(log)

function didNotStart(place: Place, log: string): StartRefusal {
  const fatal = /(?:FATAL|PANIC): +(.+)/.exec(log)?.[1]
  const reason = fatal ?? log.trim().replaceAll(/\s+/g, ' ')
  return new StartRefusal(
    'POSTGRES_DID_NOT_START',
    `PostgreSQL did not start on ${place.cluster} (${reason}); its log is ${place.log}.`,
  )
}

/** A PostgreSQL that was killed leaves its socket behind, and the next one has another number. */
async function removeSockets({ home }: Place): Promise<void> {
  for (const name of await readdir(home)) if (name.startsWith('.s.PGSQL.')) await rm(join(home, name), { force: true })
}

const logBytesMax = 10_000_000

/** The log says only what concerns the cluster; a long one moves aside at a start, and one such is kept. */
async function prepareLog(tools: Tools, place: Place): Promise<void> {
  if (existsSync(place.log) && (await stat(place.log)).size > logBytesMax) await rename(place.log, `${place.log}.1`)
  await using handle = await open(place.log, 'a', 0o600)
  await handle.sync()
  tools.handOver(place.log)
}

async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.on('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address()
    const port = typeof address === 'object' && address ? address.port : 0
    probe.close(() => resolve(port))
  })
  return promise
}
