import {
  byKind,
  type Call,
  desktopFlowInputsOf,
  type Environment,
  type HttpRequest,
  isPlainObject,
  type JsonObject,
  readEnvironment,
} from '@countersign/core/connectors'
import type { Send } from '../../platform/egress/index.ts'
import type { Assignment } from '../../processes/index.ts'
import { type Fill, redactionOf } from '../../vault/index.ts'
import { makeCall, missingSecrets, redacted, type Tokens } from '../calls/index.ts'

/** An environment, asked with what the model says of it. Nothing comes back with a secret in it. */
export type Dataverse = {
  readonly environment: Environment
  readonly inputs: JsonObject
  ask(request: HttpRequest): Promise<Call>
}

export type DataverseParts = { send: Send; fill: Fill; tokens: Tokens; chance: () => number }

export type Opened = { ok: true; dataverse: Dataverse } | { ok: false; call: Call }

export const failed = (message: string): Call => ({ type: 'failed', error: { message }, final: true })

export async function openDataverse(parts: DataverseParts, assignment: Assignment): Promise<Opened> {
  const { variables, signal, attempt } = assignment
  const filled = await parts.fill(desktopFlowInputsOf(variables))
  if (!filled.ok) return { ok: false, call: failed(missingSecrets(filled.missing)) }
  const inputs = isPlainObject(filled.json) ? filled.json : {}
  const read = readEnvironment(inputs)
  if (!read.ok) return { ok: false, call: failed(read.reason) }
  const ask = async (request: HttpRequest): Promise<Call> => {
    const { call, secrets } = await makeCall({ ...parts, signal }, request)
    const used = redactionOf(secrets.map((secret) => ['of the authentication', secret]))
    return byKind(redacted(said(call), [filled.redaction, used]), { backoffMs: backoffMs(attempt, parts.chance()) })
  }
  return { ok: true, dataverse: { environment: read.value, inputs, ask } }
}

/** What Dataverse says of a refusal is more to people than the reason phrase. */
function said(call: Call): Call {
  if (call.type !== 'failed') return call
  const response = call.error.variables?.response
  const body = isPlainObject(response) ? response.body : undefined
  const error = isPlainObject(body) && isPlainObject(body.error) ? body.error : undefined
  if (typeof error?.message !== 'string') return call
  return { ...call, error: { ...call.error, message: `${error.message.trim()} (${error.code ?? 'no code'})` } }
}

const backoffMs = (attempt: number, chance: number): number =>
  Math.round(Math.min(60_000, 1_000 * 2 ** (attempt - 1)) * (0.5 + chance / 2))
