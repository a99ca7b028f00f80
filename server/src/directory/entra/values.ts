import { attributesIn, relationsIn, type ValuesChange } from '@countersign/core/changes'
import { type ObjectDetails, type Reference, type RelationName, related } from '@countersign/core/directory'
import type { Applied } from '../directory.ts'
import type { Graph } from '../graph/index.ts'
import { refusedBy } from './refusedBy.ts'

/** Attributes in one call, then each relation in calls of its own: owners come before others go, since one must remain. */
export async function writeValues(graph: Graph, change: ValuesChange, details: ObjectDetails): Promise<Applied> {
  const attributes = attributesIn(change.new)
  const refuse = (status: number, body: unknown): Applied => ({ ok: false, ...refusedBy(status, body, change) })
  if (Object.keys(attributes).length > 0) {
    const { status, body } = await graph.call('PATCH', `/${details.kind}s/${details.id}`, attributes)
    if (status !== 204) return refuse(status, body)
  }
  for (const [name, wanted] of Object.entries(relationsIn(change.new))) {
    const refused = await writeRelation(graph, details, name as RelationName, wanted)
    if (refused) return refuse(refused.status, refused.body)
  }
  return { ok: true, targetId: details.id }
}

type Answer = { status: number; body: unknown }

async function writeRelation(
  graph: Graph,
  details: ObjectDetails,
  name: RelationName,
  wanted: readonly Reference[],
): Promise<Answer | undefined> {
  if (name === 'manager') return writeManager(graph, details.id, wanted[0])
  if (name !== 'owners') return wanted.length === 0 ? undefined : unknownRelation
  const now = related(details, name)
  for (const { id } of wanted.filter((one) => !now.some((owner) => owner.id === one.id))) {
    const reference = { '@odata.id': graph.addressOf(`/users/${id}`) }
    const answer = await graph.call('POST', `/groups/${details.id}/owners/$ref`, reference)
    if (answer.status !== 204) return answer
  }
  for (const { id } of now.filter((owner) => !wanted.some((one) => one.id === owner.id))) {
    const answer = await graph.call('DELETE', `/groups/${details.id}/owners/${id}/$ref`)
    if (answer.status !== 204 && answer.status !== 404) return answer
  }
  return undefined
}

export async function writeManager(
  graph: Graph,
  userId: string,
  manager: Reference | undefined,
): Promise<Answer | undefined> {
  const path = `/users/${userId}/manager/$ref`
  const answer = manager
    ? await graph.call('PUT', path, { '@odata.id': graph.addressOf(`/users/${manager.id}`) })
    : await graph.call('DELETE', path)
  return answer.status === 204 || (!manager && answer.status === 404) ? undefined : answer
}

/** In the form of Graph's own answers, so that it is told like one. */
const unknownRelation: Answer = {
  status: 400,
  body: { error: { code: 'unknown', message: 'it knows neither additional managers nor additional owners.' } },
}
