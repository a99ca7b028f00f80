// Action flows over HTTP: listed, built, deleted. What is activated and what runs has its own files.

import * as api from '@countersign/core/api'
import { check, type Draft, needsOf } from '@countersign/core/flows'
import { actorOf } from '../audit/index.ts'
import { type Mounted, mounted, pageOf, type Refused, refused } from '../http/index.ts'
import { newId } from '../platform/ids.ts'
import { activation } from './activate.ts'
import { flowSummary } from './answers.ts'
import { changing, detailsOf, note } from './changing.ts'
import { myRunOperations } from './myRuns.ts'
import type { FlowParts } from './parts.ts'
import { byName, placeOf } from './places.ts'
import { runOperations } from './runRoutes.ts'
import {
  countFlows,
  deleteFlowRow,
  insertFlow,
  lockFlows,
  nameIsTaken,
  selectFlows,
  updateDraft,
  updateTexts,
} from './sql.ts'
import { worldNow } from './world.ts'

export const flowOperations = (parts: FlowParts): Mounted[] => [
  ...shown(parts),
  created(parts),
  described(parts),
  drafted(parts),
  deleted(parts),
  ...activation(parts),
  ...runOperations(parts),
  ...myRunOperations(parts),
]

const shown = (parts: FlowParts): Mounted[] => [
  mounted(api.listFlows, async ({ input: { query } }) => {
    const after = query.cursor === undefined ? undefined : byName.read(query.cursor)
    if (query.cursor !== undefined && !after) return refused('invalid-cursor')
    const rows = await selectFlows(parts.pool, query, after, query.limit + 1)
    const { items, nextCursor } = pageOf(rows, query.limit, byName, placeOf)
    return { items: items.map(flowSummary), nextCursor }
  }),

  mounted(api.getFlow, async ({ input: { params }, context }) => detailsOf(parts, params.id, context)),

  mounted(api.checkFlowDraft, async ({ input: { body } }) => ({
    findings: check(body.draft, await worldNow(parts.pool)),
    needs: needsOf(body.draft),
  })),
]

const nameTaken = (name: string): Refused =>
  refused('invalid-input', { errors: [{ path: 'body.name', message: `There is an action flow “${name}” already.` }] })

const created = (parts: FlowParts): Mounted =>
  mounted(api.createFlow, async ({ input: { body }, caller, requestId, context }) => {
    const { pool, record, now } = parts
    const flow = { ...body, id: newId() }
    const refusal = await pool.transaction(async (tx) => {
      await lockFlows(tx)
      if ((await countFlows(tx)) >= api.flowsMax)
        return refused('conflict', { detail: `There are ${api.flowsMax} action flows already. Delete one first.` })
      if (!(await insertFlow(tx, { ...flow, at: now(), by: actorOf(caller).name }))) return nameTaken(flow.name)
      await record(tx, note('flow.created', flow, { caller, requestId }))
      return undefined
    })
    return refusal ?? detailsOf(parts, flow.id, context)
  })

const described = (parts: FlowParts): Mounted =>
  mounted(api.describeFlow, async ({ input: { params, body }, caller, requestId, context }) => {
    const refusal = await changing(parts, params.id, context, async (tx, flow) => {
      if (await nameIsTaken(tx, flow.id, body.name)) return nameTaken(body.name)
      await updateTexts(tx, flow.id, body, { at: parts.now(), by: actorOf(caller).name })
      const { name, description } = flow
      const details = { old: { name, description }, new: body }
      await parts.record(tx, note('flow.changed', { ...flow, ...body }, { caller, requestId }, details))
      return undefined
    })
    return refusal ?? detailsOf(parts, params.id, context)
  })

const drafted = (parts: FlowParts): Mounted =>
  mounted(api.saveFlowDraft, async ({ input: { params, body }, caller, requestId, context }) => {
    const refusal = await changing(parts, params.id, context, async (tx, flow) => {
      await updateDraft(tx, flow.id, body.draft as Draft, { at: parts.now(), by: actorOf(caller).name })
      const details = { steps: body.draft.steps.length, trigger: body.draft.trigger?.kind ?? null }
      await parts.record(tx, note('flow.changed', flow, { caller, requestId }, details))
      return undefined
    })
    return refusal ?? detailsOf(parts, params.id, context)
  })

const deleted = (parts: FlowParts): Mounted =>
  mounted(api.deleteFlow, async ({ input: { params }, caller, requestId, context }) =>
    changing(parts, params.id, context, async (tx, flow) => {
      if (flow.activeVersionId !== null)
        return refused('conflict', { detail: 'The action flow is active. Deactivate it first.' })
      await deleteFlowRow(tx, flow.id)
      await parts.record(tx, note('flow.deleted', flow, { caller, requestId }))
      return undefined
    }),
  )
