import type { Cloud } from '@countersign/core/clouds'
import { cloudNamed } from './clouds.ts'
import type { Parts } from './parts.ts'
import { selectConnection } from './sql.ts'

/** What a connector has to know of a connection beside calling by it. */
export type DescribedConnection = { name: string; connector: string; cloud: Cloud | undefined }

export async function describedConnection(
  { pool, surroundings }: Pick<Parts, 'pool' | 'surroundings'>,
  id: string,
): Promise<DescribedConnection | undefined> {
  const row = await selectConnection(pool, id)
  if (!row) return undefined
  return {
    name: row.name,
    connector: row.connector,
    cloud: row.cloud ? cloudNamed(surroundings, row.cloud) : undefined,
  }
}
