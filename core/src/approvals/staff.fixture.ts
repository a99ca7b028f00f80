import type { Reference } from '../directory/index.ts'
import type { Person } from './approval.ts'
import type { Standing } from './standing.ts'

export const user = (id: string): Reference => ({ id, kind: 'user', name: id })
export const group = (id: string): Reference => ({ id, kind: 'group', name: id })

const person = (id: string, enabled: boolean): Person => ({
  ...{ id, name: id, userName: `${id}@alder.example`, mail: `${id}@alder.example`, enabled },
})

type Told = { manager?: string; enabled?: boolean } | { members: string[]; owners?: string[] }

/** Users with their managers, groups with members and owners; by id. */
export function staff(told: Record<string, Told>): Map<string, Standing | null> {
  const enabled = (id: string): boolean => {
    const one = told[id]
    return one === undefined || !('enabled' in one) || one.enabled !== false
  }
  return new Map(
    Object.entries(told).map(([id, one]): [string, Standing] => [
      id,
      'members' in one
        ? {
            kind: 'group',
            group: group(id),
            members: one.members.map((member) => person(member, enabled(member))),
            owners: (one.owners ?? []).map(user),
          }
        : { kind: 'user', person: person(id, enabled(id)), manager: one.manager ? user(one.manager) : null },
    ]),
  )
}
