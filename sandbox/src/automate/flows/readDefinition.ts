import { DefinitionFault, openWorkflow, readHost, type Workflow } from '../definition/index.ts'
import { isObject, type Json, type JsonObject } from '../expressions/index.ts'
import type { FlowConnections } from './flow.ts'

export type DefinitionReading =
  | { ok: true; workflow: Workflow }
  | { ok: false; fault: { code: string; message: string } }

/** A definition as the interpreter understands it, or what the flow service says is wrong with it. */
export function readDefinition(definition: JsonObject): DefinitionReading {
  try {
    return { ok: true, workflow: openWorkflow(definition) }
  } catch (error) {
    if (!(error instanceof DefinitionFault)) throw error
    return { ok: false, fault: { code: error.code, message: error.message } }
  }
}

/** The connections that the actions of a definition name, of nobody yet. */
export const connectionsNamedIn = (definition: JsonObject): FlowConnections =>
  Object.fromEntries(
    [...hostsIn(definition)].map(({ connectionName, api }) => [
      connectionName,
      { api, connectionName: null, logicalName: null },
    ]),
  )

export function* hostsIn(json: Json): Generator<ReturnType<typeof readHost>> {
  if (Array.isArray(json)) for (const value of json as readonly Json[]) yield* hostsIn(value)
  if (!isObject(json)) return
  if (isObject(json.host) && json.host.operationId !== undefined) yield readHost(json.host)
  for (const value of Object.values(json)) yield* hostsIn(value)
}
