import * as api from '@countersign/core/api'
import { auditActions } from '@countersign/core/audit'
import { stream } from 'hono/streaming'
import { z } from 'zod'
import { cursorOf, type Mounted, mounted, pageOf, refused } from '../http/index.ts'
import type { Pool } from '../platform/database/index.ts'
import { actorOf } from './actorOf.ts'
import { csvLine } from './csv.ts'
import type { Recorder } from './record.ts'
import { auditSearch, type Found } from './searchEntries.ts'
import type { AuditPosition } from './sql.ts'

export type AuditParts = { pool: Pool; record: Recorder; now: () => Date }

type Entry = Found[number]

const place = cursorOf(z.object({ at: z.iso.datetime(), id: z.uuid() }))
const placeOf = ({ at, id }: Entry): AuditPosition => ({ at: at.toISOString(), id })

const exportPage = 1_000 // rows in memory at a time, however long the export

export function auditOperations({ pool, record, now }: AuditParts): Mounted[] {
  const search = auditSearch(pool)
  return [
    mounted(api.searchAudit, async ({ input: { query } }) => {
      const { cursor, limit, ...filter } = query
      const after = cursor === undefined ? undefined : place.read(cursor)
      if (cursor !== undefined && !after) return refused('invalid-cursor')
      const found = await search(filter, after, limit + 1)
      if (!found.ok) return refused(found.refusal)
      const { items, nextCursor } = pageOf(found.entries, limit, place, placeOf)
      return { items: items.map(entryAnswer), nextCursor }
    }),

    mounted(api.exportAudit, async ({ input: { query }, caller, requestId, context: c }) => {
      const { format, ...filter } = query
      const details = { format, ...filter }
      await pool.transaction((tx) =>
        record(tx, { action: 'audit.exported', actor: actorOf(caller), details, requestId }),
      )
      const name = `countersign-audit-${now().toISOString().slice(0, 10)}.${format}`
      c.header('Content-Type', format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl')
      c.header('Content-Disposition', `attachment; filename="${name}"`)
      c.header('Cache-Control', 'no-store')
      return stream(c, async (out) => {
        const asText = format === 'csv' ? csvOf : jsonLineOf
        if (format === 'csv') await out.write(csvLine(csvHead))
        let after: AuditPosition | undefined
        do {
          const found = await search(filter, after, exportPage)
          // The head is sent already: a file that ends early must not look whole.
          if (!found.ok) throw new Error(`the export was given up: ${found.refusal}`)
          const rows = found.entries
          await out.write(rows.map((row) => asText(entryAnswer(row))).join(''))
          const last = rows.length === exportPage ? rows.at(-1) : undefined
          after = last && placeOf(last)
        } while (after && !out.aborted)
      })
    }),
  ]
}

const entryAnswer = ({ mac: _, ...entry }: Entry): api.AuditEntry => ({ ...entry, at: entry.at.toISOString() })

const jsonLineOf = (entry: api.AuditEntry): string => `${JSON.stringify(entry)}\n`

const csvHead = [
  'id',
  'at',
  'action',
  'in words',
  'actor kind',
  'actor',
  'subject kind',
  'subject',
  'details',
  'request id',
]

const csvOf = (entry: api.AuditEntry): string =>
  csvLine([
    entry.id,
    entry.at,
    entry.action,
    auditActions[entry.action],
    entry.actor.kind,
    entry.actor.name,
    entry.subject?.kind ?? '',
    entry.subject?.name ?? '',
    JSON.stringify(entry.details),
    entry.requestId ?? '',
  ])
