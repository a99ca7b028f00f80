import type { DirectoryObject } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import type { Answer } from '../definition/index.ts'
import { isObject, type Json, type JsonObject } from '../expressions/index.ts'

/** A step of a run asks a connector. */
export type ConnectorCall = {
  /** Slashes in their names taken apart: `a/b` is `b` of `a`. */
  parameters: JsonObject
  /** On whose behalf: the connection is somebody's own. */
  connectionOwnerId: string
  /** Who is told as the sender. */
  flowCreatorId: string
  runName: string
  stepKey: string
  attempt: number
}

export type ConnectorOperation = {
  /** A webhook answers when somebody has acted: it may say `later`, and leave a fact in the run's inbox then. */
  kind: 'call' | 'webhook'
  run: (premises: Premises, call: ConnectorCall) => Answer | 'later' | Promise<Answer>
}

/** By the name of the connector, as in `shared_approvals`, and of the operation. */
export type Connectors = Readonly<Record<string, Readonly<Record<string, ConnectorOperation>>>>

export const findOperation = (
  connectors: Connectors,
  api: string,
  operationId: string,
): ConnectorOperation | undefined =>
  Object.hasOwn(connectors, api) && Object.hasOwn(connectors[api] ?? {}, operationId)
    ? connectors[api]?.[operationId]
    : undefined

export const answered = (statusCode: number, body: Json = null): Answer => ({
  type: 'answered',
  statusCode,
  headers: body === null ? {} : { 'Content-Type': 'application/json; charset=utf-8' },
  body,
})

export const refusedWith = (statusCode: number, code: string, message: string): Answer =>
  answered(statusCode, { error: { code, message } })

/** An object as a connector shows it: everything it has, and its id. */
export const shown = ({ id, properties }: DirectoryObject): JsonObject => ({ id, ...properties })

/** `{ "a/b": 1 }` becomes `{ a: { b: 1 } }`. */
export function unflattened(parameters: Json | undefined): JsonObject {
  const tree: Record<string, Json> = {}
  for (const [path, value] of Object.entries(isObject(parameters) ? parameters : {})) {
    const names = path.split('/')
    const last = names.pop() ?? ''
    let branch = tree
    for (const name of names) {
      const next = { ...(isObject(branch[name]) ? branch[name] : {}) }
      branch[name] = next
      branch = next
    }
    branch[last] = value
  }
  return tree
}
