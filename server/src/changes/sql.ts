import type { changeStates } from '@countersign/core/api'
import type { Change, Conflict } from '@countersign/core/changes'
import type { Reference } from '@countersign/core/directory'
import type { ApprovalRow } from '../approvals/index.ts'
import {
  brief,
  type Db,
  prepared,
  readById,
  type Statement,
  sql,
  takeTogether,
  writeTogether,
} from '../platform/database/index.ts'

export type ChangeState = (typeof changeStates)[number]

export type Requester = { name: string; person: Reference | null }

export type ChangeRow = {
  id: string
  storeId: string
  content: Change
  targetId: string | null
  reason: string | null
  requester: Requester
  /** The workflow that holds it, as it was called then. */
  workflow: { id: string; name: string } | null
  state: ChangeState
  sentence: string | null
  conflicts: Conflict[]
  createdAt: Date
  finishedAt: Date | null
}

const columns = sql`
  c.id, c.store_id as "storeId", c.content, c.target_id as "targetId", c.reason, c.requester, c.workflow,
  c.state, c.sentence,
  c.conflicts, c.created_at as "createdAt", c.finished_at as "finishedAt"`

export type NewChange = {
  id: string
  storeId: string
  content: Change
  reason: string | null
  requester: Requester
  accountId: string
  repetitionKey: string | undefined
  requestId: string
  at: Date
  /** Either it waits for an approval, or somebody has it until then. */
  held: { id: string; name: string } | { runAt: Date }
}

/** Undefined when the same account has asked with the same key before. */
export const insertChange = takeTogether(
  ({ id, accountId, repetitionKey }: NewChange) => (repetitionKey === undefined ? id : `${accountId} ${repetitionKey}`),
  async (db, changes): Promise<(ChangeRow | undefined)[]> => {
    const inserted = await insertChanges(db, changes)
    const rows = new Map(inserted.map((row) => [row.id, row]))
    return changes.map(({ id }) => rows.get(id))
  },
)

/** In the order of their keys, so that nobody waits in a circle for another server that writes the same ones. */
const insertChanges = (db: Db, changes: readonly NewChange[]): Promise<ChangeRow[]> =>
  db.rows(
    prepared(sql`
      insert into change as c (id, store_id, kind, target_id, member_id, content, reason, requester, account_id, workflow,
        state, created_at, run_at, repetition_key, request_id)
      select * from jsonb_to_recordset(${JSON.stringify(changes.map(asRow))}::jsonb) as new (id uuid, store_id uuid,
        kind text, target_id text, member_id text, content jsonb, reason text, requester jsonb, account_id uuid,
        workflow jsonb, state text, created_at timestamptz, run_at timestamptz, repetition_key text, request_id text)
      order by account_id, repetition_key
      on conflict (account_id, repetition_key) do nothing
      returning ${columns}`),
  )

function asRow({ content, held, storeId, accountId, at, repetitionKey, requestId, ...change }: NewChange) {
  const runAt = 'runAt' in held ? held.runAt : null
  return {
    ...{ ...change, content, store_id: storeId, account_id: accountId, created_at: at, run_at: runAt },
    ...{ kind: content.kind, target_id: content.target?.id ?? null, member_id: content.member?.id ?? null },
    ...{ workflow: 'id' in held ? held : null, state: runAt ? 'applying' : 'pending' },
    ...{ repetition_key: repetitionKey ?? null, request_id: requestId },
  }
}

export const selectByRepetition = (db: Db, accountId: string, key: string): Promise<ChangeRow | undefined> =>
  db.maybe(brief(sql`select ${columns} from change c where account_id = ${accountId} and repetition_key = ${key}`))

export const selectChange = (db: Db, storeId: string, id: string): Promise<ChangeRow | undefined> =>
  db.maybe(brief(sql`select ${columns} from change c where c.store_id = ${storeId} and c.id = ${id}`))

export const selectSeen = (db: Db, storeId: string, id: string, isSeen: Statement): Promise<ChangeRow | undefined> =>
  db.maybe(sql`select ${columns} from change c where c.store_id = ${storeId} and c.id = ${id} and ${isSeen}`)

/** What has become of its approval. */
export const decideChange = (db: Db, id: string, state: Ended['state'], at: Date): Promise<unknown> =>
  decideChanges(db, { id, state, finishedAt: state === 'approved' ? null : at })

type Ended = {
  id: string
  state: Extract<ChangeState, 'approved' | 'denied' | 'cancelled' | 'expired'>
  finishedAt: Date | null
}

const decideChanges = writeTogether(
  ({ id }: Ended) => id,
  (db, ended) =>
    db.rows(
      prepared(sql`
        update change c set state = e.state, finished_at = e.finished_at
        from unnest(${ended.map(({ id }) => id)}::uuid[], ${ended.map(({ state }) => state)}::text[],
          ${ended.map(({ finishedAt }) => finishedAt)}::timestamptz[]) as e (id, state, finished_at)
        where c.id = e.id and c.state = 'pending'`),
    ),
)

export type Requested = Pick<ChangeRow, 'id' | 'storeId' | 'content' | 'state' | 'sentence' | 'requester'> & {
  requestId: string | null
  /** What letters tell of it, and to whom. */
  told: Pick<ApprovalRow, 'about' | 'requester'>
}

/** A change that a workflow holds, for whoever carries it out. */
export const selectRequested = readById<Requested>((db, ids) =>
  db.rows(
    brief(sql`
      select c.id, c.store_id as "storeId", c.content, c.state, c.sentence, c.requester, c.request_id as "requestId",
        jsonb_build_object('about', a.about, 'requester', a.requester) as told
      from change c join approval a on a.id = c.id
      where c.id = any(${ids}::uuid[]) and c.workflow is not null`),
  ),
)

/** Approved, and their process has ended before that time without carrying them out. */
export const selectStrayed = (db: Db, before: Date, limit: number): Promise<{ id: string }[]> =>
  db.rows(sql`
    select c.id from change c join instance i on i.id = c.id
    where c.workflow is not null and c.state in ('approved', 'applying') and i.finished_at < ${before}
    limit ${limit}`)

/** Approved, and not yet carried out: why not is told. */
export const delayRequested = (db: Db, id: string, sentence: string): Promise<unknown> =>
  db.rows(
    prepared(sql`
      update change set state = 'applying', sentence = ${sentence}
      where id = ${id} and workflow is not null and state in ('approved', 'applying')`),
  )

/** Of what leads to one. Whoever comes first sees it; nobody sees it a second time. */
export const markPasswordShown = (db: Db, id: string, at: Date): Promise<{ id: string } | undefined> =>
  db.maybe(sql`
    update change set password_shown_at = ${at}
    where id = ${id} and state = 'applied' and password_shown_at is null and (kind = 'user.resetPassword'
      or kind = 'user.create' and store_id in (select id from identity_store where provider = 'entra'))
    returning id`)

export type ToApply = {
  id: string
  storeId: string
  content: Change
  attempt: number
  requestId: string | null
  requester: Requester
}

/** Those that nobody carries out at the moment; whoever claims them has them until `until`. */
export const claimChanges = (db: Db, at: Date, until: Date, limit: number): Promise<ToApply[]> =>
  db.rows(sql`
    update change set run_at = ${until}, attempt = attempt + 1
    where id in (
      select id from change where state = 'applying' and run_at <= ${at}
      order by run_at limit ${limit}
      for update skip locked)
    returning id, store_id as "storeId", content, attempt, requester, request_id as "requestId"`)

export type Finished = {
  state: Extract<ChangeState, 'applied' | 'failed' | 'conflict'>
  targetId: string | null
  sentence: string | null
  conflicts: readonly Conflict[]
  at: Date
}

/** Undefined when somebody else has finished it. */
export const finishChange = (db: Db, id: string, finished: Finished): Promise<ChangeRow | undefined> =>
  finishChanges(db, { ...finished, id })

const finishChanges = takeTogether(
  ({ id }: Finished & { id: string }) => id,
  async (db, finished): Promise<(ChangeRow | undefined)[]> => {
    const rows = await db.rows<ChangeRow>(
      prepared(sql`
        update change as c
        set state = f.state, target_id = coalesce(c.target_id, f."targetId"), sentence = f.sentence,
          conflicts = f.conflicts, finished_at = f.at, run_at = null
        from jsonb_to_recordset(${JSON.stringify(finished)}::jsonb)
          as f (id uuid, state text, "targetId" text, sentence text, conflicts jsonb, at timestamptz)
        where c.id = f.id and c.state in ('applying', 'approved')
        returning ${columns}`),
    )
    const found = new Map(rows.map((row) => [row.id, row]))
    return finished.map(({ id }) => found.get(id))
  },
)

export const postponeChange = (db: Db, id: string, sentence: string, runAt: Date): Promise<unknown> =>
  db.rows(sql`
    update change set run_at = ${runAt}, sentence = ${sentence} where id = ${id} and state = 'applying'`)

export type ChangePlace = { at: string; id: string }

const before = (place: ChangePlace | undefined): Statement =>
  place === undefined ? sql`true` : sql`(c.created_at, c.id) < (${place.at}::timestamptz, ${place.id}::uuid)`

/** As the target and as the member, each read by its own index. */
export const selectHistory = (
  db: Db,
  storeId: string,
  objectId: string,
  isSeen: Statement,
  place: ChangePlace | undefined,
  limit: number,
): Promise<ChangeRow[]> => {
  const about = (isIt: Statement) => sql`
    (select ${columns} from change c where c.store_id = ${storeId} and ${isIt} and ${isSeen} and ${before(place)}
     order by c.created_at desc, c.id desc limit ${limit})`
  return db.rows(sql`
    select * from (
      ${about(sql`c.target_id = ${objectId}`)} union ${about(sql`c.member_id = ${objectId}`)}) as found
    order by "createdAt" desc, id desc
    limit ${limit}`)
}

/** Whether a version of the process ever came from this very file. */
export const selectWasDeployed = async (db: Db, processId: string, xml: string): Promise<boolean> =>
  (
    await db.one<{ found: boolean }>(sql`
      select exists (
        select from process_version v join deployment d on d.id = v.deployment_id
        where v.process_id = ${processId} and d.xml = ${xml}) as found`)
  ).found
