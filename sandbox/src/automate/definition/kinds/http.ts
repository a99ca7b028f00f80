import { isObject, type Json, NotPlayed, textOf } from '../../expressions/index.ts'
import { readRetryPolicy } from '../retryPolicy.ts'
import { allInputs, failed, type Kind } from './kind.ts'

const methods = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/** The call itself is made by whoever keeps the run, from the inputs of the step. */
export const http: Kind = {
  inputsOf: allInputs,
  begin: (inputs, { course: { now }, place: { action } }) => {
    const { method, uri, authentication, retryPolicy } = isObject(inputs) ? inputs : {}
    if (typeof method !== 'string' || !methods.includes(method.toUpperCase()))
      return failed(
        'InvalidTemplate',
        `The HTTP method '${textOf(method ?? null)}' is not one of ${methods.join(', ')}.`,
      )
    if (typeof uri !== 'string' || !/^https?:$/.test(URL.parse(uri)?.protocol ?? ''))
      return failed(
        'InvalidTemplate',
        `The provided uri '${textOf(uri ?? null)}' of action '${action.name}' is not an absolute address over http or https.`,
      )
    checkAuthentication(action.name, authentication ?? null)
    const policy = readRetryPolicy(retryPolicy ?? null)
    if (typeof policy === 'string') return failed('InvalidRetryPolicy', policy)
    return { type: 'waiting', wait: { type: 'call', attempt: 1, since: now } }
  },
}

function checkAuthentication(name: string, authentication: Json): void {
  if (authentication === null) return
  const { type, credentialType } = isObject(authentication) ? authentication : {}
  if (type === 'Raw' || type === 'Basic') return
  if (type === 'ActiveDirectoryOAuth' && (credentialType ?? 'Secret') === 'Secret') return
  const shown = [type, credentialType].filter((one) => one !== undefined).map((one) => textOf(one ?? null))
  throw new NotPlayed(
    `The sandbox does not play the authentication '${shown.join(', ')}' of the HTTP action '${name}'.`,
  )
}
