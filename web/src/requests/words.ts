// What is said of a request wherever it is shown. Pure.

import type { RequestState, RequestSummary } from '@countersign/core/api'
import { type HolderReason, holdersMax } from '@countersign/core/approvals'
import { changeKinds } from '@countersign/core/changes'
import { amount, listed } from '../parts/amounts.ts'

type StateWords = { title: string; color: 'informative' | 'brand' | 'success' | 'warning' | 'danger' | 'subtle' }

/** How it stands, as one badge. */
export const states: Record<RequestState, StateWords> = {
  pending: { title: 'Pending', color: 'brand' },
  approved: { title: 'Approved', color: 'success' },
  denied: { title: 'Denied', color: 'danger' },
  cancelled: { title: 'Taken back', color: 'subtle' },
  expired: { title: 'Expired', color: 'subtle' },
  applying: { title: 'Being carried out', color: 'informative' },
  applied: { title: 'Done', color: 'success' },
  failed: { title: 'Not carried out', color: 'danger' },
  conflict: { title: 'Conflict', color: 'warning' },
}

/** “Join group: Lab Access”: what a request is called. */
export const titleOf = ({ kind, subject }: Pick<RequestSummary, 'kind' | 'subject'>): string => {
  if (kind === null) return subject
  return subject === '' ? changeKinds[kind].title : `${changeKinds[kind].title}: ${subject}`
}

/** What holds it. */
export const workflowOf = ({ workflow }: Pick<RequestSummary, 'workflow'>): string => workflow?.name ?? 'Action flow'

/** Who is put in or taken out, where that is not whoever asks. */
export const memberIn = ({ kind, member }: Pick<RequestSummary, 'kind' | 'member'>): string =>
  member === null || kind === 'group.join' || kind === 'group.leave' ? '' : member.name

type Named = { readonly name: string }

/** “Ada, Grace and 3 others”: names in full while they are few. */
export function peopleInWords(people: readonly Named[], count = people.length, join: 'and' | 'or' = 'and'): string {
  const shown = people.slice(0, count > 3 ? 2 : 3).map(({ name }) => name)
  const others = count - shown.length
  return others <= 0
    ? listed(shown, join)
    : listed([...shown, `${amount(others)} ${others === 1 ? 'other' : 'others'}`], join)
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Beforehand and afterwards alike: whoever is named and too many to be asked. */
export function leftOutInWords(groups: readonly Named[], when: 'before' | 'after'): string {
  const verb = when === 'before' ? ['is', 'are'] : ['was', 'were']
  const words = capital(peopleInWords(groups))
  return `${words} ${verb[groups.length === 1 ? 0 : 1]} not asked: more than ${holdersMax} people are too many for one request`
}

/** With whom it lies, in a list: “Ada Lindqvist or Grace Okafor”, “An administrator”. */
export function heldInWords({ state, queue, heldBy, heldByCount }: Held): string {
  if (state !== 'pending') return '–'
  if (heldBy.length > 0) return peopleInWords(heldBy, heldByCount, 'or')
  return queue === 'administrators' ? 'An administrator' : 'Nobody'
}

type Held = Pick<RequestSummary, 'state' | 'queue' | 'heldBy' | 'heldByCount'>

/** Why somebody is asked, to stand after their name. */
export const reasonsInWords: Record<HolderReason, string> = {
  owner: 'Owner of the group',
  owners: 'Owner of the group',
  manager: 'Manager of the user',
  managers: 'Manager of the user',
  'new-manager': 'New manager',
  people: 'Named as approver',
  'default-approver': 'Default approver',
  escalation: 'Asked because others did not answer',
  reroute: 'Asked by an administrator',
}
