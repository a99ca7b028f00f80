// A tenant of Microsoft Entra ID, over Microsoft Graph.
//
// G1  A cursor holds Graph's skip token and nothing else: what is asked with it is built anew, since cursors come from
//     callers and Graph is asked with an application's rights.

import { type DirectoryObject, type ObjectDetails, type Reference, schemaOf } from '@countersign/core/directory'
import { z } from 'zod'
import { cursorOf } from '../../http/index.ts'
import type { Directory, Question, Walk, Walked } from '../directory.ts'
import { type Graph, GraphFault, graphGroup, graphUser, groupSelect, userSelect } from '../graph/index.ts'
import { applyToEntra, type EntraParts } from './apply.ts'
import { readDetails } from './details.ts'
import { isGuid } from './isGuid.ts'
import { quoted, searchOf } from './query.ts'
import { graphObject, groupOf, objectOf, userOf } from './read.ts'
import { readStandings } from './standings.ts'

const skip = cursorOf(z.object({ skip: z.string().max(2_000) }))

const bothSelect = [...new Set([...userSelect.split(','), ...groupSelect.split(',')])].join(',')
const nextLink = { '@odata.nextLink': z.string().optional() }
const eventual = { ConsistencyLevel: 'eventual' }

export function openEntra(parts: EntraParts): Directory {
  const { graph } = parts
  const list = (path: string, walk: Walk) => (refused: string) =>
    isGuid(refused) ? related(graph, path, walk) : Promise.resolve(nothing)
  return {
    schema: schemaOf('entra'),
    get: (id) => readDetails(graph, id),
    find: async (name) => {
      const id = isGuid(name) ? name : await idOf(graph, name)
      return id === undefined ? undefined : readDetails(graph, id)
    },
    usersNamed: (name) => usersNamed(graph, name),
    references: (ids) => references(graph, ids.filter(isGuid)),
    search: (question) => search(graph, question),
    members: (id, walk) => list(`/groups/${id}/members`, walk)(id),
    memberOf: async (id, walk) => {
      const [object] = await references(graph, [id].filter(isGuid))
      return object ? list(`/${object.kind}s/${id}/memberOf`, walk)(id) : nothing
    },
    reports: (id, walk) => list(`/users/${id}/directReports`, walk)(id),
    ownedBy: (id, walk) => list(`/users/${id}/ownedObjects`, walk)(id),
    isMember: async (groupId, memberId) => isGuid(groupId) && isGuid(memberId) && isMember(graph, groupId, memberId),
    standings: (ids) => readStandings(graph, ids),
    apply: (change, key) => applyToEntra(parts, change, key),
  }
}

const nothing = { items: [], nextCursor: null }

const named = z.object({ value: z.array(z.object({ id: z.string() })) })

/** A user name comes before a mail address, a user before a group. */
async function idOf(graph: Graph, name: string): Promise<string | undefined> {
  const is = (property: string) => encodeURIComponent(`${property} eq ${quoted(name)}`)
  for (const path of [
    `/users?$select=id&$filter=${is('userPrincipalName')}`,
    `/users?$select=id&$filter=${is('mail')}`,
    `/users?$select=id&$filter=${is('mailNickname')}`,
    `/groups?$select=id&$filter=${is('mailNickname')}`,
  ]) {
    const [found] = (await graph.read(path, named)).value
    if (found) return found.id
  }
  return undefined
}

const sharingMax = 10

async function usersNamed(graph: Graph, name: string): Promise<ObjectDetails[]> {
  const ids = new Set<string>()
  for (const property of ['userPrincipalName', 'mail']) {
    const filter = encodeURIComponent(`${property} eq ${quoted(name)}`)
    const { value } = await graph.read(`/users?$select=id&$filter=${filter}&$top=${sharingMax}`, named)
    for (const { id } of value) ids.add(id)
  }
  const users: ObjectDetails[] = []
  for (const id of [...ids].slice(0, sharingMax)) {
    const details = await readDetails(graph, id)
    if (details) users.push(details)
  }
  return users
}

const byIds = z.object({
  value: z.array(z.object({ '@odata.type': z.string(), id: z.string(), displayName: z.string().nullish() })),
})

async function references(graph: Graph, ids: readonly string[]): Promise<Reference[]> {
  if (ids.length === 0) return []
  const { status, body } = await graph.call('POST', '/directoryObjects/getByIds', { ids, types: ['user', 'group'] })
  if (status !== 200) throw new GraphFault(status, body)
  return byIds.parse(body).value.map(({ '@odata.type': type, id, displayName }) => ({
    ...{ id, kind: type === '#microsoft.graph.user' ? 'user' : 'group', name: displayName ?? id },
  }))
}

async function search(graph: Graph, question: Question): Promise<Walked<DirectoryObject>> {
  const { kind, cursor, limit } = question
  const path = `/${kind}s?$select=${kind === 'user' ? userSelect : groupSelect}&$top=${limit}&$count=true${searchOf(question)}`
  const read = (one: unknown): DirectoryObject =>
    kind === 'user' ? userOf(graphUser.parse(one)) : groupOf(graphGroup.parse(one))
  return walked(graph, path, cursor, (one) => read(one), eventual)
}

const related = (graph: Graph, path: string, { cursor, limit }: Walk): Promise<Walked<DirectoryObject>> =>
  walked(graph, `${path}?$select=${bothSelect}&$top=${limit}`, cursor, (one) => objectOf(graphObject.parse(one)))

const page = z.object({ value: z.array(z.unknown()), ...nextLink })

/** G1 */
async function walked(
  graph: Graph,
  path: string,
  cursor: string | undefined,
  read: (one: unknown) => DirectoryObject | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Walked<DirectoryObject>> {
  const place = cursor === undefined ? undefined : skip.read(cursor)
  if (cursor !== undefined && !place) return 'invalid-cursor'
  const from = place ? `&$skiptoken=${encodeURIComponent(place.skip)}` : ''
  const { status, body } = await graph.call('GET', `${path}${from}`, undefined, headers)
  if (status === 400 && place) return 'invalid-cursor'
  if (status === 404) return nothing
  if (status !== 200) throw new GraphFault(status, body)
  const { value, '@odata.nextLink': following } = page.parse(body)
  const token = following === undefined ? null : new URL(following).searchParams.get('$skiptoken')
  return {
    items: value.map(read).filter((one) => one !== undefined),
    nextCursor: token === null ? null : skip.write({ skip: token }),
  }
}

/** Only whether it is a member itself, not by a group between: the transitive question would say more. */
async function isMember(graph: Graph, groupId: string, memberId: string): Promise<boolean> {
  const filter = encodeURIComponent(`id eq ${quoted(memberId)}`)
  const path = `/groups/${groupId}/members?$select=id&$count=true&$filter=${filter}`
  const { status, body } = await graph.call('GET', path, undefined, eventual)
  if (status === 404) return false
  if (status !== 200) throw new GraphFault(status, body)
  return named.parse(body).value.some(({ id }) => id === memberId)
}
