// Looking things up in identity stores: users, groups, who belongs to whom.

import * as api from '@countersign/core/api'
import { deedsWith, rightTo } from '@countersign/core/changes'
import { type ObjectDetails, referenceOf, related } from '@countersign/core/directory'
import { isRefused, type KnownCaller, type Mounted, mounted, refused } from '../http/index.ts'
import type { Pool } from '../platform/database/index.ts'
import { askerOf, personOf } from './person.ts'
import { reaching } from './reaching.ts'
import { type StoreRow, selectStores } from './sql.ts'
import type { Store, Stores } from './stores.ts'

export type DirectoryParts = { pool: Pool; stores: Stores }

export function directoryOperations({ pool, stores }: DirectoryParts): Mounted[] {
  const asSeenBy = async (row: StoreRow, caller: KnownCaller): Promise<api.DirectoryAnswer> => {
    const { id, name, provider, domains } = row
    const directory = stores.open(row)
    // One store that does not answer is no reason to show none.
    const found = await reaching(() => personOf(pool, { ...row, directory }, caller.account))
    const person = isRefused(found) ? undefined : found
    const asker = askerOf(caller, person)
    const creating = { target: null, schema: directory.schema }
    return {
      ...{ id, name, provider, domains, person: person ? referenceOf(person) : null },
      mayCreate: { user: rightTo('user.create', asker, creating), group: rightTo('group.create', asker, creating) },
    }
  }

  return [
    mounted(api.listDirectories, async ({ caller }) => ({
      items: await Promise.all((await selectStores(pool)).map((row) => asSeenBy(row, caller))),
    })),

    mounted(api.searchObjects, async ({ input: { params, query } }) =>
      reaching(async () => {
        const store = await stores.find(params.storeId)
        if (!store) return refused('not-found')
        const { kind, search, department, cursor, limit } = query
        const page = await store.directory.search({ kind, words: search, department, cursor, limit })
        return page === 'invalid-cursor' ? refused('invalid-cursor') : page
      }),
    ),

    mounted(api.getObject, async ({ input: { params }, caller }) =>
      reaching(async () => {
        const store = await stores.find(params.storeId)
        const object = await store?.directory.get(params.id)
        return store && object ? objectAnswer(pool, store, object, caller) : refused('not-found')
      }),
    ),

    mounted(api.listRelated, async ({ input: { params, query } }) =>
      reaching(async () => {
        const store = await stores.find(params.storeId)
        const object = await store?.directory.get(params.id)
        if (!store || !object) return refused('not-found')
        const { by, cursor, limit } = query
        const page = await store.directory[by](params.id, { cursor, limit })
        return page === 'invalid-cursor' ? refused('invalid-cursor') : page
      }),
    ),
  ]
}

async function objectAnswer(
  pool: Pool,
  store: Store,
  object: ObjectDetails,
  caller: KnownCaller,
): Promise<api.ObjectAnswer> {
  const { directory } = store
  const person = await personOf(pool, store, caller.account)
  const isMember = object.kind === 'group' && person !== undefined && (await directory.isMember(object.id, person.id))
  const { id, kind, name, version, attributes, fixed } = object
  return {
    ...{ id, kind, name, version, attributes, fixed, isMember, isOneself: person?.id === object.id },
    manager: [...related(object, 'manager')],
    additionalManagers: [...related(object, 'additionalManagers')],
    owners: [...related(object, 'owners')],
    additionalOwners: [...related(object, 'additionalOwners')],
    deeds: deedsWith(askerOf(caller, person), directory.schema, object, isMember),
  }
}
