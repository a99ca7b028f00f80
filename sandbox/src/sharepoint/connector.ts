// What flows do in SharePoint: "Send an HTTP request to SharePoint", which is its REST interface with the rights of
// whoever signed in to the connection. Without an Accept header it answers with everything there is to know.

import { randomUUID } from 'node:crypto'
import {
  answered,
  type ConnectorCall,
  type Connectors,
  findFlow,
  findRun,
  type Json,
  type JsonObject,
} from '../automate/index.ts'
import { siteHost } from '../company/index.ts'
import type { Premises } from '../premises.ts'
import type { Actor } from './people/index.ts'
import { formatOf, isVerbose, perform, type RestRequest, represent } from './rest/index.ts'
import { type Site, siteByPath } from './sites.ts'

type Answer = ReturnType<typeof answered>

export const sharepointConnector: Connectors[string] = {
  HttpRequest: { kind: 'call', run: (premises, call) => sendRequest(premises, call) },
}

const textIn = (from: JsonObject, name: string): string => {
  const value = from[name]
  return typeof value === 'string' ? value : ''
}

const objectIn = (from: JsonObject, name: string): JsonObject => {
  const value = from[name]
  return isObject(value) ? value : {}
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function sendRequest(premises: Premises, call: ConnectorCall): Answer {
  const given = objectIn(call.parameters, 'parameters')
  const address = textIn(call.parameters, 'dataset')
  const site = siteAt(premises, address)
  if (!site) return failed(404, `The site '${address}' could not be found.`, address)
  const target = URL.parse(textIn(given, 'uri').replace(/^\/+/, ''), `https://${siteHost}/${withSlash(site.path)}`)
  const [, path] = /\/_api\/?(.*)$/.exec(target?.pathname ?? '') ?? []
  if (!target || path === undefined)
    return failed(400, `The uri '${textIn(given, 'uri')}' does not begin with '_api/'.`, address)
  const headers = lowerCase(objectIn(given, 'headers'))
  const format = formatOf(headers.accept ?? 'application/json;odata=verbose') ?? 'minimalmetadata'
  const request: RestRequest = {
    method: textIn(given, 'method').toUpperCase() || 'GET',
    path,
    query: target.searchParams,
    body: bodyIn(given.body),
    isVerbose: isVerbose(headers['content-type'] ?? 'application/json;odata=verbose'),
    actor: actorOf(premises, call),
  }
  const told = perform(premises, site, request)
  if (told.kind === 'refused') return failed(atOnce(told.refusal.status), told.refusal.message, target.href)
  const { status, body } = represent(site, told, format)
  return answered(status, body)
}

/** What is not played will not be played the next time either: a flow would try a server's fault again. */
const atOnce = (status: number): number => (status === 501 ? 400 : status)

const withSlash = (path: string): string => (path === '' ? '' : `${path}/`)

/** By its address in the cloud, or by where the sandbox has it. */
function siteAt({ store, doors }: Premises, address: string): Site | undefined {
  const url = URL.parse(address)
  const hosts = [`https://${siteHost}`, doors.http, doors.https]
  return url && hosts.includes(url.origin) ? siteByPath(store, url.pathname.replace(/^\/|\/$/g, '')) : undefined
}

const lowerCase = (headers: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))

/** Written as text in the designer; an expression may make an object of it. */
function bodyIn(body: Json | undefined): JsonObject | undefined {
  if (isObject(body)) return body
  if (typeof body !== 'string') return undefined
  try {
    const read = JSON.parse(body) as Json
    return isObject(read) ? read : undefined
  } catch {
    return undefined // said by whoever misses a property
  }
}

/** A person at a connection may do there whatever they may do themselves. */
function actorOf({ store }: Premises, { connectionOwnerId, runName }: ConnectorCall): Actor {
  const run = findRun(store, runName)
  const flow = run && findFlow(store, run.flowId)
  const via = flow ? `cloud flow “${flow.displayName}”` : 'cloud flow'
  return { personId: connectionOwnerId, via, levelMax: 'full', isApp: false }
}

/** In the connector's own words, around SharePoint's. */
const failed = (status: number, message: string, source: string): Answer =>
  answered(status, {
    status,
    message: `${message}\r\nclientRequestId: ${randomUUID()}\r\nserviceRequestId: ${randomUUID()}`,
    source,
    errors: [],
  })
