// What a trigger answers instead of beginning a run.

import type { ContentfulStatusCode } from 'hono/utils/http-status'

export type TriggerRefusal = { status: ContentfulStatusCode; code: string; message: string }

const refusal = (status: ContentfulStatusCode, code: string, message: string): TriggerRefusal => ({
  status,
  code,
  message,
})

export const unknownFlow = (workflowId: string): TriggerRefusal =>
  refusal(404, 'WorkflowNotFound', `The workflow '${workflowId}' could not be found.`)

export const unknownTrigger = (name: string, flow: string): TriggerRefusal =>
  refusal(404, 'WorkflowTriggerNotFound', `The workflow '${flow}' does not have a trigger '${name}'.`)

export const apiVersionMissing = refusal(
  400,
  'MissingApiVersionParameter',
  'The api-version query parameter (?api-version=) is required for all requests.',
)

export const apiVersionUnknown = (version: string, known: string): TriggerRefusal =>
  refusal(
    400,
    'InvalidApiVersionParameter',
    `The api-version '${version}' is not supported. Supported versions are: ${known}.`,
  )

export const onlyShared = refusal(
  401,
  'DirectApiAuthorizationRequired',
  'The request must be authenticated only by Shared Access scheme.',
)

export const onlyToken = refusal(
  401,
  'DirectApiAuthorizationRequired',
  'The request must be authenticated only by OAuth authorization scheme.',
)

export const wrongSignature = refusal(
  401,
  'AuthorizationFailed',
  "The authorization signature of the request is not valid: the query parameters 'sp', 'sv' and 'sig' do not belong together.",
)

const mismatch =
  'One or more claims either missing or does not match with the open authentication access control policy.'

export const wrongClaims = refusal(401, 'MisMatchingOAuthClaims', mismatch)

export const notAllowed = refusal(403, 'MisMatchingOAuthClaims', mismatch)

export const tokenExpired = refusal(401, 'ExpiredAuthenticationToken', 'The access token has expired.')

export const tokenInvalid = refusal(401, 'InvalidAuthenticationToken', 'The access token is invalid.')

export const notEnabled = (
  flow: string,
  trigger: string,
  state: 'Disabled' | 'Deleted' | 'Suspended',
): TriggerRefusal =>
  refusal(
    400,
    'WorkflowTriggerIsNotEnabled',
    `Could not execute workflow '${flow}' trigger '${trigger}' with state '${state}': trigger is not enabled.`,
  )

export const wrongMethod = (trigger: string, expected: string, actual: string): TriggerRefusal =>
  refusal(
    400,
    'TriggerRequestMethodNotValid',
    `The trigger '${trigger}' expects requests with the method '${expected}', and this one has the method '${actual}'.`,
  )

export const noJson = refusal(
  400,
  'InvalidRequestContent',
  'The request content is not valid and could not be deserialized: the body is not valid JSON.',
)

export const schemaMismatch = (trigger: string, details: readonly string[]): TriggerRefusal =>
  refusal(
    400,
    'TriggerInputSchemaMismatch',
    `The input body for trigger '${trigger}' of type 'Request' did not match its schema definition. Error details: '${details.join(',')}'.`,
  )

export const notPlayed = (message: string): TriggerRefusal => refusal(501, 'NotPlayedBySandbox', message)

export const noResponse = (trackingId: string): TriggerRefusal =>
  refusal(
    502,
    'NoResponse',
    `The server did not receive a response from an upstream server. Request tracking id '${trackingId}'.`,
  )

export const tooLate = refusal(
  504,
  'GatewayTimeout',
  "The gateway did not receive a response from 'Microsoft.Logic' within the specified time period.",
)
