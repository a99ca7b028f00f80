import type { Store } from '../store/index.ts'
import type { DirectoryObject, Json, Kind, LinkName } from './objects.ts'
import type { Edit } from './view.ts'

export const newChange = (store: Store, at: number): number =>
  store.row<{ sequence: number }>`
    insert into directory_change (at) values (${at}) returning sequence`?.sequence ?? 0

/** The newest change, or the newest that is at least so old. */
export const lastChange = (store: Store, until: number | undefined): number =>
  (until === undefined
    ? store.row<{ sequence: number | null }>`select max(sequence) as sequence from directory_change`
    : store.row<{
        sequence: number | null
      }>`select max(sequence) as sequence from directory_change where at <= ${until}`
  )?.sequence ?? 0

/** When the change after this one was made. */
export const momentAfter = (store: Store, sequence: number): number | undefined =>
  store.row<{ at: number }>`
    select at from directory_change where sequence > ${sequence} order by sequence limit 1`?.at

/** A version ends the one before it; within one change an object has one version, however often it is touched. */
export function saveVersion(store: Store, sequence: number, object: DirectoryObject): void {
  const { id, kind, state } = object
  store.run`insert into directory_object (id, kind) values (${id}, ${kind}) on conflict do nothing`
  store.run`
    update object_version set until = ${sequence} where object_id = ${id} and until is null and since < ${sequence}`
  store.run`
    insert into object_version (object_id, since, state, properties)
    values (${id}, ${sequence}, ${state}, ${JSON.stringify(object.properties)})
    on conflict do update set state = excluded.state, properties = excluded.properties`
}

export function saveLink(store: Store, sequence: number, sourceId: string, name: LinkName, targetId: string): void {
  store.run`
    insert into directory_link (source_id, name, target_id, since)
    values (${sourceId}, ${name}, ${targetId}, ${sequence})
    on conflict do update set until = null`
}

export function endLink(store: Store, sequence: number, sourceId: string, name: LinkName, targetId: string): void {
  store.run`
    delete from directory_link
    where source_id = ${sourceId} and name = ${name} and target_id = ${targetId} and since = ${sequence}`
  store.run`
    update directory_link set until = ${sequence}
    where source_id = ${sourceId} and name = ${name} and target_id = ${targetId} and until is null`
}

/** Versions that were current at one change and are not at a later one. */
export const versionsEnded = (store: Store, from: number, to: number): DirectoryObject[] =>
  store.rows<VersionRow>`
    select directory_object.id, kind, state, properties
    from object_version join directory_object on directory_object.id = object_version.object_id
    where since <= ${from} and until > ${from} and until <= ${to}`.map(asObject)

const asObject = ({ properties, ...row }: VersionRow): DirectoryObject => ({
  ...row,
  properties: JSON.parse(properties) as Record<string, Json>,
})

type VersionRow = { id: string; kind: Kind; state: DirectoryObject['state']; properties: string }

/** When a link that is there came to be. */
export const linkedAt = (store: Store, sourceId: string, name: LinkName, targetId: string): number | undefined =>
  store.row<{ at: number }>`
    select at from directory_link join directory_change on sequence = since
    where source_id = ${sourceId} and name = ${name} and target_id = ${targetId} and directory_link.until is null
    order by since desc limit 1`?.at

/** What leads from the directory as it was at one change to what it was at a later one, object by object. */
export function editsBetween(store: Store, from: number, to: number): Edit[] {
  const objects = store.rows<VersionRow>`
    select directory_object.id, kind, state, properties
    from object_version join directory_object on directory_object.id = object_version.object_id
    where since > ${from} and since <= ${to} and (until is null or until > ${to})
    order by position`
  const links = store.rows<{ type: 'link' | 'unlink'; sourceId: string; name: LinkName; targetId: string }>`
    select case when until <= ${to} then 'unlink' else 'link' end as type,
      source_id as sourceId, name, target_id as targetId
    from directory_link
    where (since > ${from} and since <= ${to}) or (since <= ${from} and until > ${from} and until <= ${to})
    order by since, directory_link.source_id, directory_link.target_id`
  return [...objects.map((row): Edit => ({ type: 'object', object: asObject(row) })), ...links]
}

/** Everything so far has long been there. */
export const backdate = (store: Store, byMs: number): void => store.run`update directory_change set at = at - ${byMs}`

export const delayMs = (store: Store): number =>
  store.row<{ delayMs: number }>`select delay_ms as delayMs from replication`?.delayMs ?? 0

export const setDelayMs = (store: Store, ms: number): void =>
  store.run`
    insert into replication (only, delay_ms) values (1, ${ms}) on conflict do update set delay_ms = excluded.delay_ms`

/** What was before a change, nobody can ask for any more; what is now stays, however old it is. */
export function forgetBefore(store: Store, sequence: number): void {
  store.run`delete from object_version where until <= ${sequence}`
  store.run`delete from directory_link where until <= ${sequence}`
}
