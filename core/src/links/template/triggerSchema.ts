import type { JsonObject } from './expression.ts'

const text: JsonObject = { type: 'string' }
const named: JsonObject = { type: 'object', properties: { id: text, name: text } }
const person: JsonObject = { type: 'object', properties: { id: text, name: text, userName: text, mail: text } }

/** What the designer offers as outputs of the trigger. The whole contract is published; this much a flow needs. */
export const triggerSchema: JsonObject = {
  type: 'object',
  required: ['version', 'kind', 'link', 'callbackUrl'],
  properties: {
    version: { type: 'integer' },
    kind: text,
    link: text,
    nonce: text,
    requestId: text,
    title: text,
    details: text,
    store: named,
    workflow: named,
    change: text,
    target: { type: 'object', properties: { id: text, kind: text, name: text, userName: text, mail: text } },
    member: { type: 'object', properties: { id: text, kind: text, name: text } },
    old: { type: 'object' },
    new: { type: 'object' },
    department: text,
    requester: person,
    approvers: { type: 'array', items: person },
    assignedTo: text,
    createdAt: text,
    callbackUrl: text,
    statusUrl: text,
    pageUrl: text,
  },
}
