// The way of a request as a picture of four stops: requested, asked, decided, carried out; what follows from the answer to
// a step of an action flow is told by the flow. Pure.

import type { RequestDetails, RequestState } from '@countersign/core/api'
import { heldInWords, peopleInWords } from './words.ts'

/** `here`: it waits at this stop. `ended`: it went no further, as somebody meant. `never`: it does not come here. */
export type StopState = 'done' | 'here' | 'ahead' | 'ended' | 'never' | 'trouble'

export type Stop = {
  name: 'requested' | 'asked' | 'decided' | 'applied'
  state: StopState
  title: string
  words: string
  at: string | null
}

export type OnItsWay = Pick<
  RequestDetails,
  | 'state'
  | 'requester'
  | 'createdAt'
  | 'queue'
  | 'heldBy'
  | 'heldByCount'
  | 'heldSince'
  | 'holders'
  | 'decision'
  | 'timeline'
  | 'kind'
>

export const stopsOf = (request: OnItsWay): readonly Stop[] => [
  {
    ...{ name: 'requested', state: 'done', title: 'Requested', at: request.createdAt },
    words: `by ${request.requester.name}`,
  },
  askedStop(request),
  decidedStop(request),
  ...(request.kind === null ? [] : [appliedStop(request)]),
]

function askedStop(request: OnItsWay): Stop {
  const { state, queue, heldSince, holders, timeline } = request
  const at = heldSince ?? timeline.find(({ kind }) => kind === 'asked')?.at ?? null
  if (state === 'pending') {
    const words = queue === 'administrators' ? 'an administrator, as nobody else can decide' : heldInWords(request)
    return { name: 'asked', state: 'here', title: 'Waits for', words, at }
  }
  const people = holders.filter(({ until }) => until === null).map(({ person }) => person)
  const words = people.length > 0 ? peopleInWords(people) : 'the administrators'
  return { name: 'asked', state: 'done', title: 'Asked', words, at }
}

const decisions: Partial<Record<RequestState, { title: string; state: StopState }>> = {
  pending: { title: 'Decision', state: 'ahead' },
  denied: { title: 'Denied', state: 'ended' },
  cancelled: { title: 'Taken back', state: 'ended' },
  expired: { title: 'Expired', state: 'ended' },
}

function decidedStop({ state, decision, requester }: OnItsWay): Stop {
  const { title, state: stop } = decisions[state] ?? { title: 'Approved', state: 'done' as const }
  const by = decision?.by?.name ?? (state === 'cancelled' ? requester.name : null)
  const way = decision?.via === 'linked-flow' ? ' in Power Automate' : ''
  const words =
    state === 'pending'
      ? 'The first answer counts'
      : by !== null
        ? `by ${by}${way}`
        : state === 'expired'
          ? 'Nobody answered in time'
          : ''
  return { name: 'decided', state: stop, title, words, at: decision?.at ?? null }
}

const ends: Record<RequestState, Pick<Stop, 'state' | 'title' | 'words'>> = {
  pending: { state: 'ahead', title: 'Carried out', words: 'As soon as it is approved' },
  approved: { state: 'here', title: 'Being carried out', words: 'In a moment' },
  applying: { state: 'here', title: 'Being carried out', words: 'In a moment' },
  applied: { state: 'done', title: 'Carried out', words: 'In the identity store' },
  denied: { state: 'never', title: 'Nothing changed', words: '' },
  cancelled: { state: 'never', title: 'Nothing changed', words: '' },
  expired: { state: 'never', title: 'Nothing changed', words: '' },
  failed: { state: 'trouble', title: 'Not carried out', words: 'See below what to do' },
  conflict: { state: 'trouble', title: 'Conflict', words: 'Somebody changed it meanwhile' },
}

function appliedStop({ state, timeline }: OnItsWay): Stop {
  const at = timeline.findLast(({ kind }) => kind === 'applied' || kind === 'failed' || kind === 'conflict')?.at ?? null
  return { name: 'applied', ...ends[state], at }
}
