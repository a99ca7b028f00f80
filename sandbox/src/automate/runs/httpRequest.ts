// The request an Http action makes.

import { isObject, type Json, type JsonObject, textOf } from '../expressions/index.ts'
import { bytesOf, headerOf } from './content.ts'
import type { OutsideRequest } from './outside.ts'

/** Who calls, as the headers tell that every such request carries. */
export type HttpCaller = {
  workflowId: string
  runName: string
  clientTrackingId: string
  actionName: string
  trackingId: string
}

/** Of `inputs`, or a question at the address where it was told to ask again. */
export function httpRequest(inputs: JsonObject, poll: string | undefined, caller: HttpCaller): OutsideRequest {
  const url = new URL(textOf(inputs.uri ?? null))
  for (const [name, value] of entriesOf(inputs.queries)) url.searchParams.append(name, value)
  const given = Object.fromEntries(entriesOf(inputs.headers).filter(([name]) => !own.includes(name.toLowerCase())))
  const cookie = textOf(inputs.cookie ?? null)
  const headers = { ...callerHeaders(caller), ...given, ...(cookie === '' ? {} : { cookie }) }
  if (poll !== undefined)
    return { url: new URL(poll, url).href, method: 'GET', headers: without(headers, 'content-type'), body: undefined }
  const content = bytesOf(inputs.body)
  const type = content?.contentType
  const isTyped = headerOf(headers, 'content-type') !== undefined
  return {
    url: url.href,
    method: textOf(inputs.method ?? null).toUpperCase(),
    headers: type === undefined || isTyped ? headers : { ...headers, 'Content-Type': type },
    body: content?.bytes,
  }
}

/** What the connection itself says. */
const own = ['host', 'content-length', 'connection', 'transfer-encoding', 'expect']

const callerHeaders = (caller: HttpCaller): Record<string, string> => ({
  'User-Agent': `azure-logic-apps/1.0 (workflow ${caller.workflowId}) microsoft-flow/1.0`,
  'x-ms-workflow-id': caller.workflowId,
  'x-ms-workflow-run-id': caller.runName,
  'x-ms-workflow-operation-name': caller.actionName,
  'x-ms-client-tracking-id': caller.clientTrackingId,
  'x-ms-tracking-id': caller.trackingId,
})

const entriesOf = (values: Json | undefined): [string, string][] =>
  Object.entries(isObject(values) ? values : {}).map(([name, value]) => [name, textOf(value)])

const without = (headers: Readonly<Record<string, string>>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([one]) => one.toLowerCase() !== name))
