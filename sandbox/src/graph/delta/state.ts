// Where a client stands in a round of changes, as the opaque token it carries.

import { day } from '../../clock.ts'
import { type Found, found, refuse } from '../answer.ts'

export type DeltaState = {
  /** The change up to which the client knows everything; none in a round that begins with all there is. */
  from: number | undefined
  /** The change this round leads to. */
  to: number
  /** The place of the last it was told of in this round: what comes or goes meanwhile moves nobody past it. */
  told: number
  select: readonly string[] | undefined
  ids: readonly string[] | undefined
  issuedAt: number
}

/** Tokens of the directory are good for a week. */
const life = 7 * day

export const tokenOf = (state: DeltaState): string => Buffer.from(JSON.stringify(state)).toString('base64url')

/** `latest` is the newest change there is: a token of another directory, or of one that began anew, knows more. */
export function readState(token: string, latest: number, now: number): Found<DeltaState> {
  const state = parse(token)
  if (!state) return refuse('refused', 'Badly formed token.')
  const isKnown = state.to <= latest && now - state.issuedAt <= life
  return isKnown ? found(state) : refuse('deltaToken')
}

function parse(token: string): DeltaState | undefined {
  try {
    const state = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Partial<DeltaState>
    const { from, to, told, issuedAt, select, ids } = state
    if (typeof to !== 'number' || typeof told !== 'number' || typeof issuedAt !== 'number') return undefined
    if (from !== undefined && typeof from !== 'number') return undefined
    return areNames(select) && areNames(ids) ? { from, to, told, issuedAt, select, ids } : undefined
  } catch {
    return undefined // not one of ours: the caller is told so
  }
}

const areNames = (names: unknown): boolean =>
  names === undefined || (Array.isArray(names) && names.every((name) => typeof name === 'string'))
