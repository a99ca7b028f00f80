// The identity store we keep ourselves, in our own database.

import { type ObjectDetails, schemaOf } from '@countersign/core/directory'
import { z } from 'zod'
import { cursorOf, pageOf } from '../../http/index.ts'
import type { Directory, Walk, Walked } from '../directory.ts'
import { applyToEmbedded, type EmbeddedParts } from './apply.ts'
import { objectOf, readDetails } from './details.ts'
import { isId } from './isId.ts'
import { patternsOf } from './patterns.ts'
import {
  type ObjectRow,
  type Place,
  searchObjects,
  selectAnswering,
  selectIsMember,
  selectMemberOf,
  selectMembers,
  selectNamed,
  selectReferences,
  selectUsersNamed,
} from './sql.ts'
import { readStandings } from './standings.ts'

const place = cursorOf(z.object({ name: z.string(), id: z.uuid() }))

export function openEmbedded(parts: EmbeddedParts): Directory {
  const { pool, storeId } = parts
  const named = async (name: string): Promise<string | undefined> =>
    isId(name) ? name : selectNamed(pool, storeId, name)
  const around = (id: string, { cursor, limit }: Walk, read: (after: Place | undefined, limit: number) => Rows) =>
    isId(id) ? walked(cursor, limit, read) : Promise.resolve({ items: [], nextCursor: null })

  return {
    schema: schemaOf('embedded'),
    get: async (id) => (isId(id) ? readDetails(pool, storeId, id) : undefined),
    find: async (name) => {
      const id = await named(name)
      return id === undefined ? undefined : readDetails(pool, storeId, id)
    },
    usersNamed: async (name) => {
      const ids = await selectUsersNamed(pool, storeId, name)
      return detailsOf(await Promise.all(ids.map((id) => readDetails(pool, storeId, id))))
    },
    references: (ids) => selectReferences(pool, storeId, ids.filter(isId)),
    search: ({ kind, words, department, cursor, limit }) =>
      walked(cursor, limit, (after, most) =>
        searchObjects(pool, storeId, { kind, department, patterns: patternsOf(words) }, after, most),
      ),
    members: (id, walk) => around(id, walk, (after, limit) => selectMembers(pool, storeId, id, after, limit)),
    memberOf: (id, walk) => around(id, walk, (after, limit) => selectMemberOf(pool, storeId, id, after, limit)),
    reports: (id, walk) =>
      around(id, walk, (after, limit) => selectAnswering(pool, storeId, id, managing, after, limit)),
    ownedBy: (id, walk) => around(id, walk, (after, limit) => selectAnswering(pool, storeId, id, owning, after, limit)),
    isMember: async (groupId, memberId) =>
      isId(groupId) && isId(memberId) && selectIsMember(pool, storeId, groupId, memberId),
    standings: (ids) => readStandings(pool, storeId, ids.filter(isId)),
    apply: (change, key) => applyToEmbedded(parts, change, key),
  }
}

/** Without those who were deleted in between. */
const detailsOf = (read: readonly (ObjectDetails | undefined)[]): ObjectDetails[] =>
  read.filter((one) => one !== undefined)

const managing = ['manager', 'additionalManagers']
const owning = ['owners', 'additionalOwners']

type Rows = Promise<ObjectRow[]>

async function walked(
  cursor: string | undefined,
  limit: number,
  read: (after: Place | undefined, limit: number) => Rows,
): Promise<Walked<ReturnType<typeof objectOf>>> {
  const after = cursor === undefined ? undefined : place.read(cursor)
  if (cursor !== undefined && !after) return 'invalid-cursor'
  const rows = await read(after, limit + 1)
  const { items, nextCursor } = pageOf(rows, limit, place, ({ sortName, id }) => ({ name: sortName, id }))
  return { items: items.map(objectOf), nextCursor }
}
