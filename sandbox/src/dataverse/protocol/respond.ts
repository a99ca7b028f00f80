// Answers, as they lie on the wire.

import type { Answer } from './answer.ts'
import type { DataverseError } from './errors.ts'
import type { Preferences } from './preferences.ts'

export type Told = {
  requestId: string
  preferences: Preferences
  /** What a 401 tells of where tokens are to be had. */
  challenge: string
  /** The limits, as far as a user is known who has some. */
  remaining: Readonly<Record<string, string>>
}

const json = 'application/json; odata.metadata=minimal'

export function respond(answer: Answer, { requestId, preferences, challenge, remaining }: Told): Response {
  const headers = { ...remaining, req_id: requestId, 'x-ms-service-request-id': requestId, 'cache-control': 'no-cache' }
  if ('error' in answer) return errorResponse(answer.error, headers, preferences)
  if (answer.status === 401)
    return new Response(null, { status: 401, headers: { ...headers, 'www-authenticate': challenge } })
  const all = {
    ...headers,
    'odata-version': '4.0',
    ...(preferences.applied.length > 0 ? { 'preference-applied': preferences.applied.join(', ') } : {}),
  }
  if ('text' in answer)
    return new Response(answer.text, { status: answer.status, headers: { ...all, 'content-type': answer.type } })
  if (!('body' in answer)) return new Response(null, { status: answer.status, headers: { ...all, ...answer.headers } })
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { ...all, 'content-type': json, ...answer.headers },
  })
}

function errorResponse(
  { status, code, message, headers: more }: DataverseError,
  headers: Readonly<Record<string, string>>,
  { wantsAnnotation }: Preferences,
): Response {
  const annotations = Object.entries(annotationsOf(code, message)).filter(([name]) => wantsAnnotation(name))
  const told = annotations.map(([name, value]) => [`@${name}`, value])
  return new Response(JSON.stringify({ error: { code, message, ...Object.fromEntries(told) } }), {
    status,
    headers: { ...headers, 'odata-version': '4.0', 'content-type': json, ...more },
  })
}

const annotationsOf = (code: string, message: string): Readonly<Record<string, string>> => ({
  'Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus': '0',
  'Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode': '0',
  'Microsoft.PowerApps.CDS.HelpLink': `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${code.replace(/^0x/, '')}&client=platform`,
  'Microsoft.PowerApps.CDS.TraceText': '',
  'Microsoft.PowerApps.CDS.InnerError.Message': message,
})
