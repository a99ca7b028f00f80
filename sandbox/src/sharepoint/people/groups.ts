import type { Site } from '../sites.ts'

/** What those in a group of a site may do there, the most first. */
export const levels = ['full', 'edit', 'read'] as const

export type Level = (typeof levels)[number]

/** The three groups that every site begins with, by the numbers they usually have. */
export const siteGroups = [
  { id: 3, role: 'Owners', level: 'full' },
  { id: 5, role: 'Members', level: 'edit' },
  { id: 4, role: 'Visitors', level: 'read' },
] as const

export type SiteGroup = (typeof siteGroups)[number]

export type GroupId = SiteGroup['id']

export const titleOfGroup = ({ displayName }: Pick<Site, 'displayName'>, { role }: SiteGroup): string =>
  `${displayName} ${role}`

export function siteGroupById(id: number): SiteGroup | undefined {
  return siteGroups.find((group) => group.id === id)
}

export const membersGroup = siteGroups[1]

/** In a site that belongs to a team its members may let others in; where it belongs to nobody, only its owners. */
export const membersMayAdd = ({ groupId }: Pick<Site, 'groupId'>, { role }: SiteGroup): boolean =>
  role === 'Members' && groupId !== null
