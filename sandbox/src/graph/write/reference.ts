// References in bodies: `{"@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/{id}"}`.

import { graph } from '../../entra/index.ts'
import { type Found, found, refuse } from '../answer.ts'
import type { Call } from '../call.ts'
import { guid } from '../lookUp.ts'

const path =
  /^\/(?:v1\.0|beta)\/(?:directoryObjects|users|groups|devices|servicePrincipals|contacts)[/(]'?([^/')]+)'?\)?$/i

/** The id a reference names. Graph goes by its own address here too, wherever the sandbox is called. */
export function idIn(call: Call, reference: unknown, link: string): Found<string> {
  if (typeof reference !== 'string') return refuse('refused', `The request is missing a value for '@odata.id'.`)
  const url = URL.parse(reference)
  const isHere = url && (url.origin === graph.id || url.origin === call.url.origin || url.origin === call.premises.url)
  const id = url && path.exec(url.pathname)?.[1]
  if (!isHere || !id) return refuse('referenceNotAnId', link)
  return guid.test(id) ? found(id.toLowerCase()) : refuse('invalidId', id)
}

export async function readReference(call: Call, link: string): Promise<Found<string>> {
  const body = await call.body()
  return body.error ? body : idIn(call, body.value['@odata.id'], link)
}
