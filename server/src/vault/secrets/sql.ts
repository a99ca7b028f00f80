import { type Db, sql } from '../../platform/database/index.ts'
import type { Sealed } from '../sealing.ts'

export type SecretRow = {
  name: string
  createdAt: Date
  changedAt: Date
  changedBy: { id: string; name: string } | null
}

const secretColumns = sql`
  s.name, s.created_at as "createdAt", s.changed_at as "changedAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as "changedBy"`

export const selectSecrets = (db: Db, limit: number): Promise<SecretRow[]> =>
  db.rows(sql`
    select ${secretColumns} from secret s left join account a on a.id = s.changed_by
    order by lower(s.name), s.name
    limit ${limit}`)

/** Whoever counts and then adds does so alone. */
export const lockSecrets = (db: Db): Promise<unknown> => db.rows(sql`lock table secret in share row exclusive mode`)

export const countSecrets = async (db: Db): Promise<number> =>
  (await db.one<{ count: number }>(sql`select count(*)::int as count from secret`)).count

type NewValue = Sealed & { name: string; at: Date; accountId: string | null }

/** Undefined when there is one of this name. */
export const insertSecret = (
  db: Db,
  { name, keyId, sealed, at, accountId }: NewValue,
): Promise<SecretRow | undefined> =>
  db.maybe(sql`
    with s as (
      insert into secret (name, key_id, sealed, created_at, changed_at, changed_by)
      values (${name}, ${keyId}, ${sealed}, ${at}, ${at}, ${accountId})
      on conflict (name) do nothing
      returning *)
    select ${secretColumns} from s left join account a on a.id = s.changed_by`)

/** Undefined when there is none of this name. */
export const updateSecret = (
  db: Db,
  { name, keyId, sealed, at, accountId }: NewValue,
): Promise<SecretRow | undefined> =>
  db.maybe(sql`
    with s as (
      update secret set key_id = ${keyId}, sealed = ${sealed}, changed_at = ${at}, changed_by = ${accountId}
      where name = ${name}
      returning *)
    select ${secretColumns} from s left join account a on a.id = s.changed_by`)

export const deleteSecretRow = async (db: Db, name: string): Promise<boolean> =>
  (await db.maybe(sql`delete from secret where name = ${name} returning name`)) !== undefined

export const selectSealed = (db: Db, names: readonly string[]): Promise<({ name: string } & Sealed)[]> =>
  db.rows(sql`select name, key_id as "keyId", sealed from secret where name = any(${names}::text[])`)
