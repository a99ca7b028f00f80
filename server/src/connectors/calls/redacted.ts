import type { Call, CallError, JsonObject } from '@countersign/core/connectors'
import type { Redaction } from '../../vault/index.ts'

/** A call without the secrets that it was made with, wherever the other side has put them. */
export function redacted(call: Call, redactions: readonly Redaction[]): Call {
  const text = (said: string): string => redactions.reduce((left, redaction) => redaction.text(left), said)
  const object = (value: JsonObject): JsonObject =>
    redactions.reduce((left, redaction) => redaction.json(left) as JsonObject, value)
  switch (call.type) {
    case 'answered':
      return { ...call, response: object(call.response) }
    case 'unanswered':
      return { ...call, message: text(call.message) }
    case 'failed': {
      const { message, variables } = call.error
      const error: CallError = {
        ...call.error,
        message: text(message),
        ...(variables && { variables: object(variables) }),
      }
      return { ...call, error }
    }
  }
}
