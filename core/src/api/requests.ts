// Requests: what somebody has to approve. That of a change is the change itself, with the same id; an action flow may ask
// for approvals, too.

import { z } from 'zod'
import { answerWays, approvalEventKinds, approvalOutcomes, approvalQueues, holderReasons } from '../approvals/index.ts'
import { askedChange, changeKindNames } from '../changes/index.ts'
import { changeStates, changeValue, changeValues, namedWorkflow } from './changes.ts'
import { reference, storeParams } from './directories.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'

export type RequestState = (typeof changeStates)[number]

/** What whoever asks may do with a request now. */
export const requestDeeds = ['approve', 'deny', 'cancel', 'reroute'] as const
export type RequestDeed = (typeof requestDeeds)[number]

const person = z.object({ name: z.string(), person: reference.nullable() })
const queue = z.enum(approvalQueues).meta({
  description: 'With whom it lies: the approvers, the default approver, or whoever may decide all requests.',
})

export const requestSummary = z
  .object({
    id: z.uuid(),
    storeId: z.uuid(),
    storeName: z.string(),
    workflow: namedWorkflow.nullable().meta({
      description: 'As it was called when the request was made; null for a step of an action flow.',
    }),
    kind: z.enum(changeKindNames).nullable().meta({ description: 'Null for a step of an action flow.' }),
    target: reference.nullable().meta({ description: 'Null for something that is to be created, until it is.' }),
    subject: z.string().meta({
      description: 'The name of the target, or of what is to be created; of a step of an action flow its title.',
    }),
    member: reference.nullable(),
    requester: person,
    state: z.enum(changeStates),
    createdAt: instant,
    decidedAt: instant.nullable(),
    queue,
    heldBy: z.array(reference).meta({ description: 'Who may decide, while it is pending; at most ten.' }),
    heldByCount: z.int(),
    heldSince: instant.nullable().meta({ description: 'Since when it lies with the last of them.' }),
    may: z.array(z.enum(requestDeeds)).meta({ description: 'What whoever asks may do with it now.' }),
  })
  .meta({ id: 'RequestSummary' })
export type RequestSummary = z.output<typeof requestSummary>

const timelineEvent = z.object({
  at: instant,
  kind: z.enum(approvalEventKinds),
  who: z.string().nullable().meta({ description: 'Who did it; null where nobody did.' }),
  via: z.enum(answerWays).nullable().meta({ description: 'Of answers: which way they came.' }),
  people: z.array(reference).meta({ description: 'Who is asked from then on.' }),
  text: z.string().nullable().meta({ description: 'A reason or comment, or why it was not carried out.' }),
})
export type RequestEvent = z.output<typeof timelineEvent>

const holder = z.object({
  person: reference,
  via: z.enum(holderReasons),
  group: reference.nullable().meta({ description: 'The group as a member of which they are asked.' }),
  since: instant,
  level: z.int().meta({ description: 'How often the request was passed on before it reached them.' }),
  insteadOf: reference.nullable().meta({ description: 'Who did not answer before them.' }),
  until: instant.nullable().meta({ description: 'When it was taken from them: it was rerouted.' }),
})

const linkedFlow = z.object({
  flowName: z.string(),
  state: z.enum(['waiting', 'started', 'answered', 'undecided', 'refused', 'failed', 'unknown']).meta({
    description:
      '`undecided`: it ended without a decision. `refused`: its answer does not count. `failed`: it was not started.',
  }),
  sentence: z.string(),
  staysOpen: z.boolean().meta({ description: 'It was decided here; the flow’s own approval is still open.' }),
})

export const requestDetails = requestSummary
  .extend({
    old: changeValues,
    new: changeValues,
    reason: z.string().nullable(),
    message: z.string().nullable().meta({ description: 'Of a step of an action flow: what its approvers read.' }),
    sentence: z.string().nullable().meta({ description: 'Why it was not carried out, or not yet.' }),
    conflicts: z.array(z.object({ name: z.string(), old: changeValue, current: changeValue })),
    decision: z
      .object({
        outcome: z.enum(approvalOutcomes),
        by: person.nullable(),
        via: z.enum(answerWays).nullable(),
        at: instant,
        reason: z.string().nullable(),
      })
      .nullable(),
    timeline: z.array(timelineEvent).meta({ description: 'From the first to the last; at most 200.' }),
    holders: z.array(holder).meta({ description: 'Everybody who was asked; at most 200.' }),
    nextEscalationAt: instant.nullable(),
    expiresAt: instant.nullable().meta({ description: 'When it ends by itself, if nobody decides it.' }),
    link: linkedFlow.nullable(),
    instanceId: z.uuid().meta({ description: 'The instance of the process that the request runs in.' }),
    hasTemporaryPassword: z.boolean().meta({ description: 'Whoever asks may have it shown to them, once.' }),
  })
  .meta({ id: 'RequestDetails' })
export type RequestDetails = z.output<typeof requestDetails>

export const previewChange = defineOperation({
  id: 'previewChange',
  method: 'post',
  path: '/api/v1/stores/{storeId}/changes/preview',
  tag: 'Changes',
  summary: 'What would become of a change if it were asked for',
  description: 'Nothing is kept, and nobody is asked.',
  access: 'directory.ask',
  params: storeParams,
  body: z.strictObject({ change: askedChange }),
  answer: z
    .discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('at-once') }),
      z.object({
        outcome: z.literal('asks'),
        workflow: namedWorkflow,
        askedOf: z.array(reference).meta({ description: 'At most ten.' }),
        askedOfCount: z.int(),
        leftOut: z.array(reference).meta({ description: 'Groups that are named and not asked: they are too large.' }),
        queue,
        considered: z.array(z.object({ name: z.string(), matches: z.boolean(), why: z.string() })),
      }),
      z.object({ outcome: z.literal('refused'), sentence: z.string() }),
    ])
    .meta({ id: 'ChangePreview' }),
  status: 200,
})

export const requestLists = ['mine', 'inbox', 'all'] as const

export const listRequests = defineOperation({
  id: 'listRequests',
  method: 'get',
  path: '/api/v1/requests',
  tag: 'Requests',
  summary: 'Requests, the newest first',
  description:
    '`mine`: those I made. `inbox`: those I may decide, or could have decided. `all` needs `requests.read-all`.',
  access: 'portal.use',
  query: z.strictObject({
    ...pageQuery,
    list: z.enum(requestLists).default('mine'),
    state: z
      .enum([...changeStates, 'decided'])
      .optional()
      .meta({ description: '`decided`: everything that is not pending any more.' }),
    storeId: z.uuid().optional(),
    search: z.string().max(200).default('').meta({ description: 'Words in names of requester, target and workflow.' }),
    since: instant.optional().meta({ description: 'Made at this time or later.' }),
  }),
  answer: pageOf(requestSummary).meta({ id: 'RequestPage' }),
  status: 200,
})

/** Nobody reads a longer list to its end; counting on would only cost. */
export const requestsCountedMax = 1_000

export const countRequests = defineOperation({
  id: 'countRequests',
  method: 'get',
  path: '/api/v1/requests/count',
  tag: 'Requests',
  summary: 'How many requests wait for me',
  access: 'portal.use',
  answer: z
    .object({ inbox: z.int().meta({ description: `At most ${requestsCountedMax}: more are not counted.` }) })
    .meta({ id: 'RequestCount' }),
  status: 200,
})

export const getRequest = defineOperation({
  id: 'getRequest',
  method: 'get',
  path: '/api/v1/requests/{id}',
  tag: 'Requests',
  summary: 'One request',
  description: 'For its requester, for everybody who was asked, and for holders of `requests.read-all`.',
  access: 'portal.use',
  params: idParams,
  answer: requestDetails,
  status: 200,
})

const comment = z.string().trim().max(500).default('')
const reason = z.string().trim().min(1, 'Say why: the requester reads it.').max(500)

export const approveRequest = defineOperation({
  id: 'approveRequest',
  method: 'post',
  path: '/api/v1/requests/{id}/approve',
  tag: 'Requests',
  summary: 'Approve a request',
  description: 'The first decision counts; a later one is refused with 409. Nobody decides a request of their own.',
  access: 'portal.use',
  params: idParams,
  body: z.strictObject({ comment }),
  answer: requestDetails,
  status: 200,
})

export const denyRequest = defineOperation({
  id: 'denyRequest',
  method: 'post',
  path: '/api/v1/requests/{id}/deny',
  tag: 'Requests',
  summary: 'Deny a request',
  description: 'The first decision counts; a later one is refused with 409. Nobody decides a request of their own.',
  access: 'portal.use',
  params: idParams,
  body: z.strictObject({ reason }),
  answer: requestDetails,
  status: 200,
})

export const cancelRequest = defineOperation({
  id: 'cancelRequest',
  method: 'post',
  path: '/api/v1/requests/{id}/cancel',
  tag: 'Requests',
  summary: 'Take back a request of one’s own that nobody has decided',
  access: 'portal.use',
  params: idParams,
  body: z.strictObject({}),
  answer: requestDetails,
  status: 200,
})

export const rerouteRequest = defineOperation({
  id: 'rerouteRequest',
  method: 'post',
  path: '/api/v1/requests/{id}/reroute',
  tag: 'Requests',
  summary: 'Give a pending request to other approvers',
  description: 'Those who were asked so far may not decide it any more. The requester can’t be one of the new ones.',
  access: 'requests.manage-all',
  params: idParams,
  body: z.strictObject({ to: z.array(z.string().min(1).max(200)).min(1).max(20), reason }),
  answer: requestDetails,
  status: 200,
})

export const showTemporaryPassword = defineOperation({
  id: 'showTemporaryPassword',
  method: 'post',
  path: '/api/v1/requests/{id}/temporary-password',
  tag: 'Requests',
  summary: 'The temporary password that a request led to; shown to its requester, once',
  access: 'portal.use',
  params: idParams,
  body: z.strictObject({}),
  answer: z.object({ temporaryPassword: z.string() }).meta({ id: 'TemporaryPassword' }),
  status: 200,
})
