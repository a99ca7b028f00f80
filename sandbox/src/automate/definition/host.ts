import { isObject, type Json, textOf } from '../expressions/index.ts'

/** What an action of a connector names: the connector, its operation, and under which name the flow has a connection. */
export type Host = { api: string; operationId: string; connectionName: string }

export function readHost(host: Json | undefined): Host {
  const { apiId, operationId, connectionName, connectionReferenceName } = isObject(host) ? host : {}
  return {
    api:
      textOf(apiId ?? null)
        .split('/')
        .at(-1) ?? '',
    operationId: textOf(operationId ?? null),
    connectionName: textOf(connectionName ?? connectionReferenceName ?? null),
  }
}
