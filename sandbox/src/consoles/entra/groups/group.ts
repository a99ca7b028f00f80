// What all pages of one group have in common: which it is, of which kind, and whether this person may change it.

import { html } from 'hono/html'
import { type DirectoryObject, isDynamic, isTrue, isUnified, mayChange, text } from '../../../directory/index.ts'
import type { Premises } from '../../../premises.ts'
import {
  type Answer,
  acting,
  type ConsoleView,
  refusedAt,
  showConsole,
  showNothing,
  tabs,
  type Visit,
} from '../../frame/index.ts'
import { lookingInside } from '../rights.ts'

export const groupsPath = '/entra/groups'

export const allGroups = { text: 'Groups', href: groupsPath }

const pages = { overview: 'Overview', members: 'Members', owners: 'Owners' } as const

export type GroupPage = keyof typeof pages

export const groupPath = ({ id }: DirectoryObject, page: GroupPage = 'overview'): string =>
  page === 'overview' ? `${groupsPath}/${id}` : `${groupsPath}/${id}/${page}`

export const nameOf = (object: DirectoryObject): string => text(object, 'displayName') ?? object.id

/** In the words of the admin center. */
export function groupKind(group: DirectoryObject): string {
  if (isUnified(group)) return 'Microsoft 365'
  if (!isTrue(group, 'mailEnabled')) return 'Security'
  return isTrue(group, 'securityEnabled') ? 'Mail enabled security' : 'Distribution'
}

export const membershipOf = (group: DirectoryObject): string => (isDynamic(group) ? 'Dynamic' : 'Assigned')

const groupOf = ({ c, premises }: Visit): DirectoryObject | undefined => {
  const found = premises.directory.latest().find(c.req.param('id') ?? '')
  return found?.kind === 'group' ? found : undefined
}

export const lookingAtGroup = (premises: Premises, show: (visit: Visit, group: DirectoryObject) => Answer) =>
  lookingInside(premises, (visit) => {
    const group = groupOf(visit)
    return group ? show(visit, group) : showNothing(visit, 'Group', [allGroups])
  })

export const mayChangeGroup = ({ premises, person }: Visit, group?: DirectoryObject): boolean =>
  mayChange(premises.directory, person.id, 'group', group)

/** Who is in some groups is for those to know who are in them. */
export const seesMembers = (visit: Visit, group: DirectoryObject): boolean =>
  text(group, 'visibility') !== 'HiddenMembership' ||
  mayChangeGroup(visit, group) ||
  visit.premises.directory.latest().isLinked(group.id, 'member', visit.person.id)

export const notAllowed = ({ person }: Visit): string =>
  `${person.displayName} may not change this group: that takes one of its owners, or a Groups Administrator; for groups that roles can be assigned to, a Global Administrator.`

export const changingGroup = (
  premises: Premises,
  page: GroupPage,
  act: (visit: Visit, group: DirectoryObject, form: URLSearchParams) => Answer,
) =>
  acting(premises, (visit, form) => {
    const group = groupOf(visit)
    if (!group) return refusedAt(visit, groupsPath, 'There is no such group any more.')
    return mayChangeGroup(visit, group)
      ? act(visit, group, form)
      : refusedAt(visit, groupPath(group, page), notAllowed(visit))
  })

export function showGroupPage(
  visit: Visit,
  group: DirectoryObject,
  page: GroupPage,
  view: Omit<ConsoleView, 'title' | 'trail'>,
): Answer {
  const all = Object.entries(pages) as [GroupPage, string][]
  return showConsole(visit, {
    ...view,
    title: page === 'overview' ? nameOf(group) : `${nameOf(group)} | ${pages[page]}`,
    trail: page === 'overview' ? [allGroups] : [allGroups, { text: nameOf(group), href: groupPath(group) }],
    body: html`${tabs(
      nameOf(group),
      all.map(([name, text]) => ({ text, href: groupPath(group, name), isCurrent: name === page })),
    )}
${view.body}`,
  })
}
