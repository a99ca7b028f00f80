// "Add members": to the Microsoft 365 group with everything it has, or to a group of this site alone.

import { html } from 'hono/html'
import { addMembers, findPeople, people, personById, text } from '../../directory/index.ts'
import { peopleSearch, peopleShown, personCards } from '../../pages/index.ts'
import { addMember, mayChange, siteGroupById, siteGroups, titleOfGroup } from '../../sharepoint/index.ts'
import { type Answer, choiceField, doneAt, type Option, personButton, refusedAt, showConsole } from '../frame/index.ts'
import { allSites, asActor, mayChangeTeam, type SiteVisit, sitePath } from './siteAt.ts'
import { levelText, whyNot } from './words.ts'

const toTeam = 'team'

/** Where whoever looks may put somebody. */
function placesFor(visit: SiteVisit): Option[] {
  const { premises, site, team } = visit
  const groups = siteGroups.filter((group) => mayChange(premises, site, group, asActor(visit)))
  return [
    ...(team && mayChangeTeam(visit)
      ? [
          {
            value: toTeam,
            text: `Members of the Microsoft 365 group ${text(team, 'displayName')}: its mail, its files and this site`,
          },
        ]
      : []),
    ...groups.map((group) => ({
      value: String(group.id),
      text: `${titleOfGroup(site, group)} (${levelText(group.level)}): this site only`,
    })),
  ]
}

export function askWhom(visit: SiteVisit): Answer {
  const { c, premises, site } = visit
  const places = placesFor(visit)
  if (places.length === 0) return refusedAt(visit, sitePath(site), whyNot({ code: 'denied' }))
  const find = c.req.query('find')?.trim() ?? ''
  const everybody = people(premises.directory)
  const found = find === '' ? everybody : findPeople(everybody, find)
  const search = peopleShown(everybody, found, { find, action: c.req.path, fields: [] })
  return showConsole(visit, {
    title: 'Add members',
    trail: [allSites, { text: site.displayName, href: sitePath(site) }],
    body: html`<section class="card">${peopleSearch(search)}
<form class="below" method="post" action="${sitePath(site, '/add')}"><input type="hidden" name="canary" value="${visit.canary}">
<div class="fields">${choiceField({ name: 'to', label: 'Add to', value: places[0]?.value ?? '', options: places })}</div>
<ul class="people">${personCards(search.people, () => []).map((one) => html`<li>${personButton(one, 'person')}</li>\n`)}</ul></form></section>`,
  })
}

export function addSomebody(visit: SiteVisit, form: URLSearchParams): Answer {
  const { premises, site } = visit
  const person = personById(premises.directory, form.get('person') ?? '')
  const to = form.get('to') ?? ''
  const back = sitePath(site)
  if (!person) return refusedAt(visit, sitePath(site, '/add'), 'Choose somebody who is in the directory.')
  if (to === toTeam) return addToTeam(visit, person.id, person.displayName)
  const group = siteGroupById(Number(to))
  if (!group) return refusedAt(visit, sitePath(site, '/add'), 'Choose where to.')
  const added = addMember(premises, site, group, person.userPrincipalName, asActor(visit))
  return added.ok
    ? doneAt(visit, back, `${person.displayName} was added to ${titleOfGroup(site, group)}.`)
    : refusedAt(visit, back, whyNot(added.refusal))
}

function addToTeam(visit: SiteVisit, personId: string, name: string): Answer {
  const { premises, site, team } = visit
  const back = sitePath(site)
  if (!team || !mayChangeTeam(visit)) return refusedAt(visit, back, whyNot({ code: 'denied' }))
  const title = text(team, 'displayName') ?? ''
  const added = addMembers(premises.directory, team.id, [personId])
  if (added.ok) return doneAt(visit, back, `${name} is a member of ${title}.`)
  return refusedAt(
    visit,
    back,
    added.refusal.code === 'already-linked'
      ? `${name} is a member of ${title} already.`
      : `${name} could not be added: a rule decides who is in ${title}, or the directory does not know everybody yet.`,
  )
}
