import type { LetterSubject } from '@countersign/core/mail'
import { type Db, prepared, sql, writeTogether } from '../platform/database/index.ts'

export type LetterState = 'waiting' | 'sent' | 'failed'

export type NewLetter = {
  id: string
  key: string
  template: string
  content: unknown
  toName: string
  toAddress: string
  about: LetterSubject
  /** Why it can’t be sent to anybody; undefined if it can. */
  sentence: string | undefined
  /** How long it lets others go before it. */
  waitsMs: number
}

/** Those whose key is there already are left as they are. */
export const insertLetters = writeTogether(
  ([first]: readonly NewLetter[]) => first?.key ?? '',
  (db, lists) => insertAll(db, lists.flat()),
)

const insertAll = (db: Db, letters: readonly NewLetter[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
    insert into letter (id, key, template, content, to_name, to_address, about_kind, about_id, state, run_at, sentence, finished_at)
    select id, key, template, content, "toName", "toAddress", about ->> 'kind', about ->> 'id',
      case when sentence is null then 'waiting' else 'failed' end,
      case when sentence is null then now() + "waitsMs" * interval '1 millisecond' end,
      sentence,
      case when sentence is not null then now() end
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as letter (
      id uuid, key text, template text, content jsonb, "toName" text, "toAddress" text, about jsonb, sentence text,
      "waitsMs" int)
    on conflict (key) do nothing`),
  )

export type ClaimedLetter = {
  id: string
  template: string
  content: unknown
  to: { name: string; address: string }
  about: LetterSubject
  attempt: number
}

/** Those nobody sends at the moment; whoever claims them has them until `until`, and gives them back by dying. */
export const claimLetters = (db: Db, at: Date, until: Date, limit: number): Promise<ClaimedLetter[]> =>
  db.rows(sql`
    update letter set run_at = ${until}, attempt = attempt + 1
    where id in (
      select id from letter where state = 'waiting' and run_at <= ${at}
      order by run_at, id limit ${limit}
      for update skip locked)
    returning id, template, content, attempt, jsonb_build_object('name', to_name, 'address', to_address) as "to",
      jsonb_build_object('kind', about_kind, 'id', about_id) as about`)

export const finishLetter = (
  db: Db,
  id: string,
  state: 'sent' | 'failed',
  sentence: string | null,
  at: Date,
): Promise<unknown> =>
  db.rows(sql`
    update letter set state = ${state}, sentence = ${sentence}, run_at = null, finished_at = ${at}
    where id = ${id} and state = 'waiting'`)

/** `counts`: whether it was this letter’s own failure, after which its pauses grow. */
export const postponeLetter = (db: Db, id: string, sentence: string, runAt: Date, counts: boolean): Promise<unknown> =>
  db.rows(sql`
    update letter set run_at = ${runAt}, sentence = ${sentence}, attempt = attempt - ${counts ? 0 : 1}::int
    where id = ${id} and state = 'waiting'`)

/** News that nobody needs any more. The database's own clock has written down when they began to wait. */
export const giveUpOld = (db: Db, days: number, at: Date, limit: number): Promise<{ id: string }[]> =>
  db.rows(sql`
    update letter
    set state = 'failed', run_at = null, finished_at = ${at},
      sentence = ${`Not sent within ${days} days.`} || coalesce(' ' || sentence, '')
    where id in (
      select id from letter where state = 'waiting' and created_at < now() - make_interval(days => ${days})
      limit ${limit} for update skip locked)
    returning id`)

export const deleteFinished = (db: Db, before: Date, limit: number): Promise<unknown> =>
  db.rows(sql`
    delete from letter where id in (
      select id from letter where state <> 'waiting' and finished_at < ${before} limit ${limit})`)

export type LetterRow = ClaimedLetter & {
  state: LetterState
  sentence: string | null
  createdAt: Date
  runAt: Date | null
  finishedAt: Date | null
}

const columns = sql`
  id, template, content, attempt, jsonb_build_object('name', to_name, 'address', to_address) as "to",
  jsonb_build_object('kind', about_kind, 'id', about_id) as about,
  state, sentence, created_at as "createdAt", run_at as "runAt", finished_at as "finishedAt"`

export type LetterPlace = { at: string; id: string }

export const selectLetters = (
  db: Db,
  state: LetterState | undefined,
  place: LetterPlace | undefined,
  limit: number,
): Promise<LetterRow[]> =>
  db.rows(sql`
    select ${columns} from letter
    where ${state === undefined ? sql`true` : sql`state = ${state}`}
      and ${place === undefined ? sql`true` : sql`(created_at, id) < (${place.at}::timestamptz, ${place.id}::uuid)`}
    order by created_at desc, id desc
    limit ${limit}`)

export const selectLetter = (db: Db, id: string): Promise<LetterRow | undefined> =>
  db.maybe(sql`select ${columns} from letter where id = ${id}`)

/** Undefined when there is none, or it was sent. */
export const rewindLetter = (db: Db, id: string, at: Date): Promise<LetterRow | undefined> =>
  db.maybe(sql`
    update letter set state = 'waiting', run_at = ${at}, attempt = 0, finished_at = null, created_at = now()
    where id = ${id} and state <> 'sent'
    returning ${columns}`)

export type Counts = { waiting: number; failed: number; sentLastDay: number; oldestWaiting: Date | null }

export const countLetters = (db: Db, since: Date): Promise<Counts> =>
  db.one(sql`
    select
      (select count(*)::int from letter where state = 'waiting') as waiting,
      (select count(*)::int from letter where state = 'failed') as failed,
      (select count(*)::int from letter where state = 'sent' and finished_at >= ${since}) as "sentLastDay",
      (select min(created_at) from letter where state = 'waiting') as "oldestWaiting"`)

export const selectLetterByKey = (db: Db, key: string): Promise<LetterRow> =>
  db.one(sql`select ${columns} from letter where key = ${key}`)
