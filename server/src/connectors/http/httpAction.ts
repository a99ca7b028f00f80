// Jobs of type `io.camunda:http-json:1`: one request, described by the job's variables, as Camunda's connector makes it.
// Beyond that, a task may name a connection. It does so in a header, which is the model's: data names none.

import {
  type Call,
  httpInputsOf,
  httpTaskType,
  isPlainObject,
  type Moment,
  mayBeRepeated,
  readMethod,
  readRequest,
} from '@countersign/core/connectors'
import type { CallBy } from '../../connections/index.ts'
import type { Send } from '../../platform/egress/index.ts'
import type { Action, Assignment } from '../../processes/index.ts'
import { type Fill, redactionOf } from '../../vault/index.ts'
import { byConnection, concluded, makeCall, missingSecrets, redacted, type Tokens } from '../calls/index.ts'

type Parts = {
  send: Send
  fill: Fill
  callBy: CallBy
  tokens: Tokens
  moment: () => Moment
  /** What no body contains. */
  newBoundary: () => string
}

export const httpAction = (parts: Parts): Action => ({
  taskType: httpTaskType,
  repeat: (assignment) => (isRepeatable(assignment) ? 'safe' : 'unsafe'),
  run: async (assignment) => concluded(assignment, parts.moment(), await calledBy(parts, assignment)),
  // The other side has no key of ours to look a request up by.
  lookUp: async (assignment) =>
    isRepeatable(assignment)
      ? { type: 'not-done' }
      : concluded(assignment, parts.moment(), { type: 'unanswered', message: lost }),
})

const lost = 'The request was sent or about to be when the server stopped, and its answer is lost.'

function isRepeatable({ variables }: Assignment): boolean {
  const method = readMethod(variables.method)
  return method === undefined || mayBeRepeated(method) // without a method nothing is sent
}

async function calledBy(parts: Parts, { variables, headers, signal }: Assignment): Promise<Call> {
  const filled = await parts.fill(httpInputsOf(variables))
  if (!filled.ok) return refused(missingSecrets(filled.missing))
  const read = isPlainObject(filled.json) ? readRequest(filled.json, parts.newBoundary()) : undefined
  if (!read?.ok) return refused(read?.reason ?? 'The job has no inputs.')
  const bound = headers.connection ? byConnection(parts.callBy, headers.connection) : undefined
  if (bound && read.request.authentication.type !== 'none')
    return refused('The task names a connection and an authentication besides. It needs one of them.')
  const { call, secrets } = await makeCall({ ...parts, ...(bound && { send: bound.send }), signal }, read.request)
  const sent = [filled.redaction, ...(bound?.redactions ?? [])]
  return redacted(call, [...sent, redactionOf(secrets.map((secret) => ['of the authentication', secret]))])
}

const refused = (message: string): Call => ({ type: 'failed', error: { message }, final: true })
