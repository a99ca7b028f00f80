import type { Provider } from '@countersign/core/directory'
import { brief, type Db, readById, sql } from '../platform/database/index.ts'
import type { Place } from '../vault/index.ts'

export type StoreRow = {
  id: string
  name: string
  provider: Provider
  issuer: string
  domains: string[]
  settings: Record<string, unknown>
  keyId: Buffer | null
  sealed: Buffer | null
  revision: number
  createdAt: Date
}

/** Where the secret of a store stands: it opens there and nowhere else. */
export const secretPlace = (id: string): Place => ({ table: 'identity_store', row: id, column: 'sealed' })

const storeColumns = sql`
  id, name, provider, issuer, domains, settings, key_id as "keyId", sealed, revision, created_at as "createdAt"`

export const storesMax = 100

export const selectStores = (db: Db): Promise<StoreRow[]> =>
  db.rows(sql`select ${storeColumns} from identity_store order by lower(name), id limit ${storesMax}`)

export const selectStore = readById<StoreRow>((db, ids) =>
  db.rows(brief(sql`select ${storeColumns} from identity_store where id = any(${ids}::uuid[])`)),
)

/** Undefined when there is one of this name already. */
export const insertStore = (db: Db, store: Omit<StoreRow, 'revision'>): Promise<StoreRow | undefined> =>
  db.maybe(sql`
    insert into identity_store (id, name, provider, issuer, domains, settings, key_id, sealed, created_at)
    values (${store.id}, ${store.name}, ${store.provider}, ${store.issuer}, ${store.domains},
      ${JSON.stringify(store.settings)}::jsonb, ${store.keyId}, ${store.sealed}, ${store.createdAt})
    on conflict do nothing
    returning ${storeColumns}`)

/** Held by whoever may make the first: two servers that start at a time make one. */
export const lockStores = (db: Db): Promise<unknown> => db.rows(sql`select pg_advisory_xact_lock(4711007)`)

/** Others refer to it meanwhile: to fill a store takes seconds, and whoever saves one of its workflows would wait for that. */
export const lockStore = (db: Db, id: string): Promise<StoreRow | undefined> =>
  db.maybe(sql`select ${storeColumns} from identity_store where id = ${id} for no key update`)

export const selectNameTaken = async (db: Db, name: string, exceptId: string): Promise<boolean> =>
  (
    await db.one<{ taken: boolean }>(sql`
      select exists (select from identity_store where lower(name) = lower(${name}) and id <> ${exceptId}) as taken`)
  ).taken

export const updateStoreRow = (
  db: Db,
  { id, name, domains, keyId, sealed }: Pick<StoreRow, 'id' | 'name' | 'domains' | 'keyId' | 'sealed'>,
): Promise<StoreRow> =>
  db.one(sql`
    update identity_store
    set name = ${name}, domains = ${domains}, key_id = ${keyId}, sealed = ${sealed}, revision = revision + 1
    where id = ${id}
    returning ${storeColumns}`)

/** By what an account is tied to a person. */
export const selectObjectId = readById<{ id: string; objectId: string | null }>((db, accountIds) =>
  db.rows(brief(sql`select id, object_id as "objectId" from account where id = any(${accountIds}::uuid[])`)),
)

export type Counts = { users: number; groups: number }

export const selectCounts = (db: Db, storeId: string): Promise<Counts> =>
  db.one(sql`
    select count(*) filter (where kind = 'user')::int as users, count(*) filter (where kind = 'group')::int as groups
    from directory_object where store_id = ${storeId}`)
