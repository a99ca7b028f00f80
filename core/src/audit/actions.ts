/** Everything the audit log can tell of, with the words people read. An entry of another kind can't be written. */
export const auditActions = {
  'session.started': 'Signed in',
  'session.refused': 'Sign-in refused',
  'session.ended': 'Signed out',
  'sessions.ended': 'Signed out everywhere',
  'role.granted': 'Role given',
  'role.revoked': 'Role taken',
  'role-rule.created': 'Role rule created',
  'role-rule.deleted': 'Role rule deleted',
  'token.created': 'API token created',
  'token.revoked': 'API token revoked',
  'process.deployed': 'Process deployed',
  'instance.started': 'Instance started',
  'instance.cancelled': 'Instance cancelled',
  'instance.variables-set': 'Variables changed',
  'instances.deleted': 'Old instances deleted',
  'incident.resolved': 'Incident resolved',
  'task.claimed': 'Task claimed',
  'task.released': 'Task given back',
  'task.assigned': 'Task given to somebody',
  'task.completed': 'Task completed',
  'message.published': 'Message published',
  'signal.broadcast': 'Signal broadcast',
  'secret.created': 'Secret created',
  'secret.replaced': 'Secret replaced',
  'secret.deleted': 'Secret deleted',
  'audit.exported': 'Audit log exported',
  'server.started': 'Server started',
  'server.stopped': 'Server stopped',
} as const

export type AuditAction = keyof typeof auditActions

export const auditActionNames = Object.keys(auditActions) as [AuditAction, ...AuditAction[]]
