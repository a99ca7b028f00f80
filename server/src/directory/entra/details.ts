import type { ObjectDetails } from '@countersign/core/directory'
import { z } from 'zod'
import { type Graph, GraphFault, graphGroup, groupSelect, userSelect } from '../graph/index.ts'
import { isGuid } from './isGuid.ts'
import { detailsOfGroup, detailsOfUser, userReference, userWithManager } from './read.ts'

/** A user, else a group, with those it answers to. */
export async function readDetails(graph: Graph, id: string): Promise<ObjectDetails | undefined> {
  if (!isGuid(id)) return undefined
  return (await readUser(graph, id)) ?? readGroup(graph, id)
}

export async function readUser(graph: Graph, id: string): Promise<ObjectDetails | undefined> {
  const path = `/users/${id}?$select=${userSelect}&$expand=manager($select=id,displayName)`
  const user = await found(graph, path, userWithManager)
  return user && detailsOfUser(user)
}

export async function readGroup(graph: Graph, id: string): Promise<ObjectDetails | undefined> {
  const group = await found(graph, `/groups/${id}?$select=${groupSelect}`, graphGroup)
  if (!group) return undefined
  const owners = await graph.all(
    `/groups/${id}/owners/microsoft.graph.user?$select=id,displayName&$top=100`,
    graphUserName,
  )
  return detailsOfGroup(group, owners.map(userReference))
}

const graphUserName = z.looseObject({ id: z.string(), displayName: z.string().nullish() })

async function found<Schema extends z.ZodType>(graph: Graph, path: string, schema: Schema) {
  const { status, body } = await graph.call('GET', path)
  if (status === 404) return undefined
  if (status !== 200) throw new GraphFault(status, body)
  return schema.parse(body)
}
