import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { variables } from './variables.ts'

const name = z.string().min(1).max(255)

export const publishMessage = defineOperation({
  id: 'publishMessage',
  method: 'post',
  path: '/api/v1/messages',
  tag: 'Messages and signals',
  summary: 'Publish a message',
  description:
    'To the instance of each process that has waited longest for this name and key, and to the processes that begin by it. It is kept for its time to live, for those that are not waiting yet.',
  access: 'processes.operate',
  body: z.strictObject({
    name,
    correlationKey: z.string().max(255).default(''),
    variables: variables.default({}),
    timeToLiveMs: z.int().min(0).max(2_592_000_000).default(0),
    messageId: z
      .string()
      .min(1)
      .max(255)
      .optional()
      .meta({ description: 'While a message of this id is kept, a second one is refused.' }),
  }),
  answer: z.object({ id: z.uuid() }).meta({ id: 'PublishedMessage' }),
  status: 201,
})

export const broadcastSignal = defineOperation({
  id: 'broadcastSignal',
  method: 'post',
  path: '/api/v1/signals',
  tag: 'Messages and signals',
  summary: 'Broadcast a signal',
  description:
    'To every instance that listens at this moment, and to the processes that begin by it. With an `Idempotency-Key` a repetition is heard by nobody, and answered as the first was.',
  access: 'processes.operate',
  body: z.strictObject({ name, variables: variables.default({}) }),
  headers: ['Idempotency-Key'],
  answer: z.object({ listeners: z.int(), begun: z.int() }).meta({ id: 'BroadcastSignal' }),
  status: 200,
})
