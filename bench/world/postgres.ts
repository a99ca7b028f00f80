import { migrate } from '../../server/src/platform/database/index.ts'
import { type RunningPostgres, startPostgres } from '../../server/src/platform/postgres/index.ts'

/** The PostgreSQL that comes with the server, with the server's own settings. */
export const startDatabase = (folder: string): Promise<RunningPostgres> =>
  startPostgres({ folder, progress: () => undefined })

/** The same with the server's tables. */
export async function startMigrated(folder: string): Promise<RunningPostgres> {
  const postgres = await startDatabase(folder)
  await migrate(postgres.url)
  return postgres
}
