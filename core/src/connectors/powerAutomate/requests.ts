import type { HttpRequest } from '../http/index.ts'
import type { JsonObject } from '../plain.ts'
import type { Environment } from './inputs.ts'

const api = '/api/data/v9.2'
const columns = 'statuscode,statecode,startedon,completedon,createdon,errorcode,errormessage'

export const startRun = (environment: Environment, workflowId: string, body: JsonObject): HttpRequest =>
  post(environment, `workflows(${workflowId})/Microsoft.Dynamics.CRM.RunDesktopFlow`, body)

export const askStatus = (environment: Environment, session: string): HttpRequest =>
  get(environment, `flowsessions(${session})?$select=${columns}`)

export const askOutputs = (environment: Environment, session: string): HttpRequest =>
  get(environment, `flowsessions(${session})/outputs/$value`)

export const cancelRun = (environment: Environment, session: string): HttpRequest =>
  post(environment, `flowsessions(${session})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`, null)

/** Our key travels in the address that is called back: whoever finds it has found the run that was begun with it. */
export const askByCallback = (environment: Environment, callbackUrl: string): HttpRequest => {
  const filter = encodeURIComponent(`callbackurl eq '${callbackUrl.replaceAll("'", "''")}'`)
  return get(environment, `flowsessions?$select=flowsessionid,${columns}&$filter=${filter}&$top=2`)
}

const get = (environment: Environment, path: string): HttpRequest => request(environment, 'GET', path, null)

const post = (environment: Environment, path: string, body: JsonObject | null): HttpRequest =>
  request(environment, 'POST', path, body)

function request(
  { origin, authentication, timeoutMs }: Environment,
  method: 'GET' | 'POST',
  path: string,
  body: JsonObject | null,
): HttpRequest {
  const headers = {
    ...{ Accept: 'application/json', 'OData-MaxVersion': '4.0', 'OData-Version': '4.0' },
    ...(body !== null && { 'Content-Type': 'application/json' }),
  }
  return {
    ...{ method, headers, authentication, timeoutMs, address: `${origin}${api}/${path}`, followsRedirects: false },
    body: body === null ? null : JSON.stringify(body),
  }
}
