import { type Pool, sql } from '../platform/database/index.ts'
import { StartRefusal } from '../platform/startRefusal.ts'
import { type MasterKey, masterKeyFromFile, masterKeyFromText } from './masterKey.ts'

/** The key this database was made with; a new one only for a new database. */
export async function openMasterKey(
  pool: Pool,
  { text, dataFolder }: { text: string | undefined; dataFolder: string },
): Promise<MasterKey> {
  const known = await pool.maybe<{ fingerprint: Buffer }>(sql`select fingerprint from master_key`)
  const key = text === undefined ? await masterKeyFromFile(dataFolder, known === undefined) : masterKeyFromText(text)
  const fingerprint = key.derive('fingerprint')
  if (!known) await pool.rows(sql`insert into master_key (fingerprint) values (${fingerprint}) on conflict do nothing`)
  else if (!known.fingerprint.equals(fingerprint)) throw otherKey
  return key
}

const otherKey = new StartRefusal(
  'MASTER_KEY_OTHER',
  'The master key is not the one this database was made with. Put the right key file back from your backup, or set COUNTERSIGN_MASTER_KEY.',
)
