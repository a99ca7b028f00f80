import { attributesIn, type Creation, relationsIn } from '@countersign/core/changes'
import type { Reference } from '@countersign/core/directory'
import { z } from 'zod'
import { Fault } from '../../platform/fault.ts'
import type { Applied } from '../directory.ts'
import { type Graph, GraphFault } from '../graph/index.ts'
import { temporaryPassword } from '../temporaryPassword.ts'
import type { EntraParts } from './apply.ts'
import { quoted } from './query.ts'
import { refusedBy, takenIn } from './refusedBy.ts'
import { writeManager } from './values.ts'

const created = z.object({ id: z.string() })

/** By what a repetition finds what it made: it travels with the object itself. */
const markOf = (key: string): string => `countersign-${key}`

export const createInEntra = (parts: EntraParts, change: Creation, key: string): Promise<Applied> =>
  change.kind === 'user.create' ? createUser(parts, change, key) : createGroup(parts, change, key)

async function createUser(parts: EntraParts, change: Creation, key: string): Promise<Applied> {
  const { graph, passwordKey } = parts
  const password = temporaryPassword(passwordKey, key)
  const { status, body } = await graph.call('POST', '/users', {
    ...{ accountEnabled: true, ...attributesIn(change.new) },
    passwordProfile: { password, forceChangePasswordNextSignIn: true },
    onPremisesExtensionAttributes: { extensionAttribute15: markOf(key) },
  })
  const id = status === 201 ? created.parse(body).id : takenIn(body) ? await oursByName(graph, change, key) : undefined
  if (id === undefined) return { ok: false, ...refusedBy(status, body, change) }
  const [manager] = relationsIn(change.new).manager ?? []
  if (manager) {
    const refused = await whenSeen(parts, () => writeManager(graph, id, manager))
    if (refused) return { ok: false, ...refusedBy(refused.status, refused.body, change) }
  }
  return { ok: true, targetId: id, temporaryPassword: password }
}

const marked = z.object({
  id: z.string(),
  onPremisesExtensionAttributes: z.object({ extensionAttribute15: z.string().nullish() }).nullish(),
})

/** Somebody has this name: it is the user that this very change made, or somebody else. */
async function oursByName(graph: Graph, { new: values }: Creation, key: string): Promise<string | undefined> {
  const name = encodeURIComponent(String(values.userPrincipalName))
  const { status, body } = await graph.call('GET', `/users/${name}?$select=id,onPremisesExtensionAttributes`)
  if (status === 404) return undefined
  if (status !== 200) throw new GraphFault(status, body)
  const { id, onPremisesExtensionAttributes: attributes } = marked.parse(body)
  return attributes?.extensionAttribute15 === markOf(key) ? id : undefined
}

async function createGroup({ graph }: EntraParts, change: Creation, key: string): Promise<Applied> {
  const { groupType, securityType: _unknownThere, expiryPolicy: _either, ...attributes } = attributesIn(change.new)
  const isUnified = groupType === 'microsoft365'
  const { owners = [] } = relationsIn(change.new)
  const members = Array.isArray(change.new.members) ? (change.new.members as readonly Reference[]) : []
  const earlier = await groupMarked(graph, key)
  if (earlier !== undefined) return { ok: true, targetId: earlier }
  const bound = (list: readonly Reference[]) => list.map(({ id }) => graph.addressOf(`/directoryObjects/${id}`))
  const { status, body } = await graph.call('POST', '/groups', {
    ...attributes,
    ...{ mailEnabled: isUnified, securityEnabled: !isUnified, groupTypes: isUnified ? ['Unified'] : [] },
    uniqueName: markOf(key),
    ...(owners.length > 0 && { 'owners@odata.bind': bound(owners) }),
    ...(members.length > 0 && { 'members@odata.bind': bound(members) }),
  })
  if (status === 201) return { ok: true, targetId: created.parse(body).id }
  return { ok: false, ...refusedBy(status, body, change) }
}

async function groupMarked(graph: Graph, key: string): Promise<string | undefined> {
  const filter = encodeURIComponent(`uniqueName eq ${quoted(markOf(key))}`)
  const { value } = await graph.read(`/groups?$select=id&$filter=${filter}`, z.object({ value: z.array(created) }))
  return value[0]?.id
}

const looksMax = 6

/** What was made a moment ago may be seen nowhere yet: a 404 about it passes. */
async function whenSeen<Answer extends { status: number } | undefined>(
  { pause }: EntraParts,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  for (let look = 1; ; look += 1) {
    const answer = await attempt()
    if (answer?.status !== 404) return answer
    if (look === looksMax)
      throw new Fault('GRAPH_REFUSED', 'What was created is not seen in Microsoft Entra ID yet.', { retry: 'later' })
    await pause(500 * 2 ** look)
  }
}
