// Tokens by client credentials, kept in memory until shortly before their end.
//
// T1  Many jobs that need the same token at the same time ask for it once.
// T2  A token that was answered with 401 is dropped; whoever comes next asks anew.

import { createHash } from 'node:crypto'
import { type Call, type Grant, isPlainObject, readAnswer, writeForm } from '@countersign/core/connectors'
import type { Json } from '@countersign/engine'
import { CallFault, type OutgoingAnswer, type Send } from '../../platform/egress/index.ts'
import { addressOf } from './addressOf.ts'
import { httpAnswerOf } from './httpAnswerOf.ts'
import { tokenRefusal } from './tokenRemedy.ts'

export type Tokens = {
  tokenFor(grant: Grant): Promise<TokenAnswer>
  /** It was refused: if it is still the one that is kept, it is kept no longer. */
  drop(grant: Grant, token: string): void
}

type TokenAnswer = { ok: true; token: string } | { ok: false; call: Call }

type Kept = { token: string; endsAtMs: number }

/** Ended before it ends: a request takes its time. */
const skewMs = 10_000
const keptMax = 1_000

export function openTokens({ send, nowMs }: { send: Send; nowMs: () => number }): Tokens {
  const kept = new Map<string, Kept>()
  const asked = new Map<string, Promise<TokenAnswer>>()
  const ask = async (grant: Grant, key: string): Promise<TokenAnswer> => {
    const answer = await askForToken(send, grant)
    if (answer.ok && answer.seconds !== null) {
      if (kept.size >= keptMax) kept.clear()
      kept.set(key, { token: answer.token, endsAtMs: nowMs() + answer.seconds * 1_000 - skewMs })
    }
    return answer
  }
  return {
    tokenFor: (grant) => {
      const key = keyOf(grant)
      const known = kept.get(key)
      if (known && known.endsAtMs > nowMs()) return Promise.resolve({ ok: true, token: known.token })
      const under = asked.get(key)
      if (under) return under
      const asking = ask(grant, key).finally(() => asked.delete(key))
      asked.set(key, asking)
      return asking
    },
    drop: (grant, token) => {
      const key = keyOf(grant)
      if (kept.get(key)?.token === token) kept.delete(key)
    },
  }
}

const keyOf = ({ endpoint, clientId, clientSecret, audience, scopes, inBody }: Grant): string =>
  createHash('sha256')
    .update(JSON.stringify([endpoint, clientId, clientSecret, audience, scopes, inBody]))
    .digest('base64')

type Asked = { ok: true; token: string; seconds: number | null } | { ok: false; call: Call }

const timeoutMs = 20_000

async function askForToken(send: Send, grant: Grant): Promise<Asked> {
  const url = addressOf(grant.endpoint)
  if (!url) return failed('The address of the token endpoint is none: it begins with https:// and names a host.', true)
  try {
    return readToken(
      await send({
        ...{ url, method: 'POST', headers: headersOf(grant), body: formOf(grant) },
        limits: { headMs: timeoutMs, bodyMs: timeoutMs, bytesMax: 1_000_000 },
      }),
    )
  } catch (cause) {
    if (!(cause instanceof CallFault)) throw cause
    return failed(`There is no token: ${cause.message}`, cause.retry === 'never', '408')
  }
}

/** Name and secret as they are, as Camunda sends them; nothing is percent-encoded before. */
const headersOf = ({ clientId, clientSecret, inBody }: Grant): Record<string, string> => ({
  ...(!inBody && { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` }),
  'Content-Type': 'application/x-www-form-urlencoded',
})

const formOf = ({ clientId, clientSecret, audience, scopes, inBody }: Grant): string =>
  writeForm([
    ['grant_type', 'client_credentials'],
    ['audience', audience],
    ...(scopes === null ? [] : [['scope', scopes] as const]),
    ...(inBody
      ? ([
          ['client_id', clientId],
          ['client_secret', clientSecret],
        ] as const)
      : []),
  ])

function readToken(answer: OutgoingAnswer): Asked {
  const call = readAnswer(httpAnswerOf(answer))
  if (call.type === 'failed') {
    const { code = '', variables } = call.error
    const said = bodyOf(variables?.response)
    const why = isPlainObject(said) ? tokenRefusal(`${said.error_description ?? said.error ?? ''}`) : ''
    const message = `The token endpoint refused (${code}). ${why || call.error.message}`
    return { ok: false, call: { ...call, error: { ...call.error, message } } }
  }
  const body = call.type === 'answered' ? call.response.body : null
  if (!isPlainObject(body) || typeof body.access_token !== 'string')
    return failed('The token endpoint answered without a token.', false, 'OAUTH_TOKEN_ERROR')
  const seconds = Number(body.expires_in ?? Number.NaN)
  return { ok: true, token: body.access_token, seconds: Number.isFinite(seconds) ? seconds : null }
}

const bodyOf = (response: Json | undefined): Json => (isPlainObject(response) ? (response.body ?? null) : null)

const failed = (message: string, final: boolean, code?: string): { ok: false; call: Call } => ({
  ok: false,
  call: { type: 'failed', error: { message, ...(code !== undefined && { code }) }, final },
})
