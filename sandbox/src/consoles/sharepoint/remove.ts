// Taking somebody out: of a group of the site, or of the Microsoft 365 group.

import { personById, removeMember as removeFromDirectory, text } from '../../directory/index.ts'
import { removeMember, siteGroupById, titleOf, titleOfGroup, usersOfGroup } from '../../sharepoint/index.ts'
import { type Answer, doneAt, refusedAt, showConfirm, showNothing } from '../frame/index.ts'
import { allSites, asActor, mayChangeTeam, type SiteVisit, sitePath } from './siteAt.ts'
import { whyNot } from './words.ts'

const trailOf = ({ site }: SiteVisit) => [allSites, { text: site.displayName, href: sitePath(site) }]

function memberAsked({ c, premises, site }: SiteVisit) {
  const group = siteGroupById(Number(c.req.query('group')))
  const user = group && usersOfGroup(premises.store, site, group).find(({ id }) => id === Number(c.req.query('user')))
  return group && user && { group, user }
}

export function askToRemove(visit: SiteVisit): Answer {
  const { c, premises, site, team } = visit
  const member = memberAsked(visit)
  const person = personById(premises.directory, c.req.query('person') ?? '')
  const query = new URL(c.req.url).search
  if (member) {
    const name = titleOf(premises.directory, member.user.principal)
    return showConfirm(visit, {
      title: `Remove ${name} from ${titleOfGroup(site, member.group)}?`,
      trail: trailOf(visit),
      text: 'Whoever gets in by another group still does.',
      action: sitePath(site, `/remove-from-group${query}`),
      submit: 'Remove',
      back: sitePath(site, '/permissions'),
    })
  }
  if (!person || !team) return showNothing(visit, 'Member', trailOf(visit))
  return showConfirm(visit, {
    title: `Remove ${person.displayName} from ${text(team, 'displayName')}?`,
    trail: trailOf(visit),
    text: 'The Microsoft 365 group with its mail and its files is lost to them, and with it this site.',
    action: sitePath(site, `/remove-from-team${query}`),
    submit: 'Remove',
    back: sitePath(site),
  })
}

export function removeFromGroup(visit: SiteVisit): Answer {
  const { premises, site } = visit
  const back = sitePath(site, '/permissions')
  const member = memberAsked(visit)
  if (!member) return refusedAt(visit, back, whyNot({ code: 'unknown-user', id: 0 }))
  const { group, user } = member
  const removed = removeMember(premises, site, group, { id: user.id }, asActor(visit))
  return removed.ok
    ? doneAt(
        visit,
        back,
        `${titleOf(premises.directory, user.principal)} was removed from ${titleOfGroup(site, group)}.`,
      )
    : refusedAt(visit, back, whyNot(removed.refusal))
}

export function removeFromTeam(visit: SiteVisit): Answer {
  const { c, premises, site, team } = visit
  const back = sitePath(site)
  const person = personById(premises.directory, c.req.query('person') ?? '')
  if (!person || !team || !mayChangeTeam(visit)) return refusedAt(visit, back, whyNot({ code: 'denied' }))
  const removed = removeFromDirectory(premises.directory, team.id, person.id)
  const title = text(team, 'displayName')
  return removed.ok
    ? doneAt(visit, back, `${person.displayName} was removed from ${title}.`)
    : refusedAt(
        visit,
        back,
        `${person.displayName} could not be removed: a rule decides who is in ${title}, or they have left it.`,
      )
}
