import { connectionsMax } from '@countersign/core/api'
import type { Cloud } from '@countersign/core/clouds'
import type { Db } from '../platform/database/index.ts'
import { cloudNamed } from './clouds.ts'
import type { Parts } from './parts.ts'
import { type ConnectionRow, selectConnection, selectConnections } from './sql.ts'

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

export type BriefConnection = Pick<ConnectionRow, 'id' | 'name' | 'connector' | 'actions' | 'health'>

/** What there is to choose from. */
export const connectionsInBrief = async (db: Db): Promise<BriefConnection[]> =>
  (await selectConnections(db, connectionsMax)).map(({ id, name, connector, actions, health }) => ({
    ...{ id, name, connector, actions, health },
  }))
