import { z } from 'zod'
import { auditActionNames } from '../audit/index.ts'
import { defineOperation } from './operation.ts'
import { instant, pageOf, pageQuery } from './page.ts'

export const auditEntry = z
  .object({
    id: z.string().meta({ description: 'Grows with time; a gap is a transaction that was rolled back.' }),
    at: instant,
    action: z.enum(auditActionNames),
    actor: z.object({ kind: z.enum(['account', 'token', 'system', 'nobody']), id: z.string(), name: z.string() }),
    subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }).nullable(),
    details: z.record(z.string(), z.unknown()),
    requestId: z.string().nullable(),
    sealed: z.boolean().meta({ description: 'Chained: within about a second of its commit.' }),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.output<typeof auditEntry>

const auditFilter = {
  search: z.string().max(200).optional().meta({ description: 'In actor, subject and details.' }),
  action: z.enum(auditActionNames).optional(),
  from: instant.optional(),
  to: instant.optional(),
}

export const searchAudit = defineOperation({
  id: 'searchAudit',
  method: 'get',
  path: '/api/v1/audit',
  tag: 'Audit log',
  summary: 'Search the audit log, newest first',
  access: 'audit.read',
  query: z.strictObject({ ...pageQuery, ...auditFilter }),
  answer: pageOf(auditEntry).meta({ id: 'AuditPage' }),
  status: 200,
})

export const exportAudit = defineOperation({
  id: 'exportAudit',
  method: 'get',
  path: '/api/v1/audit/export',
  tag: 'Audit log',
  summary: 'Export what a search finds, as a file',
  access: 'audit.read',
  query: z.strictObject({ ...auditFilter, format: z.enum(['csv', 'jsonl']).default('csv') }),
  download: ['text/csv', 'application/jsonl'],
  status: 200,
})
