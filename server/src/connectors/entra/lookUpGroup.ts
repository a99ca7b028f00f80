import { z } from 'zod'
import type { Done } from './done.ts'
import type { Graph } from './graph.ts'
import { isObjectId, matchesMax, quoted, searchPath } from './named.ts'

const told = [
  ...['id', 'displayName', 'description', 'mail', 'mailEnabled', 'securityEnabled', 'groupTypes', 'visibility'],
  ...['membershipRule', 'onPremisesSyncEnabled', 'isAssignableToRole', 'createdDateTime'],
]

const text = z.string().nullable().default(null)
const group = z.looseObject({ id: z.string(), displayName: text, description: text, mail: text })
const groups = z.object({ value: z.array(group) })

type Found = {
  outcome: 'found' | 'not-found' | 'several'
  id: string | null
  displayName: string | null
  description: string | null
  mail: string | null
  matches: { id: string; displayName: string | null; description: string | null }[]
}

/** By object id, or by display name. */
export async function lookUpGroup(graph: Graph, { groupId }: { groupId: string }): Promise<Done<Found>> {
  if (isObjectId(groupId)) {
    const asked = await graph.ask('GET', `/groups/${groupId}?$select=${told.join(',')}`, { refusals: [404] })
    if (!asked.ok) return asked
    return found(asked.status < 300 ? [group.parse(asked.body)] : [])
  }
  const asked = await graph.ask('GET', searchPath('groups', `displayName eq ${quoted(groupId)}`, told))
  return asked.ok ? found(groups.parse(asked.body).value) : asked
}

const nothing = { id: null, displayName: null, description: null, mail: null }

/** Of several none is chosen. */
function found(all: readonly z.output<typeof group>[]): Done<Found> {
  const [only, ...others] = all
  const matches = all.slice(0, matchesMax).map(({ id, displayName, description }) => ({ id, displayName, description }))
  if (!only) return { ok: true, output: { outcome: 'not-found', ...nothing, matches } }
  if (others.length > 0) return { ok: true, output: { outcome: 'several', ...nothing, matches } }
  const { '@odata.context': _context, ...properties } = only
  return { ok: true, output: { ...properties, outcome: 'found', matches: [] } }
}
