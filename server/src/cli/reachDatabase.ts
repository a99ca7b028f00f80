import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import { openPool, type Pool, refuseUnreachable } from '../platform/database/index.ts'
import { lockDataFolder, runningPostgres, startPostgres } from '../platform/postgres/index.ts'
import { StartRefusal } from '../platform/startRefusal.ts'

/** The server's database, running or not: where nobody has it open, PostgreSQL is started for as long as we look. */
export async function reachDatabase(config: Config, undo: AsyncDisposableStack): Promise<Pool> {
  if (config.databaseUrl) await refuseUnreachable(config.databaseUrl)
  const url = config.databaseUrl ?? (await embedded(config.dataFolder, undo))
  return undo.adopt(openPool({ url, connectionsMax: 2 }), (pool) => pool.end())
}

async function embedded(folder: string, undo: AsyncDisposableStack): Promise<string> {
  if (!existsSync(join(folder, 'postgres')))
    throw new StartRefusal(
      'NO_DATABASE',
      `There is no database in ${folder} yet. Start the server first, or set COUNTERSIGN_DATA.`,
    )
  const lock = tryLock(folder)
  if (!lock) {
    const running = await runningPostgres(folder)
    if (running) return running.url
    throw new StartRefusal(
      'SERVER_STARTING',
      `A server on ${folder} is just starting or stopping. Try again in a moment.`,
    )
  }
  undo.adopt(lock, (held) => held.release())
  const postgres = undo.adopt(await startPostgres({ folder, progress: () => {} }), (started) => started.stop())
  return postgres.url
}

/** Undefined when a server holds the folder; every other reason is told. */
function tryLock(folder: string) {
  try {
    return lockDataFolder(folder)
  } catch (cause) {
    if (cause instanceof StartRefusal && cause.code === 'DATA_FOLDER_IN_USE') return undefined
    throw cause
  }
}
