// A page of one site, for those who get in.

import { html } from 'hono/html'
import { type DirectoryObject, mayChange as mayChangeObject, text } from '../../directory/index.ts'
import type { Html } from '../../pages/index.ts'
import { type Actor, type Level, levelOf, type Site, siteByPath } from '../../sharepoint/index.ts'
import {
  type Answer,
  type ConsoleView,
  type Crumb,
  showConsole,
  showNothing,
  tabs,
  type Visit,
} from '../frame/index.ts'

export type SiteVisit = Visit & {
  site: Site
  level: Level
  /** The Microsoft 365 group whose site it is. */
  team: DirectoryObject | undefined
}

export const sitePath = ({ path }: Site, page = ''): string => `/${path === '' ? 'sites/root' : path}${page}`

export const allSites: Crumb = { text: 'Sites', href: '/sharepoint' }

/** At a page: whoever is at it needs no more than their own rights. */
export const asActor = ({ person }: Visit): Actor => ({ personId: person.id, via: '', levelMax: 'full', isApp: false })

export const onSite =
  <Rest extends unknown[]>(go: (visit: SiteVisit, ...rest: Rest) => Answer) =>
  (visit: Visit, ...rest: Rest): Answer => {
    const { premises, person } = visit
    const name = visit.c.req.param('name') ?? ''
    const site = siteByPath(premises.store, name === 'root' ? '' : `sites/${name}`)
    if (!site) return showNothing(visit, 'Site', [allSites])
    const level = levelOf(premises, site, person.id)
    const team = site.groupId === null ? undefined : premises.directory.latest().find(site.groupId)
    return level ? go({ ...visit, site, level, team }, ...rest) : showNoAccess(visit, site, team)
  }

/** Under the same address as the site: whether it lets somebody in can be seen by opening it as them. */
function showNoAccess(visit: Visit, site: Site, team: DirectoryObject | undefined): Answer {
  const owners = team ? visit.premises.directory.latest().targets(team.id, 'owner') : []
  const names = owners.map((owner) => text(owner, 'displayName')).join(', ')
  return showConsole(
    visit,
    {
      title: 'Access denied',
      trail: [allSites],
      body: html`<p class="lead">${visit.person.displayName} needs permission to access the site “${site.displayName}”.${
        names === '' ? '' : ` Its owners can give it: ${names}.`
      }</p>`,
    },
    403,
  )
}

/** Whether whoever looks may say who is in the Microsoft 365 group; a rule's group is nobody's to change. */
export const mayChangeTeam = ({ premises, person, team }: SiteVisit): boolean =>
  team !== undefined && mayChangeObject(premises.directory, person.id, 'group', team)

type Tab = '' | '/permissions' | '/activity'

const titles: readonly (readonly [Tab, string])[] = [
  ['', 'Members'],
  ['/permissions', 'Site permissions'],
  ['/activity', 'Activity'],
]

export const showSite = (
  visit: SiteVisit,
  current: Tab,
  view: Pick<ConsoleView, 'commands' | 'style'> & { body: Html },
): Answer =>
  showConsole(visit, {
    title: visit.site.displayName,
    trail: [allSites],
    lead: visit.site.description,
    ...view,
    body: html`${tabs(
      visit.site.displayName,
      titles.map(([page, text]) => ({ text, href: sitePath(visit.site, page), isCurrent: page === current })),
    )}${view.body}`,
  })
