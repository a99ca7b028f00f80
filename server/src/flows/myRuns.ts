// Runs for those who began them: how far they are, not what went through them.

import * as api from '@countersign/core/api'
import { type Mounted, mounted, pageOf, refused } from '../http/index.ts'
import { runSummary } from './answers.ts'
import { hasBegun, selectMyRuns } from './myRunSql.ts'
import type { FlowParts } from './parts.ts'
import { byTime, momentOf } from './places.ts'
import { runDetails } from './runDetails.ts'

export const myRunOperations = ({ pool }: FlowParts): Mounted[] => [
  mounted(api.listMyFlowRuns, async ({ input: { query }, caller }) => {
    const after = query.cursor === undefined ? undefined : byTime.read(query.cursor)
    if (query.cursor !== undefined && !after) return refused('invalid-cursor')
    const rows = await selectMyRuns(pool, caller.account.id, after, query.limit + 1)
    const { items, nextCursor } = pageOf(rows, query.limit, byTime, momentOf)
    return { items: items.map(runSummary).map(mine), nextCursor }
  }),

  mounted(api.getMyFlowRun, async ({ input: { params }, caller }) => {
    const run = (await hasBegun(pool, caller.account.id, params.id)) ? await runDetails(pool, params.id) : undefined
    if (!run) return refused('not-found', { detail: 'You have begun no such run.' })
    const reached = run.steps.filter(({ state }) => state !== 'not-reached')
    return {
      ...mine(run),
      sentence: run.sentence,
      steps: reached.map(({ name, kind, depth, state, startedAt, finishedAt }) => ({
        ...{ name, kind, depth, state, startedAt, finishedAt },
      })),
    }
  }),
]

const mine = ({ id, flowName, state, startedAt, finishedAt }: api.MyFlowRunSummary): api.MyFlowRunSummary => ({
  ...{ id, flowName, state, startedAt, finishedAt },
})
