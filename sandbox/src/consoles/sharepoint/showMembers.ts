// Everybody who gets into a site by name or by a group, and how.

import { html } from 'hono/html'
import { personById } from '../../directory/index.ts'
import { type Level, levels, mayChange, peopleOf, siteGroups, type Way } from '../../sharepoint/index.ts'
import { type Answer, linkButton, type MenuItem, menu, paged, table } from '../frame/index.ts'
import { asActor, mayChangeTeam, type SiteVisit, showSite, sitePath } from './siteAt.ts'
import { howText, levelText } from './words.ts'

export function showMembers(visit: SiteVisit): Answer {
  const { premises, site } = visit
  const people = [...peopleOf(premises, site)].flatMap(([id, way]) => {
    const person = personById(premises.directory, id)
    return person ? [{ person, way }] : []
  })
  const order = (level: Level): number => levels.indexOf(level)
  people.sort(
    (one, other) =>
      order(one.way.level) - order(other.way.level) ||
      one.person.displayName.localeCompare(other.person.displayName, 'en'),
  )
  const { shown, pager } = paged(visit, people)
  const rows = shown.map(({ person, way }) => ({
    cells: [
      html`<a href="/entra/users/${person.id}">${person.displayName}</a><span class="beneath">${person.userPrincipalName}</span>`,
      levelText(way.level),
      howText(premises, site, person.id, way),
    ],
    items: itemsOf(visit, person.id, way),
    person,
  }))
  const hasMenu = rows.some(({ items }) => items.length > 0)
  return showSite(visit, '', {
    ...(mayAdd(visit) ? { commands: linkButton(sitePath(site, '/add'), 'Add members', true) } : {}),
    body: html`${table({
      caption: 'Members',
      columns: ['Person', 'Permission', 'How', ...(hasMenu ? [''] : [])],
      rows: rows.map(({ cells, items, person }) => [
        ...cells,
        ...(hasMenu
          ? [items.length === 0 ? '' : menu(visit, { id: `person-${person.id}`, label: person.displayName, items })]
          : []),
      ]),
      empty: { title: 'Nobody is in this site by name', text: 'See Site permissions for the groups that get in.' },
    })}${pager}`,
  })
}

const mayAdd = (visit: SiteVisit): boolean =>
  mayChangeTeam(visit) || siteGroups.some((group) => mayChange(visit.premises, visit.site, group, asActor(visit)))

/** Whoever is in by another group is taken out there. */
function itemsOf(visit: SiteVisit, personId: string, { user, group }: Way): MenuItem[] {
  const { premises, site, team } = visit
  const remove = (query: Record<string, string>): MenuItem[] => [
    { text: 'Remove', href: sitePath(site, `/remove?${new URLSearchParams(query)}`), danger: true },
  ]
  if (user.principal.kind === 'user' && group && mayChange(premises, site, group, asActor(visit)))
    return remove({ group: String(group.id), user: String(user.id) })
  if (
    user.principal.kind === 'group' &&
    user.principal.id === team?.id &&
    mayChangeTeam(visit) &&
    isDirect(visit, personId)
  )
    return remove({ person: personId })
  return []
}

const isDirect = ({ premises, team }: SiteVisit, personId: string): boolean =>
  team !== undefined && premises.directory.latest().isLinked(team.id, 'member', personId)
