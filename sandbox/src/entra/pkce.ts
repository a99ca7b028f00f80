// Proof Key for Code Exchange: who fetches the tokens is who asked for the code.

import { createHash } from 'node:crypto'
import type { Parameters } from './parameters.ts'
import { good, type Outcome, type Refusal, refuse, refused } from './refusal.ts'
import { sameSecret } from './secrets.ts'

export type Challenge = { value: string; method: 'plain' | 'S256' }

const proof = /^[\w.~-]{43,128}$/

/** The challenge of an authorization request; without a method it is `plain`, without a challenge there is none. */
export function readChallenge(parameters: Parameters): Outcome<Challenge | undefined> {
  const value = parameters.code_challenge
  const method = parameters.code_challenge_method ?? 'plain'
  if (value === undefined)
    return parameters.code_challenge_method === undefined ? good(undefined) : refused('challengeMissing')
  if (method !== 'plain' && method !== 'S256')
    return refused('malformedRequest', `The code_challenge_method '${method}' is not supported.`)
  if (!proof.test(value) || (method === 'S256' && value.length !== 43)) return refused('challengeSize')
  return good({ value, method })
}

/** Why a verifier is not accepted. One without a challenge is refused too: somebody may have cut the challenge off. */
export function verifierRefusal(challenge: Challenge | undefined, verifier: string | undefined): Refusal | undefined {
  if (challenge === undefined && verifier === undefined) return undefined
  if (challenge === undefined || verifier === undefined) return refuse('verifierMismatch')
  const expected = challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')
  return sameSecret(challenge.value, expected) ? undefined : refuse('verifierMismatch')
}
