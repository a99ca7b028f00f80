// What would come of a change, and why. It decides nothing, and writes nothing.

import * as api from '@countersign/core/api'
import { heldBy, namedBy, type Placement } from '@countersign/core/approvals'
import { type Change, type Right, rightToChange } from '@countersign/core/changes'
import { type ObjectDetails, referenceOf } from '@countersign/core/directory'
import {
  type EnteredWorkflow,
  type Matching,
  matchWorkflow,
  namedInSupposed,
  priorityMax,
  type Supposed,
  suppose,
  type Workflow,
} from '@countersign/core/workflows'
import { noSuchStore, reaching, type Store } from '../directory/index.ts'
import { isRefused, type Mounted, mounted, type Refused, refused } from '../http/index.ts'
import { newId } from '../platform/ids.ts'
import { sound } from './enterWorkflow.ts'
import type { WorkflowParts } from './routes.ts'
import { workflowsOf } from './workflowsOf.ts'

export const tryOperation = ({ pool, stores, placed }: WorkflowParts): Mounted =>
  mounted(api.tryWorkflows, async ({ input: { params, body } }) => {
    const store = await stores.find(params.storeId)
    if (!store) return noSuchStore
    const situation = await reaching(() => situationOf(store, body.change, body.requesterId))
    if (isRefused(situation)) return situation
    const { workflows: saved, settings } = await workflowsOf(pool, store.id)
    const workflows = body.draft ? await withDraft(store, saved, body.draft) : saved
    if (isRefused(workflows)) return workflows
    const matching = matchWorkflow(workflows, situation)
    const { matched } = matching
    const { defaultApprover } = settings
    const requesterId = situation.requester?.id ?? null
    const placing = matched && { named: namedBy(matched.approvers, situation), defaultApprover, requesterId }
    const placement = placing && (await reaching(() => placed(store.directory, placing)))
    return isRefused(placement) ? placement : answerOf(store, situation, matching, placement)
  })

type Situation = { change: Change; target: ObjectDetails | null; requester: ObjectDetails | null }

async function situationOf(
  { directory }: Store,
  supposed: Supposed,
  requesterId: string | null,
): Promise<Situation | Refused> {
  const target = supposed.targetId === null ? undefined : await directory.get(supposed.targetId)
  const requester = requesterId === null ? null : ((await directory.get(requesterId)) ?? null)
  if (requesterId !== null && requester?.kind !== 'user') return nobody('body.requesterId')
  const named = new Map((await directory.references(namedInSupposed(supposed))).map((one) => [one.id, one]))
  const change = suppose(supposed, { target, named })
  if (!change) return nobody(target ? 'body.change.memberId' : 'body.change.targetId')
  return { change, target: target ?? null, requester }
}

const nobody = (path: string): Refused =>
  refused('invalid-input', { errors: [{ path, message: 'Choose a user or group of this identity store.' }] })

type Draft = { id: string | null; workflow: EnteredWorkflow }

/** A new one comes behind the others, as it will when it is created. */
async function withDraft(store: Store, saved: Workflow[], { id, workflow }: Draft): Promise<Workflow[] | Refused> {
  const before = saved.find((one) => one.id === id)
  const entered = await sound(store, workflow, before)
  if (isRefused(entered)) return entered
  const priority = entered.priority ?? before?.priority ?? priorityMax
  const draft: Workflow = {
    ...{ id: newId(), storeId: store.id, system: null, revision: 1 },
    ...before,
    ...{ ...entered, priority },
  }
  return [...saved.filter((one) => one.id !== id), draft]
}

const askedOfMax = 10

function answerOf(
  { directory: { schema } }: Store,
  situation: Situation,
  { matched, considered }: Matching,
  placement: Placement | null,
) {
  const { change, target, requester } = situation
  const asker = { person: requester && referenceOf(requester), mayAsk: true, mayChange: false }
  const right = rightToChange(change, asker, { target, schema })
  return {
    kind: change.kind,
    ...outcomeOf(right, matched),
    matched: matched && placement && { id: matched.id, name: matched.name, ...askedBy(matched, placement) },
    considered: considered.map(({ workflow: { id, name, event, system }, matches, why }) => ({
      ...{ id, name, event, isSystem: system !== null, matches, why },
    })),
  }
}

const askedBy = (matched: Workflow, { holders, leftOut, queue }: Placement) => ({
  approvers: rulesOf(matched),
  ...{ askedOf: heldBy(holders).slice(0, askedOfMax), askedOfCount: holders.length, leftOut, queue },
})

const rulesOf = ({ approvers }: Workflow) =>
  approvers.map((rule) => (rule.kind === 'people' ? { ...rule, people: [...rule.people] } : rule))

function outcomeOf(right: Right, matched: Workflow | null) {
  if (right.right === 'none') return { outcome: 'refused', sentence: right.why } as const
  if (matched) return { outcome: 'asks', sentence: `“${matched.name}” asks for approval.` } as const
  if (right.right === 'at-once')
    return {
      outcome: 'at-once',
      sentence: 'No workflow holds it, and it may be done without any: it is done at once.',
    } as const
  const sentence = 'It needs somebody’s approval, and no workflow asks for one: it is refused.'
  return { outcome: 'refused', sentence } as const
}
