import type { LetterRecord } from '@countersign/core/api'
import { write } from '@countersign/core/mail'
import type { LetterRow } from './sql.ts'
import { writtenOf } from './written.ts'

export function letterAnswer(row: LetterRow, url: URL): LetterRecord {
  const written = writtenOf(row)
  const { id, to, about, state, sentence, attempt, createdAt, runAt, finishedAt } = row
  return {
    ...{ id, to, about, state, sentence, attempts: attempt },
    template: written?.template ?? null,
    subject: written ? write(written, url.origin).subject : '',
    createdAt: createdAt.toISOString(),
    nextAt: runAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}
