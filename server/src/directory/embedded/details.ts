import type { DirectoryObject, ObjectDetails, Reference, RelationName } from '@countersign/core/directory'
import { type Db, readTogether } from '../../platform/database/index.ts'
import {
  keyOf,
  lockObject,
  type ObjectRow,
  type RelationRow,
  selectObjects,
  selectRelations,
  type Whereabouts,
} from './sql.ts'

export const objectOf = ({ id, kind, version, attributes }: ObjectRow): DirectoryObject => ({
  ...{ id, kind, version: String(version), attributes, fixed: null },
  name: typeof attributes.displayName === 'string' ? attributes.displayName : '',
})

export const readDetails = (db: Db, storeId: string, id: string): Promise<ObjectDetails | undefined> =>
  readPlace(db, { storeId, id })

const readPlace = readTogether(keyOf, async (db, places: readonly Whereabouts[]) => {
  const [objects, relations] = await Promise.all([selectObjects(db, places), selectRelations(db, places)])
  const found = new Map(objects.map((row) => [keyOf(row), row]))
  const related = Map.groupBy(relations, ({ storeId, objectId }) => keyOf({ storeId, id: objectId }))
  return places.map((place) => {
    const row = found.get(keyOf(place))
    return row && detailsOf(row, related.get(keyOf(place)) ?? [])
  })
})

export async function lockDetails(db: Db, storeId: string, id: string): Promise<ObjectDetails | undefined> {
  const row = await lockObject(db, storeId, id)
  return row && detailsOf(row, await selectRelations(db, [{ storeId, id }]))
}

function detailsOf(row: ObjectRow, related: readonly RelationRow[]): ObjectDetails {
  const relations: Partial<Record<RelationName, Reference[]>> = {}
  for (const { relation, id, kind, name } of related) {
    const list = relations[relation as RelationName] ?? []
    list.push({ id, kind, name })
    relations[relation as RelationName] = list
  }
  const { manager = [], additionalManagers = [], owners = [], additionalOwners = [] } = relations
  const object = objectOf(row)
  return row.kind === 'user'
    ? { ...object, kind: 'user', manager, additionalManagers }
    : { ...object, kind: 'group', owners, additionalOwners }
}
