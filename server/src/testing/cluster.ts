import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../platform/database/index.ts'
import { type DataFolderLock, lockDataFolder, startPostgres } from '../platform/postgres/index.ts'

// One PostgreSQL for many test files. Its folders are kept from run to run, since making a cluster takes longer than
// most tests, and numbered: whoever comes while the first is in use takes the next, and a run that was killed leaves
// nothing that the next one does not clear away.

export type TestCluster = AsyncDisposable & {
  /** A database as its owner; put the name behind the last slash. */
  urlOf(database: string): string
  superuserUrl: string
}

export const TEMPLATE = 'countersign_template'

const kept = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'postgres-for-tests')

// Nothing here has to outlive the machine; waiting for the disk is most of what a small test would do. No database is
// there for long: none is tidied up, and no log is written of what copying one brings.
const hasty = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  ...{ wal_level: 'minimal', max_wal_senders: 0, max_wal_size: '8GB', checkpoint_timeout: '1h', autovacuum: 'off' },
  max_connections: 300,
}

/** A cluster with a template that has today's schema and no rows. */
export async function startTestCluster(folders: string = kept): Promise<TestCluster> {
  await using undo = new AsyncDisposableStack()
  const { lock, folder } = takeFolder(folders)
  undo.use(lock)
  const postgres = undo.use(await startAfresh(folder))
  await removeDatabases(postgres.superuserUrl)
  const urlOf = (database: string): string => new URL(`/${database}`, postgres.url).href
  await asSuperuser(postgres.superuserUrl, (client) =>
    client.query(`create database ${TEMPLATE} owner ${new URL(postgres.url).username}`),
  )
  await migrate(urlOf(TEMPLATE))
  const running = undo.move()
  return { urlOf, superuserUrl: postgres.superuserUrl, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

function takeFolder(folders: string): { lock: DataFolderLock; folder: string } {
  for (let number = 1; ; number += 1) {
    const folder = join(folders, String(number))
    try {
      return { lock: lockDataFolder(folder), folder }
    } catch (cause) {
      if (!isRefusal(cause, 'DATA_FOLDER_IN_USE')) throw cause
    }
  }
}

/** What an earlier run left may be of another version, or torn by a power cut: then a new one is made. */
async function startAfresh(folder: string) {
  const options = { folder, progress: () => undefined, settings: hasty }
  try {
    return await startPostgres(options)
  } catch {
    await rm(join(folder, 'postgres'), { recursive: true, force: true })
    return startPostgres(options)
  }
}

const isRefusal = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code

const removeDatabases = (superuserUrl: string): Promise<void> =>
  asSuperuser(superuserUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^(test_|${TEMPLATE}$)'`,
    )
    for (const { name } of rows) await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`)
  })

export async function asSuperuser<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
