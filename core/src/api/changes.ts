import { z } from 'zod'
import { askedChange, changeKindNames } from '../changes/index.ts'
import { objectParams, reference, storeParams } from './directories.ts'
import { defineOperation } from './operation.ts'
import { instant, pageOf, pageQuery } from './page.ts'

/** What becomes of a change. One that nobody has to approve begins with `applying`. */
export const changeStates = [
  'pending',
  'approved',
  'denied',
  'cancelled',
  'expired',
  'applying',
  'applied',
  'failed',
  'conflict',
] as const

export const namedWorkflow = z.object({ id: z.uuid(), name: z.string() })

export const changeValue = z.union([z.string(), z.boolean(), z.null(), z.array(reference)])
export const changeValues = z.record(z.string(), changeValue)

export const changeAnswer = z
  .object({
    id: z.uuid(),
    storeId: z.uuid(),
    kind: z.enum(changeKindNames),
    target: reference.nullable().meta({ description: 'What it is about; once it was created, what was created.' }),
    member: reference.nullable(),
    old: changeValues,
    new: changeValues,
    reason: z.string().nullable(),
    requester: z.object({ name: z.string(), person: reference.nullable() }),
    workflow: namedWorkflow
      .nullable()
      .meta({ description: 'Which workflow held it: then it is a request of this id.' }),
    state: z.enum(changeStates),
    sentence: z.string().nullable().meta({ description: 'Why it was not carried out, or not yet.' }),
    conflicts: z.array(z.object({ name: z.string(), old: changeValue, current: changeValue })),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Change' })
export type ChangeRecord = z.output<typeof changeAnswer>

export const submitChange = defineOperation({
  id: 'submitChange',
  method: 'post',
  path: '/api/v1/stores/{storeId}/changes',
  tag: 'Changes',
  summary: 'Ask for a change',
  description:
    'A workflow that matches holds it: then it is a request with the id of the change, and waits for its approval. Otherwise it is carried out at once if that is allowed. `version` makes it exact: if the object was changed since, the answer is 412. With an `Idempotency-Key` a repetition asks for nothing a second time.',
  access: 'directory.ask',
  params: storeParams,
  body: z.strictObject({ change: askedChange, reason: z.string().trim().max(500).default('') }),
  headers: ['Idempotency-Key'],
  answer: z
    .object({
      change: changeAnswer,
      temporaryPassword: z.string().nullable().meta({ description: 'Of a password that was reset; told this once.' }),
    })
    .meta({ id: 'SubmittedChange' }),
  status: 201,
})

export const getChange = defineOperation({
  id: 'getChange',
  method: 'get',
  path: '/api/v1/stores/{storeId}/changes/{id}',
  tag: 'Changes',
  summary: 'What became of a change',
  description: 'A request that was not carried out is there for those only who may see the request.',
  access: 'directory.read',
  params: z.strictObject({ storeId: z.uuid(), id: z.uuid() }),
  answer: changeAnswer,
  status: 200,
})

export const listObjectHistory = defineOperation({
  id: 'listObjectHistory',
  method: 'get',
  path: '/api/v1/stores/{storeId}/objects/{id}/history',
  tag: 'Changes',
  summary: 'What was asked to change about an object, the newest first',
  description: 'Requests that were not carried out are told to those only who may see them.',
  access: 'directory.read',
  params: objectParams,
  query: z.strictObject(pageQuery),
  answer: pageOf(changeAnswer).meta({ id: 'ChangePage' }),
  status: 200,
})
