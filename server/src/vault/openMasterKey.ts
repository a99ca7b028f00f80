import { type Db, type Pool, sql } from '../platform/database/index.ts'
import { StartRefusal } from '../platform/startRefusal.ts'
import { type MasterKey, masterKeyFromFile, masterKeyFromText } from './masterKey.ts'

export type KeySource = { text: string | undefined; dataFolder: string }

/** The key this database was made with. A new database gets a new one, and in the same transaction what begins with it. */
export async function openMasterKey(
  pool: Pool,
  { text, dataFolder }: KeySource,
  begin: (tx: Db, key: MasterKey) => Promise<unknown> = neverStarted,
): Promise<MasterKey> {
  return pool.transaction(async (tx) => {
    await tx.rows(sql`lock table master_key in exclusive mode`)
    const known = await tx.maybe<{ fingerprint: Buffer }>(sql`select fingerprint from master_key`)
    const key = text === undefined ? await masterKeyFromFile(dataFolder, known === undefined) : masterKeyFromText(text)
    const fingerprint = key.derive('fingerprint')
    if (known && !known.fingerprint.equals(fingerprint)) throw otherKey()
    if (known) return key
    await begin(tx, key)
    await tx.rows(sql`insert into master_key (fingerprint) values (${fingerprint})`)
    return key
  })
}

/** A command looks at what a server made; it makes nothing itself. */
const neverStarted = (): never => {
  throw new StartRefusal('NEVER_STARTED', 'No server was ever started on this database. Start it first: npm start.')
}

const otherKey = () =>
  new StartRefusal(
    'MASTER_KEY_OTHER',
    'The master key is not the one this database was made with. Put the right key file back from your backup, or set COUNTERSIGN_MASTER_KEY.',
  )
