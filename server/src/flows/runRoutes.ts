// Runs: begun by a button or as a test, listed, looked into.

import * as api from '@countersign/core/api'
import { type Draft, processIdOf, readInputs, testProcessIdOf } from '@countersign/core/flows'
import { invariant } from '@countersign/engine'
import { actorOf } from '../audit/index.ts'
import { idempotencyKey, isRefused, type Mounted, mounted, pageOf, type Refused, refused } from '../http/index.ts'
import { newId } from '../platform/ids.ts'
import { deployIn, variablesFrom } from '../processes/index.ts'
import { runSummary } from './answers.ts'
import { beginRun } from './beginRun.ts'
import { noSuchFlow } from './changing.ts'
import { compiled } from './compiled.ts'
import type { FlowParts } from './parts.ts'
import { byName, byTime, momentOf, placeOf } from './places.ts'
import { runDetails } from './runDetails.ts'
import { selectRuns } from './runSql.ts'
import { insertTried, selectActive, selectButtons, selectFlow } from './sql.ts'
import { worldNow } from './world.ts'

export const runOperations = (parts: FlowParts): Mounted[] => [
  ...begun(parts),
  tried(parts),

  mounted(api.listFlowRuns, async ({ input: { params, query } }) => {
    const after = query.cursor === undefined ? undefined : byTime.read(query.cursor)
    if (query.cursor !== undefined && !after) return refused('invalid-cursor')
    if (!(await selectFlow(parts.pool, params.id))) return noSuchFlow
    const processes = [processIdOf(params.id), testProcessIdOf(params.id)]
    const rows = await selectRuns(parts.pool, processes, params.id, query, after, query.limit + 1)
    const { items, nextCursor } = pageOf(rows, query.limit, byTime, momentOf)
    return { items: items.map(runSummary), nextCursor }
  }),

  mounted(api.getFlowRun, async ({ input: { params } }) => (await runDetails(parts.pool, params.id)) ?? noSuchRun),
]

const noSuchRun = refused('not-found', { detail: 'There is no such run of an action flow.' })

const begun = (parts: FlowParts): Mounted[] => [
  mounted(api.listFlowButtons, async ({ input: { query } }) => {
    const after = query.cursor === undefined ? undefined : byName.read(query.cursor)
    if (query.cursor !== undefined && !after) return refused('invalid-cursor')
    const rows = await selectButtons(parts.pool, after, query.limit + 1)
    const { items, nextCursor } = pageOf(rows, query.limit, byName, placeOf)
    return { items: items.flatMap(buttonOf), nextCursor }
  }),

  mounted(api.pressFlowButton, async ({ input: { params, body }, caller, requestId, context }) => {
    const key = idempotencyKey(context)
    if (isRefused(key)) return key
    const flow = await selectActive(parts.pool, params.flowId)
    if (flow?.draft.trigger?.kind !== 'button') return noSuchButton
    const trigger = inputsOf(flow.draft, body.inputs)
    if (isRefused(trigger)) return trigger
    const { processId, version } = flow
    const by = { actor: actorOf(caller), requestId }
    const run = { processId, version, trigger, accountId: caller.account.id, key: key ?? newId() }
    return beginRun(parts, { id: flow.flowId, name: flow.name }, run, by)
  }),
]

const noSuchButton = refused('not-found', { detail: 'There is no such button, or its action flow is not active.' })

const buttonOf = ({
  flowId,
  name,
  description,
  draft: { trigger },
}: Awaited<ReturnType<typeof selectButtons>>[number]) =>
  trigger?.kind === 'button' ? [{ flowId, name, description, trigger, label: trigger.label || name }] : []

const tried = (parts: FlowParts): Mounted =>
  mounted(api.testFlow, async ({ input: { params, body }, caller, requestId, context }) => {
    const { pool, record, now } = parts
    const key = idempotencyKey(context)
    if (isRefused(key)) return key
    const flow = await selectFlow(pool, params.id)
    if (!flow) return noSuchFlow
    const trigger = inputsOf(flow.draft, body.inputs)
    if (isRefused(trigger)) return trigger
    const actor = actorOf(caller)
    const target = {
      processId: testProcessIdOf(flow.id),
      name: `${flow.name} (test)`,
      webhookPath: null,
      by: actor.name,
    }
    const file = await compiled(parts, flow, await worldNow(pool), target)
    if (isRefused(file)) return file
    const version = await pool.transaction(async (tx) => {
      const [deployed] = await deployIn(tx, { record, now }, file)
      invariant(deployed, 'a flow is one process')
      const { draft, id: flowId } = flow
      await insertTried(tx, { versionId: deployed.id, flowId, draft, at: now(), by: actor.name })
      return deployed.version
    })
    const run = { processId: target.processId, version, trigger, accountId: caller.account.id, key: key ?? newId() }
    return beginRun(parts, flow, run, { actor, requestId })
  })

/** What the trigger brings: of a button its fields, of a webhook the body. */
function inputsOf({ trigger }: Draft, given: Readonly<Record<string, unknown>>) {
  if (trigger?.kind === 'button') {
    const read = readInputs(trigger.fields, given)
    if (read.ok) return read.inputs
    const errors = read.problems.map(({ name, message }) => ({ path: `body.inputs.${name}`, message }))
    return refused('invalid-input', { errors })
  }
  const taken = variablesFrom(given)
  return taken.ok ? taken.variables : unusable(taken.reason)
}

const unusable = (message: string): Refused => refused('invalid-input', { errors: [{ path: 'body.inputs', message }] })
