// Workflows over HTTP: listed, entered, switched on and off, deleted.

import * as api from '@countersign/core/api'
import type { Placement, Placing } from '@countersign/core/approvals'
import { priorityMax, type Workflow } from '@countersign/core/workflows'
import { type AuditNote, actorOf, type Recorder } from '../audit/index.ts'
import { type Directory, noSuchStore, type Store, type Stores } from '../directory/index.ts'
import {
  etag,
  ifMatch,
  isRefused,
  type KnownCaller,
  type Mounted,
  mounted,
  type Refused,
  refused,
} from '../http/index.ts'
import type { Db, Pool } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { differences, refuseFixed, type Sound, sound } from './enterWorkflow.ts'
import { settingsOperations } from './settingsRoutes.ts'
import {
  deleteWorkflowRow,
  insertWorkflow,
  lockWorkflow,
  lockWorkflows,
  selectNameTaken,
  selectTally,
  selectWorkflow,
  selectWorkflows,
  updateWorkflowRow,
  workflowsMax,
} from './sql.ts'
import { tryOperation } from './tryOut.ts'

export type WorkflowParts = {
  pool: Pool
  record: Recorder
  now: () => Date
  stores: Stores
  /** With whom an approval would lie; asks the store. */
  placed: (directory: Directory, placing: Placing) => Promise<Placement>
}

export const workflowOperations = (parts: WorkflowParts): Mounted[] => [
  ...shown(parts),
  created(parts),
  updated(parts),
  enabled(parts),
  deleted(parts),
  ...settingsOperations(parts),
  tryOperation(parts),
]

const workflowAnswer = (workflow: Workflow): api.WorkflowAnswer => ({
  ...workflow,
  objects: [...workflow.objects],
  fields: [...workflow.fields],
  filter: { ...workflow.filter, conditions: [...workflow.filter.conditions] },
  approvers: workflow.approvers.map((rule) => (rule.kind === 'people' ? { ...rule, people: [...rule.people] } : rule)),
})

const shown = ({ pool, stores }: WorkflowParts): Mounted[] => [
  mounted(api.listWorkflows, async ({ input: { params } }) => {
    if (!(await stores.find(params.storeId))) return noSuchStore
    return { items: (await selectWorkflows(pool, params.storeId)).map(workflowAnswer) }
  }),

  mounted(api.getWorkflow, async ({ input: { params }, context }) => {
    const workflow = await selectWorkflow(pool, params.storeId, params.id)
    if (!workflow) return refused('not-found')
    etag(context, workflow.revision)
    return workflowAnswer(workflow)
  }),
]

type Noted = { caller: KnownCaller; requestId: string }

const note = (
  action: AuditNote['action'],
  { id, name, storeId }: Workflow,
  { caller, requestId }: Noted,
  details: Record<string, unknown> = {},
): AuditNote => ({
  ...{ action, actor: actorOf(caller), subject: { kind: 'workflow', id, name }, requestId },
  details: { store: storeId, ...details },
})

const nameTaken = (name: string): Refused =>
  refused('invalid-input', {
    errors: [{ path: 'body.name', message: `There is a workflow “${name}” in this identity store already.` }],
  })

const created = ({ pool, record, now, stores }: WorkflowParts): Mounted =>
  mounted(api.createWorkflow, async ({ input: { params, body }, caller, requestId }) => {
    const store = await stores.find(params.storeId)
    if (!store) return noSuchStore
    const entered = await sound(store, body)
    if (isRefused(entered)) return entered
    return pool.transaction(async (tx) => {
      const workflow = await insertNew(tx, store, entered, now())
      if (isRefused(workflow)) return workflow
      const { name, event, approvers, enabled: isOn } = workflow
      await record(
        tx,
        note('workflow.created', workflow, { caller, requestId }, { name, event, approvers, enabled: isOn }),
      )
      return workflowAnswer(workflow)
    })
  })

/** Behind the others that somebody made, with room between them. */
const priorityStep = 10

async function insertNew(tx: Db, { id: storeId }: Store, entered: Sound, at: Date): Promise<Workflow | Refused> {
  await lockWorkflows(tx)
  const { count, lastPriority } = await selectTally(tx, storeId)
  if (count >= workflowsMax) return refused('conflict', { detail: `There are ${workflowsMax} workflows already.` })
  const priority = entered.priority ?? Math.min(lastPriority + priorityStep, priorityMax)
  const workflow = await insertWorkflow(tx, { ...entered, id: newId(), storeId, system: null, priority, at })
  return workflow ?? nameTaken(entered.name)
}

const updated = ({ pool, record, now, stores }: WorkflowParts): Mounted =>
  mounted(api.updateWorkflow, async ({ input: { params, body }, caller, requestId, context }) => {
    const revision = ifMatch(context)
    if (isRefused(revision)) return revision
    const store = await stores.find(params.storeId)
    if (!store) return noSuchStore
    const known = await selectWorkflow(pool, store.id, params.id)
    if (!known) return refused('not-found')
    const entered = await sound(store, body, known)
    if (isRefused(entered)) return entered
    return pool.transaction(async (tx) => {
      const before = await lockWorkflow(tx, store.id, params.id)
      if (!before) return refused('not-found')
      if (revision !== undefined && revision !== before.revision) return refused('changed-meanwhile')
      const fixed = refuseFixed(before, entered)
      if (fixed) return fixed
      if (await selectNameTaken(tx, store.id, entered.name, before.id)) return nameTaken(entered.name)
      const after = { ...before, ...entered, priority: entered.priority ?? before.priority }
      const workflow = await updateWorkflowRow(tx, after, now())
      await record(tx, note('workflow.changed', workflow, { caller, requestId }, differences(before, workflow)))
      etag(context, workflow.revision)
      return workflowAnswer(workflow)
    })
  })

const enabled = ({ pool, record, now }: WorkflowParts): Mounted =>
  mounted(api.enableWorkflow, async ({ input: { params, body }, caller, requestId }) =>
    pool.transaction(async (tx) => {
      const before = await lockWorkflow(tx, params.storeId, params.id)
      if (!before) return refused('not-found')
      if (before.enabled === body.enabled) return workflowAnswer(before)
      const workflow = await updateWorkflowRow(tx, { ...before, enabled: body.enabled }, now())
      const action = body.enabled ? 'workflow.switched-on' : 'workflow.switched-off'
      await record(tx, note(action, workflow, { caller, requestId }))
      return workflowAnswer(workflow)
    }),
  )

const deleted = ({ pool, record }: WorkflowParts): Mounted =>
  mounted(api.deleteWorkflow, async ({ input: { params }, caller, requestId }) =>
    pool.transaction(async (tx) => {
      const workflow = await lockWorkflow(tx, params.storeId, params.id)
      if (!workflow) return refused('not-found')
      if (workflow.system !== null)
        return refused('conflict', {
          detail: `“${workflow.name}” comes with the identity store. It can be switched off, not deleted.`,
        })
      await deleteWorkflowRow(tx, workflow.id)
      const { id: _, storeId: _store, ...was } = workflow
      await record(tx, note('workflow.deleted', workflow, { caller, requestId }, { old: was }))
      return undefined
    }),
  )
