// The groups of a site and whom they let in, as SharePoint keeps them; and who gets in by them.

import { html } from 'hono/html'
import { findPeople, type Person, people } from '../../directory/index.ts'
import type { Html } from '../../pages/index.ts'
import {
  howAdded,
  loginNameOf,
  mayChange,
  type SiteGroup,
  type SiteUser,
  siteGroups,
  siteUsers,
  titleOf,
  titleOfGroup,
  usersOfGroup,
  waysOf,
} from '../../sharepoint/index.ts'
import { type Answer, badge, card, menu, moment, table } from '../frame/index.ts'
import { asActor, type SiteVisit, showSite, sitePath } from './siteAt.ts'
import { actorText, howText, levelText } from './words.ts'

export function showPermissions(visit: SiteVisit): Answer {
  const admins = siteUsers(visit.premises.store, visit.site).filter(({ isAdmin }) => isAdmin)
  return showSite(visit, '/permissions', {
    body: html`${checkCard(visit)}
${siteGroups.map((group) => groupTable(visit, group))}
<h2 class="apart">Site administrators</h2>
${table({
  caption: 'Site administrators',
  columns: ['Name', 'Login name'],
  rows: admins.map((user) => nameAndLogin(visit, user)),
  empty: { title: 'Nobody' },
})}`,
  })
}

const nameAndLogin = ({ premises }: SiteVisit, { principal }: SiteUser) => [
  titleOf(premises.directory, principal),
  html`<code>${loginNameOf(premises.directory, principal)}</code>`,
]

function groupTable(visit: SiteVisit, group: SiteGroup): Html {
  const { premises, site } = visit
  const title = titleOfGroup(site, group)
  const isChangeable = mayChange(premises, site, group, asActor(visit))
  return html`<h2 class="apart">${title} <span class="soft">· ${levelText(group.level)}</span></h2>
${table({
  caption: title,
  columns: ['Name', 'Login name', 'Added', ...(isChangeable ? [''] : [])],
  rows: usersOfGroup(premises.store, site, group).map((user) => [
    ...nameAndLogin(visit, user),
    addedCell(visit, group, user),
    ...(isChangeable ? [removeMenu(visit, group, user)] : []),
  ]),
  empty: { title: `Nobody is in ${title}` },
})}`
}

function addedCell({ premises, site }: SiteVisit, group: SiteGroup, user: SiteUser): Html | string {
  const activity = howAdded(premises.store, site, group, user)
  return activity ? html`${moment(activity.at)} by ${actorText(premises, activity)}` : 'With the site'
}

const removeMenu = (visit: SiteVisit, group: SiteGroup, user: SiteUser): Html =>
  menu(visit, {
    id: `member-${group.id}-${user.id}`,
    label: titleOf(visit.premises.directory, user.principal),
    items: [{ text: 'Remove', href: sitePath(visit.site, `/remove?group=${group.id}&user=${user.id}`), danger: true }],
  })

function checkCard(visit: SiteVisit): Html {
  const wanted = visit.c.req.query('check')?.trim() ?? ''
  const found = wanted === '' ? [] : findPeople(people(visit.premises.directory), wanted)
  return card(
    'Check permissions',
    html`<div><form class="search" method="get" action="${sitePath(visit.site, '/permissions')}" role="search">
<label for="check">Name or address of somebody</label>
<span class="search-line"><input id="check" type="search" name="check" value="${wanted}" autocomplete="off" spellcheck="false">
<button class="plain-button">Check now</button></span></form></div>
${wanted === '' ? '' : html`<div role="status">${checked(visit, wanted, found)}</div>`}`,
  )
}

const checkedMax = 10

function checked(visit: SiteVisit, wanted: string, found: readonly Person[]): Html {
  if (found.length === 0) return html`<p class="soft">Nobody here fits “${wanted}”.</p>`
  return html`<ul class="permissions">${found.slice(0, checkedMax).map((person) => html`<li>${verdict(visit, person)}</li>`)}</ul>
${found.length > checkedMax ? html`<p class="soft">${found.length - checkedMax} more fit; say more of the name.</p>` : ''}`
}

function verdict({ premises, site }: SiteVisit, person: Person): Html {
  const [way] = waysOf(premises, site, person.id)
  return html`<span class="name">${person.displayName}</span>${
    way
      ? html`<span>${badge('good', levelText(way.level))}</span><span class="soft">${howText(premises, site, person.id, way)}</span>`
      : html`<span>${badge('bad', 'None')}</span>`
  }`
}
