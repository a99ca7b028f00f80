// Several requests that are decided with one answer, one after the other. Pure.

import type { RequestSummary } from '@countersign/core/api'
import { counted } from '../../parts/amounts.ts'

/** Those that can still be decided of those that were chosen: others were decided meanwhile, or are not in view. */
export const stillChosen = (requests: readonly RequestSummary[], ids: ReadonlySet<string>): readonly RequestSummary[] =>
  requests.filter(({ id, may }) => ids.has(id) && may.includes('approve') && may.includes('deny'))

/** What did not succeed, with the reason. */
export type Undecided = { request: RequestSummary; why: string }

/**
 * One after the other, so that what is refused is told of the request it was refused for; what is refused holds up no
 * other.
 */
export async function decideEach(
  requests: readonly RequestSummary[],
  decide: (request: RequestSummary) => Promise<unknown>,
  wordsOf: (error: unknown) => string,
): Promise<readonly Undecided[]> {
  const undecided: Undecided[] = []
  for (const request of requests)
    await decide(request).catch((error: unknown) => undecided.push({ request, why: wordsOf(error) }))
  return undecided
}

export const decidedInWords = (count: number, outcome: 'approved' | 'denied'): string =>
  `${counted(count, 'request', 'requests')} ${outcome}`
