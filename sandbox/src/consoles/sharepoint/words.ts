import { html } from 'hono/html'
import { isUnified, linkedAt, personById, text } from '../../directory/index.ts'
import type { Html } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import {
  type Activity,
  howAdded,
  type Level,
  type PeopleRefusal,
  type Site,
  titleOf,
  titleOfGroup,
  type Way,
} from '../../sharepoint/index.ts'
import { moment } from '../frame/index.ts'

const levelWords: Readonly<Record<Level, string>> = { full: 'Full control', edit: 'Edit', read: 'Read' }

export const levelText = (level: Level): string => levelWords[level]

/** By what right somebody is in a site, and since when. */
export function howText(premises: Premises, site: Site, personId: string, { user, group }: Way): Html | string {
  const { directory, store } = premises
  const { principal } = user
  if (principal.kind === 'user')
    return group
      ? addedText(premises, howAdded(store, site, group, user), titleOfGroup(site, group))
      : 'Site administrator'
  if (principal.kind === 'everyone') return titleOf(directory, principal)
  const object = directory.latest().known(principal.id)
  const name = (object && text(object, 'displayName')) ?? principal.id
  const kind = object && isUnified(object) ? 'Microsoft 365 group' : 'group'
  const at = linkedAt(directory, principal.id, principal.kind === 'owners' ? 'owner' : 'member', personId)
  return html`${principal.kind === 'owners' ? 'Owner' : 'Member'} of the ${kind} <a href="/entra/groups/${principal.id}">${name}</a>${at === undefined ? '' : html`<span class="beneath">Since ${moment(at)}</span>`}`
}

/** Who let somebody in by name, by what way and when; nothing is known of those who were there from the beginning. */
function addedText(premises: Premises, activity: Activity | undefined, groupTitle: string): Html | string {
  if (!activity) return `In ${groupTitle}`
  return html`Added to ${groupTitle} by ${actorText(premises, activity)}<span class="beneath">${moment(activity.at)}</span>`
}

/** `Grace Okafor, cloud flow “Hiring”` */
export function actorText({ directory }: Pick<Premises, 'directory'>, { actorId, via }: Activity): string {
  const person = actorId === null ? undefined : personById(directory, actorId)?.displayName
  return [person, via].filter((one) => one).join(', ')
}

export function whyNot(refusal: PeopleRefusal): string {
  switch (refusal.code) {
    case 'denied':
      return 'Access denied. You do not have permission to perform this action or access this resource.'
    case 'unknown-principal':
      return `The specified user ${refusal.name} could not be found.`
    case 'unknown-user':
    case 'unknown-login':
      return 'They are not in this group any more.'
  }
}
