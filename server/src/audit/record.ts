import type { AuditAction } from '@countersign/core/audit'
import type { Db } from '../platform/database/index.ts'
import { storable, storableJson } from '../platform/storable.ts'
import { type Actor, type AuditEntry, handOverCode, macOf, type Subject } from './entry.ts'
import { insertEntries } from './sql.ts'

/** What a use case tells the audit log; id, time and code are added here. */
export type AuditNote = {
  action: AuditAction
  actor: Actor
  subject?: Subject
  details?: Record<string, unknown>
  requestId?: string | null
}

/** Writes notes in the transaction of what they tell: both are there, or neither is. */
export type Recorder = (tx: Db, ...notes: AuditNote[]) => Promise<void>

export type RecorderOptions = { key: Buffer; now: () => Date; newId: () => string }

export const recorder =
  ({ key, now, newId }: RecorderOptions): Recorder =>
  async (tx, ...notes) => {
    const at = now()
    const entries = notes.map((note) => entryOf(note, newId(), at))
    await insertEntries(
      tx,
      entries.map((entry) => {
        const mac = macOf(key, entry)
        return { ...entry, mac, code: handOverCode(key, entry.id, mac) }
      }),
    )
  }

const entryOf = ({ action, actor, subject, details, requestId }: AuditNote, id: string, at: Date): AuditEntry => ({
  id,
  at,
  action,
  actor: { ...actor, id: storable(actor.id), name: storable(actor.name) },
  subject: subject ? { ...subject, id: storable(subject.id), name: storable(subject.name) } : null,
  details: storableJson(JSON.parse(JSON.stringify(details ?? {}))) as Record<string, unknown>,
  requestId: requestId ?? null,
})
