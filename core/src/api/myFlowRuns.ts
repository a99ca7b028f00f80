// Runs as those see them who began them by a button: how far they are and how they ended, not what went through them.

import { z } from 'zod'
import { runStates, runStepStates } from './flowRuns.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'

const tag = 'Action flows'

const myRun = z.object({
  id: z.uuid(),
  flowName: z.string(),
  state: z.enum(runStates),
  startedAt: instant,
  finishedAt: instant.nullable(),
})
export const myFlowRunItem = myRun.meta({ id: 'MyFlowRunSummary' })
export type MyFlowRunSummary = z.output<typeof myFlowRunItem>

export const listMyFlowRuns = defineOperation({
  id: 'listMyFlowRuns',
  method: 'get',
  path: '/api/v1/my-flow-runs',
  tag,
  summary: 'The runs one has begun oneself by a button, the newest first',
  access: 'portal.use',
  query: z.strictObject(pageQuery),
  answer: pageOf(myFlowRunItem).meta({ id: 'MyFlowRunPage' }),
  status: 200,
})

export const myFlowRun = myRun
  .extend({
    sentence: z.string().nullable().meta({ description: 'How it ended, where there is more to say.' }),
    steps: z
      .array(
        z.object({
          name: z.string(),
          kind: z.enum(['action', 'branch', 'approval', 'stop']),
          depth: z.int().meta({ description: 'In how many branches it lies.' }),
          state: z.enum(runStepStates),
          startedAt: instant.nullable(),
          finishedAt: instant.nullable(),
        }),
      )
      .meta({ description: 'Those that were reached, in their order.' }),
  })
  .meta({ id: 'MyFlowRun' })
export type MyFlowRun = z.output<typeof myFlowRun>

export const getMyFlowRun = defineOperation({
  id: 'getMyFlowRun',
  method: 'get',
  path: '/api/v1/my-flow-runs/{id}',
  tag,
  summary: 'How far a run is that one has begun oneself',
  access: 'portal.use',
  params: idParams,
  answer: myFlowRun,
  status: 200,
})
