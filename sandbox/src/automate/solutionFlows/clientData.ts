// The client data of a workflow row: a definition and its connections, as JSON within a text.

import { isObject, type JsonObject, parsedOrNothing } from '../expressions/index.ts'
import { asClientData, type Flow, type FlowConnections, ofClientData } from '../flows/index.ts'

export type ClientData = { definition: JsonObject; connections: FlowConnections }

/** Nothing where it is none. */
export function readClientData(text: string): ClientData | undefined {
  const json = parsedOrNothing(text)
  const properties = isObject(json) && isObject(json.properties) ? json.properties : {}
  if (!isObject(properties.definition)) return undefined
  return { definition: properties.definition, connections: ofClientData(properties.connectionReferences) }
}

export const clientDataOf = ({ definition, connections }: Flow): string =>
  JSON.stringify({
    properties: { connectionReferences: asClientData(connections), definition },
    schemaVersion: '1.0.0.0',
  })
