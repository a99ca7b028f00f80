// Everything of a tenant that an identity store is filled with, read over Graph.

import { z } from 'zod'
import type { LinkRow, ObjectToImport } from '../embedded/index.ts'
import {
  attributesOfGroup,
  attributesOfUser,
  type Graph,
  GraphFault,
  graphGroup,
  graphUser,
  groupSelect,
  userSelect,
} from '../graph/index.ts'

/** `unread`: lists that we may not see, such as who is in a group with hidden members. */
export type Company = { objects: ObjectToImport[]; links: LinkRow[]; unread: number }

const onlyId = z.object({ id: z.string() })

/** `told` hears how far it is, after the users and after each group. */
export async function readCompany(
  graph: Graph,
  told: (progress: { users: number; groups: number; links: number }) => Promise<void>,
): Promise<Company> {
  const users = await graph.all(`/users?$select=${userSelect}&$expand=manager($select=id)&$top=999`, graphUser)
  const links: LinkRow[] = users.flatMap(({ id, manager }) =>
    manager ? [{ from: id, to: manager.id, name: 'manager' as const }] : [],
  )
  const objects: ObjectToImport[] = users.map((user) => ({
    ...{ id: user.id, kind: 'user', attributes: attributesOfUser(user) },
  }))
  await told({ users: users.length, groups: 0, links: links.length })

  const groups = await graph.all(`/groups?$select=${groupSelect}&$top=999`, graphGroup)
  const nicknames = new Set<string>()
  let unread = 0
  for (const [index, group] of groups.entries()) {
    const attributes = attributesOfGroup(group)
    const nickname = String(attributes.mailNickname)
    const isTaken = nicknames.has(nickname.toLowerCase()) // Entra lets groups share one, a store of ours does not
    nicknames.add(nickname.toLowerCase())
    const own = isTaken ? { ...attributes, mailNickname: `${nickname}-${group.id.slice(0, 8)}` } : attributes
    objects.push({ id: group.id, kind: 'group', attributes: own })
    for (const name of ['owners', 'members'] as const)
      try {
        for (const { id } of await graph.all(`/groups/${group.id}/${name}?$select=id&$top=999`, onlyId))
          links.push({ from: group.id, to: id, name })
      } catch (cause) {
        if (!(cause instanceof GraphFault && cause.status === 403)) throw cause
        unread += 1
      }
    await told({ users: users.length, groups: index + 1, links: links.length })
  }
  return { objects, links, unread }
}

const organization = z.object({
  displayName: z.string(),
  verifiedDomains: z.array(z.object({ name: z.string() })),
})

/** What the company is called, and which domains are its own. */
export async function readOrganization(graph: Graph): Promise<{ name: string; domains: string[] }> {
  const { value } = await graph.read('/organization', z.object({ value: z.array(organization).min(1) }))
  const [{ displayName, verifiedDomains } = { displayName: 'Company', verifiedDomains: [] }] = value
  return { name: displayName, domains: verifiedDomains.map(({ name }) => name.toLowerCase()) }
}
