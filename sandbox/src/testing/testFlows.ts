import { createFlow, type Flow, type JsonObject, turnOn } from '../automate/index.ts'
import { employeeId } from '../company/index.ts'
import type { TestAutomate } from './testAutomate.ts'

export const flowWith = (actions: JsonObject, inputs: JsonObject = {}): JsonObject => ({
  triggers: { manual: { type: 'Request', kind: 'Http', inputs } },
  actions,
})

export const respond = (inputs: JsonObject, runAfter: JsonObject = {}): JsonObject => ({
  type: 'Response',
  kind: 'Http',
  runAfter,
  inputs,
})

/** Mateo's flow, on. */
export function startedFlow({ premises }: TestAutomate, definition: JsonObject): Flow {
  const made = createFlow(premises, {
    displayName: 'A flow',
    creatorId: employeeId('mateo'),
    definition,
    connections: {},
  })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  const on = turnOn(premises, made.value.id)
  if (!on.ok) throw new Error(JSON.stringify(on.refusal))
  return on.value
}
