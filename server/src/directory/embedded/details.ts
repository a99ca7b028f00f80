import type { DirectoryObject, ObjectDetails, Reference, RelationName } from '@countersign/core/directory'
import type { Db } from '../../platform/database/index.ts'
import { lockObject, type ObjectRow, selectObject, selectRelations } from './sql.ts'

export const objectOf = ({ id, kind, version, attributes }: ObjectRow): DirectoryObject => ({
  ...{ id, kind, version: String(version), attributes, fixed: null },
  name: typeof attributes.displayName === 'string' ? attributes.displayName : '',
})

export const readDetails = async (db: Db, storeId: string, id: string): Promise<ObjectDetails | undefined> =>
  detailsOf(db, storeId, await selectObject(db, storeId, id))

export const lockDetails = async (db: Db, storeId: string, id: string): Promise<ObjectDetails | undefined> =>
  detailsOf(db, storeId, await lockObject(db, storeId, id))

async function detailsOf(db: Db, storeId: string, row: ObjectRow | undefined): Promise<ObjectDetails | undefined> {
  if (!row) return undefined
  const relations: Partial<Record<RelationName, Reference[]>> = {}
  for (const { relation, ...reference } of await selectRelations(db, storeId, row.id))
    relations[relation as RelationName] = [...(relations[relation as RelationName] ?? []), reference]
  const { manager = [], additionalManagers = [], owners = [], additionalOwners = [] } = relations
  const object = objectOf(row)
  return row.kind === 'user'
    ? { ...object, kind: 'user', manager, additionalManagers }
    : { ...object, kind: 'group', owners, additionalOwners }
}
