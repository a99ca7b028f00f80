import type { Reference } from '@countersign/core/directory'
import { type LinkedPerson, type LinkedRequest, linkedRequest } from '@countersign/core/links'
import type { Store } from '../../directory/index.ts'
import type { Parts } from '../parts.ts'
import { below } from '../reach.ts'
import type { ClientRow, LinkRow, RequestFacts } from '../sql/index.ts'

/** More are a group that is asked as a whole; an approval of the cloud takes no more addresses than that. */
const approversMax = 100

export async function payloadOf(
  { url }: Pick<Parts, 'url'>,
  { request, client, link, store }: { request: RequestFacts; client: ClientRow; link: LinkRow; store: Store },
  token: string,
): Promise<LinkedRequest> {
  const { directory } = store
  const { id, storeId, storeName, workflow, content: change, reason, createdAt } = request
  const callbackUrl = below(client.dataServiceUrl, `/callbacks/${token}`).href
  const { person, name } = request.requester
  const [target, requester, approvers] = await Promise.all([
    change.target && directory.get(change.target.id),
    person ? personOf(directory, person) : { id: '', name, userName: '', mail: '' },
    peopleOf(directory, request.holders.slice(0, approversMax)),
  ])
  return linkedRequest({
    ...{ link: link.id, requestId: id, store: { id: storeId, name: storeName }, workflow, change, reason },
    attributes: target ? target.attributes : null,
    schema: directory.schema,
    ...{ requester, approvers },
    createdAt: createdAt.toISOString(),
    callbackUrl,
    pageUrl: new URL(`/portal/requests/${id}`, url).href,
  })
}

/** One after the other: a store that is kept elsewhere is not asked for a hundred at once. */
async function peopleOf(directory: Store['directory'], references: readonly Reference[]): Promise<LinkedPerson[]> {
  const people: LinkedPerson[] = []
  for (const reference of references) people.push(await personOf(directory, reference))
  return people
}

async function personOf(directory: Store['directory'], { id, name }: Reference): Promise<LinkedPerson> {
  const { attributes } = (await directory.get(id)) ?? { attributes: {} as Record<string, unknown> }
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return { id, name, userName: text(attributes.userPrincipalName), mail: text(attributes.mail) }
}
