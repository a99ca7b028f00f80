import { isObject, NotPlayed } from '../../expressions/index.ts'
import { readHost } from '../host.ts'
import { readRetryPolicy } from '../retryPolicy.ts'
import { allInputs, failed, type Kind } from './kind.ts'

/** An operation of a connector; as a webhook it is answered when somebody has acted. */
const connector = (played: 'call' | 'webhook'): Kind => ({
  inputsOf: allInputs,
  begin: (inputs, { course: { operations, now }, place: { action } }) => {
    const { host, retryPolicy } = isObject(inputs) ? inputs : {}
    const { api, operationId } = readHost(host)
    const operation = operations(api, operationId)
    if (!operation)
      throw new NotPlayed(
        `The sandbox does not play the operation '${operationId}' of the connector '${api}' (action '${action.name}').`,
      )
    if (operation !== played)
      return failed(
        'InvalidOpenApiFlow',
        `The operation '${operationId}' cannot be used in an action of type '${action.type}'.`,
      )
    const policy = readRetryPolicy(retryPolicy ?? null)
    if (typeof policy === 'string') return failed('InvalidRetryPolicy', policy)
    return { type: 'waiting', wait: { type: 'operation', attempt: 1, since: now, isWebhook: played === 'webhook' } }
  },
})

export const openApiConnection = connector('call')

export const openApiConnectionWebhook = connector('webhook')
