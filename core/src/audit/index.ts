export { type AuditAction, auditActionNames, auditActions } from './actions.ts'
