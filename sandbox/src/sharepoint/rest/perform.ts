// One request below `/_api/` of a site: where it leads, name by name, and what is done there.

import type { JsonObject } from '../../automate/index.ts'
import {
  type Actor,
  addMember,
  ensureUser,
  groupsOfUser,
  type Keeper,
  keyOf,
  mayDo,
  membersGroup,
  principalNamed,
  removeMember,
  type SiteGroup,
  type SiteUser,
  siteGroupById,
  siteGroups,
  siteUsers,
  titleOfGroup,
  usersOfGroup,
} from '../people/index.ts'
import type { Site } from '../sites.ts'
import { parseAddress, type Segment } from './address.ts'
import { type RestRefusal, refuse, type Told } from './answer.ts'
import { groupEntity, siteEntity, userEntity, webEntity } from './entities.ts'
import {
  denied,
  groupMissing,
  invalidAddress,
  invalidQuery,
  notPlayed,
  refusalOf,
  userMissing,
  wrongMethod,
} from './errors.ts'
import { tellMany, tellOne } from './query.ts'

export type RestRequest = {
  method: string
  /** Below `/_api/`, as it came. */
  path: string
  query: URLSearchParams
  /** The properties it brings; nothing, if there is no JSON. */
  body: JsonObject | undefined
  /** `application/json;odata=verbose`: then what is made has to say of what type it is. */
  isVerbose: boolean
  actor: Actor
}

/** Where one has come to. */
type Place =
  | { at: 'web' | 'site' }
  | { at: 'groups'; of: SiteUser | undefined }
  | { at: 'group'; group: SiteGroup }
  | { at: 'users'; group: SiteGroup | undefined }
  | { at: 'user'; user: SiteUser }
  | { at: 'command'; run: () => Told }

type Going = { keeper: Keeper; site: Site; request: RestRequest }

export function perform(keeper: Keeper, site: Site, request: RestRequest): Told {
  const going = { keeper, site, request }
  if (!mayDo(keeper, site, request.actor, 'read')) return refuse(denied)
  const segments = parseAddress(request.path, request.query)
  if (!segments) return refuse(invalidAddress(request.path))
  let place: Place | undefined
  for (const segment of segments) {
    const next = place === undefined ? begin(segment) : step(going, place, segment)
    if ('code' in next) return refuse(next)
    place = next
  }
  return place === undefined ? refuse(notPlayed("'/_api' itself")) : act(going, place)
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
    case 'command':
      return notPlayed(`'${segment.name}' of a ${place.at}`)
  }
}

function belowWeb(going: Going, segment: Segment): Place | RestRefusal {
  const { keeper, site, request } = going
  const { name, argument } = segment
  switch (name) {
    case 'ensureuser':
      return { at: 'command', run: () => ensure(going, argument) }
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

const membersAt = ({ keeper, site }: Going, group: SiteGroup | undefined): SiteUser[] =>
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
      return { at: 'command', run: () => remove(going, group, name, argument) }
    default:
      return notPlayed(`'${name}' of users`)
  }
}

function act(going: Going, place: Place): Told {
  const { keeper, site, request } = going
  const { method, query } = request
  if (place.at === 'command') return method === 'POST' ? place.run() : refuse(wrongMethod)
  if (place.at === 'users' && place.group && method === 'POST') return add(going, place.group)
  if (method !== 'GET') return refuse(notPlayed(`${method} of a ${place.at}`))
  switch (place.at) {
    case 'web':
      return tellOne(webEntity(site), query)
    case 'site':
      return tellOne(siteEntity(site), query)
    case 'group':
      return tellOne(groupEntity(site, place.group), query)
    case 'user':
      return tellOne(userEntity(keeper.directory, place.user), query)
    case 'users':
      return tellMany(
        'SP.User',
        membersAt(going, place.group).map((user) => userEntity(keeper.directory, user)),
        query,
      )
    case 'groups': {
      const groups = place.of ? groupsOfUser(keeper.store, site, place.of) : siteGroups
      return tellMany(
        'SP.Group',
        groups.map((group) => groupEntity(site, group)),
        query,
      )
    }
  }
}

function ensure({ keeper, site, request }: Going, argument: Segment['argument']): Told {
  const name = request.body?.logonName ?? argument
  if (typeof name !== 'string') return refuse(invalidQuery("The parameter 'logonName' is missing or is no text."))
  if (!mayDo(keeper, site, request.actor, 'edit')) return refuse(denied)
  const ensured = ensureUser(keeper, site, name)
  return ensured.ok ? tellOne(userEntity(keeper.directory, ensured.value), request.query) : refusalOf(ensured.refusal)
}

const typeMissing = invalidQuery(
  'An entry without a type name was found, but no expected type was specified. To allow entries without type information, the expected type must also be specified when the model is specified.',
)

function add({ keeper, site, request }: Going, group: SiteGroup): Told {
  const { body, isVerbose, actor, query } = request
  if (isVerbose && body?.__metadata === undefined) return refuse(typeMissing)
  const name = body?.LoginName
  if (typeof name !== 'string') return refuse(invalidQuery("The property 'LoginName' is missing or is no text."))
  const added = addMember(keeper, site, group, name, actor)
  return added.ok ? tellOne(userEntity(keeper.directory, added.value), query, 201) : refusalOf(added.refusal)
}

function remove({ keeper, site, request }: Going, group: SiteGroup, name: string, argument: Segment['argument']): Told {
  const isById = name === 'removebyid'
  if (argument === undefined || (isById && typeof argument !== 'number')) return refuse(invalidAddress(request.path))
  const who = isById ? { id: Number(argument) } : { name: String(argument) }
  const removed = removeMember(keeper, site, group, who, request.actor)
  return removed.ok ? { kind: 'done', name: isById ? 'RemoveById' : 'RemoveByLoginName' } : refusalOf(removed.refusal)
}
