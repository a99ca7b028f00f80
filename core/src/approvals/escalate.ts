// Passes on what nobody has decided: up the line of managers, so many levels, then to the default approver, then no more.
//
// E1  A user is followed by their manager, a group by its owners. Those who were asked before keep their right.
// E2  Who may not sign in, who was asked already, and the requester are passed over: their own manager comes at once.
// E3  A circle ends the line. So does somebody without a manager.
// E4  After the line, and after so many levels, comes the default approver, once; if that is a group, then its owners.
// E5  After that it rests: it stays pending, and whoever was asked may still decide. Never is it approved.

import { type Reference, referenceOf } from '../directory/index.ts'
import type { ApprovalQueue, Holder } from './approval.ts'
import { holdersMax, holdersOf } from './place.ts'
import { type Known, referenceTo, type Standing } from './standing.ts'

/** How far it has been passed on. */
export type Line = {
  stage: 'line' | 'default' | 'default-owners'
  level: number
  /** From whom it goes on: users and groups. */
  frontier: readonly Reference[]
  /** Everybody who was met on the way, so that a circle is noticed. */
  met: readonly string[]
}

export const lineFrom = (queue: ApprovalQueue, frontier: readonly Reference[]): Line => ({
  stage: queue === 'default-approver' ? 'default' : 'line',
  level: 0,
  frontier: frontier.map(referenceOf),
  met: frontier.map(({ id }) => id),
})

export type Escalating = {
  line: Line
  /** Those who may decide already. */
  holderIds: readonly string[]
  requesterId: string | null
  defaultApprover: Reference | null
  levelsMax: number
}

export type Escalation =
  /** It can't be said without knowing more of these. */
  | { kind: 'look-up'; ids: string[] }
  | { kind: 'passed-on'; queue: ApprovalQueue; holders: Holder[]; leftOut: readonly Reference[]; line: Line }
  | { kind: 'rests'; leftOut: readonly Reference[] }

export function escalate(escalating: Escalating, known: Known): Escalation {
  const missing = new Set<string>()
  const look: Look = (id) => {
    const found = known.get(id)
    if (found === undefined) missing.add(id)
    return found ?? null
  }
  const outcome = passOn(escalating, look)
  return missing.size > 0 ? { kind: 'look-up', ids: [...missing] } : outcome
}

type Look = (id: string) => Standing | null

function passOn(escalating: Escalating, look: Look): Exclude<Escalation, { kind: 'look-up' }> {
  const { line, levelsMax } = escalating
  switch (line.stage) {
    case 'line':
      return (line.level < levelsMax ? upTheLine(escalating, look, 'line') : undefined) ?? toDefault(escalating, look)
    case 'default':
      return toOwners(escalating, look) ?? rests
    case 'default-owners':
      return rests
  }
}

const rests = { kind: 'rests', leftOut: [] } as const

/** E1–E3: who comes next, for each of those it lies with. */
function upTheLine(escalating: Escalating, look: Look, stage: Line['stage']) {
  const { line, holderIds, requesterId } = escalating
  const level = line.level + 1
  const met = new Set(line.met)
  const holders = new Map<string, Holder>()
  for (const from of line.frontier) {
    const waiting = superiorsOf(look(from.id))
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (met.has(next.id)) continue
      met.add(next.id)
      const standing = look(next.id)
      if (standing?.kind !== 'user') continue
      const { person } = standing
      if (person.enabled && person.id !== requesterId && !holderIds.includes(person.id))
        holders.set(person.id, { person, reason: 'escalation', group: null, level, insteadOf: referenceOf(from) })
      else waiting.push(...superiorsOf(standing))
    }
  }
  if (holders.size === 0) return undefined
  const all = [...holders.values()]
  const found = all.slice(0, holdersMax)
  const leftOut = all.slice(holdersMax).map(({ person }) => referenceTo(person))
  const frontier = found.map(({ person }) => referenceTo(person))
  const queue: ApprovalQueue = stage === 'line' ? 'approvers' : 'default-approver'
  return { kind: 'passed-on', queue, holders: found, leftOut, line: { stage, level, frontier, met: [...met] } } as const
}

const superiorsOf = (standing: Standing | null): Reference[] => {
  if (!standing) return []
  return standing.kind === 'group' ? [...standing.owners] : standing.manager ? [standing.manager] : []
}

/** E4 */
function toDefault(escalating: Escalating, look: Look): Exclude<Escalation, { kind: 'look-up' }> {
  const { defaultApprover, line, requesterId, holderIds } = escalating
  if (!defaultApprover) return rests
  const standing = look(defaultApprover.id)
  const level = line.level + 1
  const named = [{ reference: defaultApprover, reason: 'default-approver' }] as const
  const known = new Map([[defaultApprover.id, standing]])
  const insteadOf = line.frontier[0] ?? null
  const { holders: found, leftOut } = holdersOf(named, known, { requesterId, level, insteadOf })
  const holders = found.filter(({ person }) => !holderIds.includes(person.id))
  const following: Line = {
    ...{ stage: 'default', level, frontier: [referenceOf(defaultApprover)], met: [...line.met, defaultApprover.id] },
  }
  if (holders.length > 0) return { kind: 'passed-on', queue: 'default-approver', holders, leftOut, line: following }
  const owners = toOwners({ ...escalating, line: following }, look) ?? rests
  return { ...owners, leftOut: [...leftOut, ...owners.leftOut] }
}

/** E4: of a default approver that is a group. */
function toOwners(escalating: Escalating, look: Look) {
  const [from] = escalating.line.frontier
  return from && look(from.id)?.kind === 'group' ? upTheLine(escalating, look, 'default-owners') : undefined
}
