// Carries a change out in Microsoft Entra ID.
//
// E1  Every write may be repeated: a user is known by its name and our key, a group by our key alone, the rest by what it
//     leads to. What Graph answers to a repetition is read as what it means.
// E2  `/$ref` stands at the end of every address by which somebody is taken out: without it Graph deletes them.
// E3  Graph has no versions: what is there is read and compared right before it is written.

import {
  type Change,
  changeKinds,
  conflictsOf,
  isDone,
  type MembershipChange,
  putsIn,
  type ValuesChange,
} from '@countersign/core/changes'
import type { ObjectDetails } from '@countersign/core/directory'
import type { Applied } from '../directory.ts'
import { type Graph, GraphFault, saidBy } from '../graph/index.ts'
import { conflict, notThere } from '../refusals.ts'
import { temporaryPassword } from '../temporaryPassword.ts'
import { createInEntra } from './create.ts'
import { readDetails } from './details.ts'
import { isGuid } from './isGuid.ts'
import { refusedBy } from './refusedBy.ts'
import { writeValues } from './values.ts'

export type EntraParts = {
  graph: Graph
  passwordKey: Buffer
  /** How it waits for what it has just made to be seen everywhere. */
  pause: (ms: number) => Promise<void>
}

export async function applyToEntra(parts: EntraParts, change: Change, key: string): Promise<Applied> {
  if (change.target === null) return createInEntra(parts, change, key)
  if (!isGuid(change.target.id)) return { ok: false, ...notThere(change) }
  switch (change.kind) {
    case 'group.join':
    case 'group.leave':
    case 'group.addMember':
    case 'group.removeMember':
    case 'group.nest':
      return changeMembership(parts.graph, change)
    default: {
      const details = await readDetails(parts.graph, change.target.id)
      if (details) return changeObject(parts, change, details, key)
      const isGone = changeKinds[change.kind].shape === 'deletion'
      return isGone ? { ok: true, targetId: change.target.id } : { ok: false, ...notThere(change) }
    }
  }
}

type ObjectChange = Exclude<Change, MembershipChange | { target: null }>

async function changeObject(
  parts: EntraParts,
  change: ObjectChange,
  details: ObjectDetails,
  key: string,
): Promise<Applied> {
  const { graph, passwordKey } = parts
  const targetId = details.id
  if (change.kind === 'user.resetPassword') {
    const password = temporaryPassword(passwordKey, key)
    const body = { passwordProfile: { password, forceChangePasswordNextSignIn: true } }
    const { status, body: answer } = await graph.call('PATCH', `/users/${targetId}`, body)
    return status === 204
      ? { ok: true, targetId, temporaryPassword: password }
      : { ok: false, ...refusedBy(status, answer, change) }
  }
  const isValues = change.kind !== 'user.delete' && change.kind !== 'group.delete'
  if (isValues && isDone(details, change as ValuesChange)) return { ok: true, targetId }
  const conflicts = conflictsOf(details, change.old)
  if (conflicts.length > 0) return { ok: false, ...conflict(conflicts) }
  if (isValues) return writeValues(graph, change as ValuesChange, details)
  const { status, body } = await graph.call('DELETE', `/${details.kind}s/${targetId}`)
  return status === 204 || status === 404 ? { ok: true, targetId } : { ok: false, ...refusedBy(status, body, change) }
}

async function changeMembership(graph: Graph, change: MembershipChange): Promise<Applied> {
  const { kind, target, member } = change
  if (!isGuid(member.id)) return { ok: false, ...notThere({ target: member }) }
  const members = `/groups/${target.id}/members`
  const done = { ok: true, targetId: target.id } as const
  if (putsIn(kind)) {
    const reference = { '@odata.id': graph.addressOf(`/directoryObjects/${member.id}`) }
    const { status, body } = await graph.call('POST', `${members}/$ref`, reference)
    if (status === 204 || (status === 400 && isAlreadyThere(body))) return done
    if (status === 404) return { ok: false, ...notThere({ target: whoIsMissing(body, change) }) }
    return { ok: false, ...refusedBy(status, body, change) }
  }
  const { status, body } = await graph.call('DELETE', `${members}/${member.id}/$ref`) // E2
  if (status === 204) return done
  if (status !== 404) return { ok: false, ...refusedBy(status, body, change) }
  // Who is in it no more, or the group itself: only the one is what was wanted.
  const { status: there, body: answer } = await graph.call('GET', `/groups/${target.id}?$select=id`)
  if (there === 200) return done
  if (there === 404) return { ok: false, ...notThere(change) }
  throw new GraphFault(there, answer)
}

const isAlreadyThere = (body: unknown): boolean => {
  const { code, message } = saidBy(body)
  return code === 'Request_BadRequest' && /already exist/.test(message) && /'members'/.test(message)
}

const whoIsMissing = (body: unknown, { target, member }: MembershipChange) =>
  saidBy(body).message.includes(member.id) ? member : target
