import { z } from 'zod'
import type { Done } from './done.ts'
import type { Asked, Graph } from './graph.ts'
import { isAddress, isObjectId, matchesMax, quoted, searchPath, userPath } from './named.ts'

const told = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName', 'jobTitle'] as const

const text = z.string().nullable().default(null)
const user = z.looseObject({ id: z.string(), displayName: text, userPrincipalName: text })
const users = z.object({ value: z.array(user) })

type Found = { outcome: 'found' | 'not-found' | 'several' } & Record<(typeof told)[number], string | null> & {
    matches: { id: string; displayName: string | null; userPrincipalName: string | null }[]
  }

/** By object id or principal name; else by mail address; what is none of them by display name. */
export async function lookUpUser(
  graph: Graph,
  { userId, select = [] }: { userId: string; select?: string[] | undefined },
): Promise<Done<Found>> {
  const properties = [...new Set([...told, ...select])]
  if (isObjectId(userId) || isAddress(userId)) {
    const asked = await graph.ask('GET', `${userPath(userId)}?$select=${properties.join(',')}`, { refusals: [404] })
    if (!asked.ok) return asked
    if (asked.status < 300) return found([user.parse(asked.body)])
    if (isObjectId(userId)) return found([])
  }
  const filter = `${isAddress(userId) ? 'mail' : 'displayName'} eq ${quoted(userId)}`
  return several(await graph.ask('GET', searchPath('users', filter, properties)))
}

const several = (asked: Asked): Done<Found> => (asked.ok ? found(users.parse(asked.body).value) : asked)

const nothing = Object.fromEntries(told.map((name) => [name, null])) as Record<(typeof told)[number], null>

/** Of several none is chosen. */
function found(all: readonly z.output<typeof user>[]): Done<Found> {
  const [only, ...others] = all
  const matches = all
    .slice(0, matchesMax)
    .map(({ id, displayName, userPrincipalName }) => ({ id, displayName, userPrincipalName }))
  if (!only) return { ok: true, output: { outcome: 'not-found', ...nothing, matches } }
  if (others.length > 0) return { ok: true, output: { outcome: 'several', ...nothing, matches } }
  const { '@odata.context': _context, ...properties } = only
  return { ok: true, output: { ...nothing, ...properties, outcome: 'found', matches: [] } }
}
