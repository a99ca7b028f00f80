import type { WorkflowLink } from '@countersign/core/api'

type Health = WorkflowLink['health']['state']
type Looks = { title: string; color: 'informative' | 'success' | 'warning' | 'danger' }

export const healthLooks: Readonly<Record<Health, Looks>> = {
  ok: { title: 'Linked', color: 'success' },
  off: { title: 'The flow is off', color: 'warning' },
  trouble: { title: 'Trouble', color: 'danger' },
  'not-known': { title: 'Not tried yet', color: 'informative' },
}
