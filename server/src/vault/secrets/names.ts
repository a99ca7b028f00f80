import { secretsMax } from '@countersign/core/api'
import type { Db } from '../../platform/database/index.ts'
import { selectSecrets } from './sql.ts'

/** Of all there are; what is in them nobody reads. */
export const secretNames = async (db: Db): Promise<string[]> =>
  (await selectSecrets(db, secretsMax)).map(({ name }) => name)
