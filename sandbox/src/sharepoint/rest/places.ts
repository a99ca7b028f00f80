// Where an address leads, name by name: from the site to its groups, from a group to those in it.

import {
  keyOf,
  membersGroup,
  principalNamed,
  type SiteGroup,
  type SiteUser,
  siteGroupById,
  siteGroups,
  siteUsers,
  titleOfGroup,
  usersOfGroup,
} from '../people/index.ts'
import type { Segment } from './address.ts'
import type { RestRefusal } from './answer.ts'
import { groupMissing, notPlayed, userMissing } from './errors.ts'
import type { Going } from './request.ts'

export type Place =
  | { at: 'web' | 'site' }
  | { at: 'groups'; of: SiteUser | undefined }
  | { at: 'group'; group: SiteGroup }
  | { at: 'users'; group: SiteGroup | undefined }
  | { at: 'user'; user: SiteUser }
  /** Names that do something, and are nothing to look at. */
  | { at: 'ensuring'; argument: Segment['argument'] }
  | { at: 'removing'; group: SiteGroup; isById: boolean; argument: Segment['argument'] }

export function placeAt(going: Going, segments: readonly Segment[]): Place | RestRefusal {
  let place: Place | undefined
  for (const segment of segments) {
    const next = place === undefined ? begin(segment) : step(going, place, segment)
    if ('code' in next) return next
    place = next
  }
  return place ?? notPlayed("'/_api' itself")
}

function begin({ name, argument }: Segment): Place | RestRefusal {
  return (name === 'web' || name === 'site') && argument === undefined ? { at: name } : notPlayed(`'${name}'`)
}

function step(going: Going, place: Place, segment: Segment): Place | RestRefusal {
  switch (place.at) {
    case 'web':
      return belowWeb(going, segment)
    case 'groups':
      return belowGroups(going, segment)
    case 'group':
      return segment.name === 'users' ? usersAt(going, place.group, segment) : notPlayed(`'${segment.name}' of a group`)
    case 'users':
      return belowUsers(going, place.group, segment)
    case 'user':
      return segment.name === 'groups' ? { at: 'groups', of: place.user } : notPlayed(`'${segment.name}' of a user`)
    case 'site':
    case 'ensuring':
    case 'removing':
      return notPlayed(`'${segment.name}' there`)
  }
}

function belowWeb(going: Going, segment: Segment): Place | RestRefusal {
  const { keeper, site, request } = going
  const { name, argument } = segment
  switch (name) {
    case 'ensureuser':
      return { at: 'ensuring', argument }
    case 'siteusers':
      return usersAt(going, undefined, segment)
    case 'getuserbyid':
      return userWith(siteUsers(keeper.store, site), ({ id }) => id === argument)
    case 'currentuser':
      return userWith(
        siteUsers(keeper.store, site),
        ({ principal }) => principal.kind === 'user' && principal.id === request.actor.personId,
      )
    case 'sitegroups':
      return argument === undefined ? { at: 'groups', of: undefined } : groupAt(siteGroupById(Number(argument)))
    case 'associatedownergroup':
      return { at: 'group', group: siteGroups[0] }
    case 'associatedmembergroup':
      return { at: 'group', group: membersGroup }
    case 'associatedvisitorgroup':
      return { at: 'group', group: siteGroups[2] }
    default:
      return notPlayed(`'web/${name}'`)
  }
}

const groupAt = (group: SiteGroup | undefined): Place | RestRefusal => (group ? { at: 'group', group } : groupMissing)

function belowGroups({ site }: Going, { name, argument }: Segment): Place | RestRefusal {
  if (name === 'getbyid') return groupAt(siteGroupById(Number(argument)))
  if (name !== 'getbyname') return notPlayed(`'${name}' of groups`)
  const wanted = String(argument).toLowerCase()
  return groupAt(siteGroups.find((group) => titleOfGroup(site, group).toLowerCase() === wanted))
}

export const membersAt = ({ keeper, site }: Going, group: SiteGroup | undefined): SiteUser[] =>
  group ? usersOfGroup(keeper.store, site, group) : siteUsers(keeper.store, site)

/** `siteusers(@v)` is one of them, by login name or number. */
function usersAt(going: Going, group: SiteGroup | undefined, { argument }: Segment): Place | RestRefusal {
  if (argument === undefined) return { at: 'users', group }
  const all = membersAt(going, group)
  return typeof argument === 'number' ? userWith(all, ({ id }) => id === argument) : userNamed(going, all, argument)
}

const userWith = (all: readonly SiteUser[], isMeant: (user: SiteUser) => boolean): Place | RestRefusal => {
  const user = all.find(isMeant)
  return user ? { at: 'user', user } : userMissing
}

function userNamed({ keeper }: Going, all: readonly SiteUser[], name: string): Place | RestRefusal {
  const principal = principalNamed(keeper.directory, name)
  return userWith(all, (user) => principal !== undefined && keyOf(user.principal) === keyOf(principal))
}

function belowUsers(going: Going, group: SiteGroup | undefined, { name, argument }: Segment): Place | RestRefusal {
  const all = membersAt(going, group)
  switch (name) {
    case 'getbyid':
      return userWith(all, ({ id }) => id === argument)
    case 'getbyemail':
    case 'getbyloginname':
      return userNamed(going, all, String(argument))
    case 'removebyid':
    case 'removebyloginname':
      if (!group) return notPlayed(`'${name}' of a site's users`)
      return { at: 'removing', group, isById: name === 'removebyid', argument }
    default:
      return notPlayed(`'${name}' of users`)
  }
}
