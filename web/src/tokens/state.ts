// How a token is doing. Pure: the present moment is an argument.

import type { ApiToken } from '@countersign/core/api'
import { dayMs } from '../parts/time.ts'

export type TokenState = 'active' | 'ending' | 'expired' | 'revoked'

/** Time enough to make the next one before the first ends. */
const endingMs = 14 * dayMs

export function stateOf(
  { revokedAt, expiresAt }: Pick<ApiToken, 'revokedAt' | 'expiresAt'>,
  nowMs: number,
): TokenState {
  if (revokedAt !== null) return 'revoked'
  const leftMs = Date.parse(expiresAt) - nowMs
  if (leftMs <= 0) return 'expired'
  return leftMs < endingMs ? 'ending' : 'active'
}

export const isAlive = (state: TokenState): boolean => state === 'active' || state === 'ending'

/** A first call to try a token with, as one would paste it into a terminal. */
export const exampleCall = (origin: string, value: string): string =>
  `curl -H 'Authorization: Bearer ${value}' \\\n  ${origin}/api/v1/me`
