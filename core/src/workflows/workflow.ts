// A workflow says which changes of an identity store need somebody's approval, and whose.

import type { ObjectKind, Reference } from '../directory/index.ts'
import type { WorkflowEvent } from './events.ts'
import type { Filter } from './filter.ts'
import type { SystemWorkflowName } from './system.ts'

export type ApproverRule =
  /** `owners` and `managers` are the first ones and the additional ones; all of the object that changes. */
  | { kind: 'owner' | 'owners' | 'manager' | 'managers' | 'new-manager' }
  /** Users of the identity store, and groups whose members decide. */
  | { kind: 'people'; people: readonly Reference[] }

export type Workflow = {
  id: string
  storeId: string
  /** One of those that every identity store has; null where somebody made it. */
  system: SystemWorkflowName | null
  name: string
  description: string
  enabled: boolean
  event: WorkflowEvent
  objects: readonly ObjectKind[]
  /** The attributes it watches; none: whichever changes. */
  fields: readonly string[]
  filter: Filter
  /** Whoever of them decides first decides. None: the default approver. */
  approvers: readonly ApproverRule[]
  /** Whether those who do not answer are joined by those above them, where the identity store does that at all. */
  accelerated: boolean
  /** Of several that match the lowest is taken. */
  priority: number
  revision: number
}

export type WorkflowSettings = {
  /** A user, or a group whose members decide where nobody else can. */
  defaultApprover: Reference | null
  acceleration: { on: boolean; levelsMax: number; everyDays: number }
  /** Whether what nobody decides ends by itself, without being carried out. */
  expiry: { on: boolean; afterDays: number }
}

export const initialSettings: WorkflowSettings = {
  defaultApprover: null,
  acceleration: { on: false, levelsMax: 3, everyDays: 5 },
  expiry: { on: false, afterDays: 30 },
}
