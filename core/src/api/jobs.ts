import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { idParams, instant } from './page.ts'
import { variables } from './variables.ts'

const leaseMs = z.int().min(1_000).max(86_400_000)
const lease = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'From `activateJobs`: proves that the job is still held.' })
const message = z.string().max(6_000)

export const activatedJob = z
  .object({
    id: z.uuid(),
    lease,
    leaseEndsAt: instant,
    type: z.string(),
    instanceId: z.uuid(),
    key: z.string().meta({
      description:
        'The same each time that this job is done again; another for every round of a loop and every item of a list.',
    }),
    elementId: z.string(),
    attempt: z.int(),
    retries: z.int(),
    headers: z.record(z.string(), z.string()),
    variables,
  })
  .meta({ id: 'ActivatedJob' })
export type ActivatedJob = z.output<typeof activatedJob>

export const activateJobs = defineOperation({
  id: 'activateJobs',
  method: 'post',
  path: '/api/v1/jobs/activate',
  tag: 'Jobs',
  summary: 'Take jobs, or wait until there are some',
  description:
    'A job is held for its lease; whoever does not report in time gives it back. It is done at least once: a worker that acts on the outside should hand `key` on, or keep it, to recognise a repetition. Of those who wait, one is given a job; where too many wait, 429 says after how many seconds to try again.',
  access: 'jobs.work',
  body: z.strictObject({
    types: z.array(z.string().min(1).max(255)).min(1).max(50),
    worker: z.string().trim().min(1).max(200),
    maxJobs: z.int().min(1).max(200).default(10),
    leaseMs: leaseMs.default(60_000),
    waitMs: z.int().min(0).max(60_000).default(0).meta({ description: 'How long to wait if there are none.' }),
    fetchVariables: z.array(z.string().min(1).max(200)).max(200).optional().meta({ description: 'Only these.' }),
  }),
  answer: z.object({ jobs: z.array(activatedJob) }).meta({ id: 'ActivatedJobs' }),
  status: 200,
})

export const completeJob = defineOperation({
  id: 'completeJob',
  method: 'post',
  path: '/api/v1/jobs/{id}/complete',
  tag: 'Jobs',
  summary: 'Report that a job is done',
  description: 'To report the same twice is to report it once.',
  access: 'jobs.work',
  params: idParams,
  body: z.strictObject({ lease, variables: variables.default({}) }),
  status: 204,
})

export const failJob = defineOperation({
  id: 'failJob',
  method: 'post',
  path: '/api/v1/jobs/{id}/fail',
  tag: 'Jobs',
  summary: 'Report that a job was not done',
  access: 'jobs.work',
  params: idParams,
  body: z.strictObject({
    lease,
    message,
    retries: z.int().min(0).max(1_000).optional().meta({ description: 'Left after this; else one less than before.' }),
    delayMs: z.int().min(0).max(2_592_000_000).default(0).meta({ description: 'Before the next try.' }),
    variables: variables.optional().meta({ description: 'For whoever looks at the incident.' }),
  }),
  status: 204,
})

export const throwJobError = defineOperation({
  id: 'throwJobError',
  method: 'post',
  path: '/api/v1/jobs/{id}/throw-error',
  tag: 'Jobs',
  summary: 'Throw a BPMN error, for the process to catch',
  access: 'jobs.work',
  params: idParams,
  body: z.strictObject({
    lease,
    code: z.string().min(1).max(255),
    message: message.optional(),
    variables: variables.optional(),
  }),
  status: 204,
})

export const extendJobLease = defineOperation({
  id: 'extendJobLease',
  method: 'post',
  path: '/api/v1/jobs/{id}/extend',
  tag: 'Jobs',
  summary: 'Hold a job for longer',
  access: 'jobs.work',
  params: idParams,
  body: z.strictObject({ lease, leaseMs }),
  answer: z.object({ leaseEndsAt: instant }).meta({ id: 'ExtendedLease' }),
  status: 200,
})
