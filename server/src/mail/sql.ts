import type { LetterSubject } from '@countersign/core/mail'
import { type Db, sql } from '../platform/database/index.ts'

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
}

/** Those whose key is there already are left as they are. */
export const insertLetters = (db: Db, letters: readonly NewLetter[]): Promise<unknown> =>
  db.rows(sql`
    insert into letter (id, key, template, content, to_name, to_address, about_kind, about_id, state, run_at, sentence, finished_at)
    select id, key, template, content, "toName", "toAddress", about ->> 'kind', about ->> 'id',
      case when sentence is null then 'waiting' else 'failed' end,
      case when sentence is null then now() end,
      sentence,
      case when sentence is not null then now() end
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as letter (
      id uuid, key text, template text, content jsonb, "toName" text, "toAddress" text, about jsonb, sentence text)
    on conflict (key) do nothing`)
