// What a linked flow is sent, published as a JSON Schema. Whoever builds on it relies on this: a field may come, none may
// go or change; what would break a flow is version 2. A text is never null, as flows declare their texts: where there is
// nothing it is empty.

import { z } from 'zod'

export const payloadVersion = 1

const reference = z.object({ id: z.string(), kind: z.enum(['user', 'group']), name: z.string() })

const person = z.object({
  id: z.string().meta({ description: 'In the identity store; empty for somebody who is not in it.' }),
  name: z.string(),
  userName: z.string(),
  mail: z.string(),
})
export type LinkedPerson = z.output<typeof person>

const linkedValue = z.union([z.string(), z.boolean(), z.array(reference)])
const values = z.record(z.string(), linkedValue)

export const linkedRequest = z
  .object({
    version: z.literal(payloadVersion),
    kind: z.literal('request'),
    link: z.uuid().meta({ description: 'Of the workflow to the flow; the flow says it back.' }),
    requestId: z.uuid(),
    title: z.string().meta({ description: 'What is asked, in one line.' }),
    details: z
      .string()
      .meta({ description: 'What would change, a line for each value, and the reason that was given.' }),
    store: z.object({ id: z.uuid(), name: z.string() }),
    workflow: z.object({ id: z.uuid(), name: z.string() }),
    change: z.string().meta({ description: 'The kind of change, such as user.create.' }),
    target: z.object({
      id: z.string().meta({ description: 'Empty for what is yet to be created.' }),
      kind: z.enum(['user', 'group']),
      name: z.string(),
      userName: z.string(),
      mail: z.string(),
    }),
    member: reference.optional().meta({ description: 'Who would come into the group, or leave it.' }),
    old: values.meta({ description: 'By attribute; what is not set is not there.' }),
    new: values,
    department: z.string().meta({ description: 'Of the user it is about, as it would be.' }),
    requester: person,
    approvers: z.array(person).meta({ description: 'Who may decide. Never the requester.' }),
    assignedTo: z.string().meta({ description: 'Their addresses, semicolons between them, as approvals take them.' }),
    createdAt: z.iso.datetime(),
    callbackUrl: z.url().meta({ description: 'Where the decision goes by POST, once. Secret.' }),
    statusUrl: z.url().meta({ description: 'What became of the request, by GET. Secret.' }),
    pageUrl: z.url().meta({ description: 'Where people see the request.' }),
  })
  .meta({ id: 'LinkedRequest' })
export type LinkedRequest = z.output<typeof linkedRequest>

/** A round trip: answered by the flow at once, and no approval is begun. */
export const linkedTest = z
  .object({
    version: z.literal(payloadVersion),
    kind: z.literal('authenticate'),
    link: z.uuid(),
    nonce: z.string().meta({ description: 'Said back, to the callback and in the answer.' }),
    callbackUrl: z.url(),
  })
  .meta({ id: 'LinkedTest' })
export type LinkedTest = z.output<typeof linkedTest>

export const linkedPayload = z.discriminatedUnion('kind', [linkedRequest, linkedTest])

/** What the flow answers in the call that begins it. */
export const linkedAnswer = z
  .object({
    countersign: z.enum(['request', 'authenticate']),
    version: z.literal(payloadVersion),
    link: z.string(),
    nonce: z.string().optional(),
    requestId: z.string().optional(),
    reached: z
      .number()
      .optional()
      .meta({ description: 'The status our callback answered; 0 where it was not reached.' }),
  })
  .meta({ id: 'LinkedAnswer' })

export type LinkedAnswer = z.infer<typeof linkedAnswer>

/** The whole contract in one document, as it stands at the address of the schema. */
export const payloadSchema = (at: string): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: at,
  title: 'What Countersign sends to a linked Power Automate flow',
  description:
    'Sent by POST to the request URL of the flow. `kind` is `request` where a workflow holds a change, `authenticate` for a round trip that begins nothing.',
  ...withoutSchemaWord(z.toJSONSchema(linkedPayload, { target: 'draft-2020-12' })),
  examples: [exampleRequest],
})

const withoutSchemaWord = ({ $schema, ...schema }: Record<string, unknown>): object => schema

const exampleRequest: LinkedRequest = {
  version: payloadVersion,
  kind: 'request',
  link: '01920000-0000-7000-8000-000000000001',
  requestId: '01920000-0000-7000-8000-000000000002',
  title: 'Create user: Nia Obi',
  details: 'Display name: Nia Obi\nDepartment: Sales\n\nAsked for by Priya Nair. Starts on Monday.',
  store: { id: '01920000-0000-7000-8000-000000000003', name: 'Alder Instruments' },
  workflow: { id: '01920000-0000-7000-8000-000000000004', name: 'Create User' },
  change: 'user.create',
  target: { id: '', kind: 'user', name: 'Nia Obi', userName: 'nia@alder.example', mail: '' },
  old: {},
  new: { displayName: 'Nia Obi', userPrincipalName: 'nia@alder.example', department: 'Sales' },
  department: 'Sales',
  requester: { id: '', name: 'Priya Nair', userName: 'priya@alder.example', mail: 'priya@alder.example' },
  approvers: [{ id: '', name: 'Tom Becker', userName: 'tom@alder.example', mail: 'tom@alder.example' }],
  assignedTo: 'tom@alder.example',
  createdAt: '2026-11-20T09:00:00.000Z',
  callbackUrl: 'https://countersign.alder.example/callbacks/9xq2Jm',
  statusUrl: 'https://countersign.alder.example/callbacks/9xq2Jm',
  pageUrl: 'https://countersign.alder.example/portal/requests/01920000-0000-7000-8000-000000000002',
}
