import { holdersMax, type Person, type Standing } from '@countersign/core/approvals'
import { type ObjectDetails, referenceOf, related } from '@countersign/core/directory'
import { z } from 'zod'
import type { Graph } from '../graph/index.ts'
import { readDetails } from './details.ts'

/** Of a group so many users are read, as of one that we keep: one more than are asked, so that it shows. */
const membersMax = holdersMax + 1

/** One after the other: they are few, and Graph counts. */
export async function readStandings(graph: Graph, ids: readonly string[]): Promise<Standing[]> {
  const standings: Standing[] = []
  for (const id of ids) {
    const details = await readDetails(graph, id)
    if (details) standings.push(await standingOf(graph, details))
  }
  return standings
}

const member = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
})

async function standingOf(graph: Graph, details: ObjectDetails): Promise<Standing> {
  if (details.kind === 'user')
    return {
      kind: 'user',
      person: personOf({ ...details.attributes, id: details.id, displayName: details.name }),
      manager: related(details, 'manager')[0] ?? null,
    }
  const select = 'id,displayName,userPrincipalName,mail,accountEnabled'
  const path = `/groups/${details.id}/transitiveMembers/microsoft.graph.user?$select=${select}&$top=999`
  const members = await graph.all(path, member, membersMax)
  return { kind: 'group', group: referenceOf(details), members: members.map(personOf), owners: details.owners }
}

/** Whoever is not said to be enabled may not sign in. */
const personOf = (given: Record<string, unknown>): Person => {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const { id, displayName, userPrincipalName, mail, accountEnabled } = given
  return {
    ...{ id: String(id), name: text(displayName) ?? String(id), userName: text(userPrincipalName), mail: text(mail) },
    enabled: accountEnabled === true,
  }
}
