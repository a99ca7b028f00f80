// When the page of a request looks again. Pure.

import type { RequestDetails, RequestState } from '@countersign/core/api'

type Looked = Pick<RequestDetails, 'kind' | 'state' | 'link' | 'decision'>

/** While it is carried out it moves in seconds; while it waits for people, a little later is soon enough. */
const whileMoving: Partial<Record<RequestState, number>> = { pending: 5_000, approved: 1_000, applying: 1_000 }

/** Null: nothing comes any more. */
export function lookAgainMs({ kind, state, link, decision }: Looked, nowMs: number): number | null {
  // What is approved is carried out next, unless it is a step of an action flow: that is over with its answer.
  const moving = kind !== null || state === 'pending' ? whileMoving[state] : undefined
  if (moving !== undefined) return moving
  return link?.staysOpen && decision ? lateAnswerMs(nowMs - Date.parse(decision.at)) : null
}

const soonestMs = 5_000
const ageShare = 60 // a minute ago: each second would do; an hour ago: each minute; a day ago: three times an hour
const flowLifeMs = 30 * 24 * 3_600_000 // a run of a cloud flow ends by itself then, and its approval with it

/** The flow's approval is open, and its answer comes late or never: the longer ago, the more seldom it is looked for. */
function lateAnswerMs(ageMs: number): number | null {
  return ageMs > flowLifeMs ? null : Math.max(soonestMs, ageMs / ageShare)
}
