// What a task about desktop flows is told by the variables of its job; the names are those of Camunda's template, so that
// a task whose type is changed keeps what was filled in.

import type { Json, Variables } from '@countersign/engine'
import { type Authentication, readAuthentication } from '../http/index.ts'
import { isPlainObject, type JsonObject } from '../plain.ts'
import { namesSecret, secretInData } from '../secretInData.ts'

const read = [
  ...['organizationUri', 'authentication', 'workflowId', 'connectionName', 'connectionType', 'runMode', 'runPriority'],
  ...['runTimeout', 'runInputs', 'callbackUrl', 'flowSessionId', 'connectionTimeoutInSeconds'],
] as const

/** Nothing else of the variables is looked at, nor are secrets filled in anywhere else. */
export const desktopFlowInputsOf = (variables: Variables): JsonObject =>
  Object.fromEntries(read.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name] ?? null]] : [])))

/** Where the environment is, and how it is asked. */
export type Environment = {
  readonly origin: string
  readonly authentication: Authentication
  readonly timeoutMs: number
}

/** As `RunDesktopFlow` takes it. */
export type Run = { readonly workflowId: string; readonly body: JsonObject; readonly callbackUrl: string | null }

export type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string }

/** What is refused is never quoted: there may be secrets in it. */
const refused = (reason: string) => ({ ok: false, reason }) as const

export function readEnvironment(inputs: JsonObject): Read<Environment> {
  const address = textOf(inputs.organizationUri)
  const origin = /^(https?:\/\/[^/\s?#]+)\/*$/.exec(address)?.[1]
  if (origin === undefined)
    return refused(
      namesSecret(address)
        ? `The organization URI is not usable. ${secretInData}`
        : 'The organization URI is the address of the environment, such as https://org11aaa11a.crm4.dynamics.com.',
    )
  const given = isPlainObject(inputs.authentication) ? inputs.authentication : {}
  const answer = readAuthentication({ ...given, scopes: given.scopes ?? `${origin}/.default` })
  if (!answer.ok) return answer
  const seconds = Number(textOf(inputs.connectionTimeoutInSeconds) || 20)
  if (!(seconds > 0 && seconds <= 3_600)) return refused('A time-out must be a number of seconds.')
  return { ok: true, value: { origin, authentication: answer.authentication, timeoutMs: seconds * 1_000 } }
}

export function readRun(inputs: JsonObject): Read<Run> {
  const workflowId = readGuid(inputs.workflowId)
  if (workflowId === null)
    return refused('The workflow ID must be the id of a desktop flow, such as d9687093-d0c0-ec11-983e-0022480b428a.')
  const connectionName = textOf(inputs.connectionName)
  if (connectionName === '') return refused('A connection name is needed.')
  const [connectionType, timeout] = [wholeOf(inputs.connectionType), wholeOf(inputs.runTimeout)]
  if (connectionType === 'wrong') return refused('The connection type is 1 (connection) or 2 (connection reference).')
  if (timeout === 'wrong') return refused('The time-out of a run is a whole number of seconds.')
  const runInputs = readInputs(inputs.runInputs)
  if (!runInputs.ok) return runInputs
  const callbackUrl = textOf(inputs.callbackUrl) || null
  const body = {
    ...{ runMode: textOf(inputs.runMode) || 'attended', runPriority: textOf(inputs.runPriority) || 'normal' },
    ...{ connectionName, connectionType: connectionType ?? 1 },
    ...(timeout !== null && { timeout }),
    ...(runInputs.value !== null && { inputs: runInputs.value }),
  }
  return { ok: true, value: { workflowId, body, callbackUrl } }
}

export function readSession(inputs: JsonObject): Read<string> {
  const session = readGuid(inputs.flowSessionId)
  return session === null
    ? refused('The flow session ID must be the id of a run, as starting one gives it.')
    : { ok: true, value: session }
}

/** Dataverse wants them as JSON within a text; here a context will do. */
function readInputs(value: Json | undefined): Read<string | null> {
  if (value === undefined || value === null || value === '') return { ok: true, value: null }
  if (isPlainObject(value)) return { ok: true, value: JSON.stringify(value) }
  if (typeof value !== 'string') return refused(inputsWanted)
  try {
    return isPlainObject(JSON.parse(value)) ? { ok: true, value } : refused(inputsWanted)
  } catch {
    return refused(inputsWanted)
  }
}

const inputsWanted = 'Inputs are a context such as ={EmployeeName: name}, or its JSON text.'

function wholeOf(value: Json | undefined): number | null | 'wrong' {
  if (value === undefined || value === null || value === '') return null
  const number = Number(textOf(value))
  return Number.isInteger(number) ? number : 'wrong'
}

const readGuid = (value: Json | undefined): string | null => {
  const text = textOf(value)
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null
}

const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? `${value}` : ''
