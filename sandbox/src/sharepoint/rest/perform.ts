// One request below `/_api/` of a site, answered.

import { groupsOfUser, type Keeper, mayDo, siteGroups } from '../people/index.ts'
import type { Site } from '../sites.ts'
import { parseAddress } from './address.ts'
import { refuse, type Told } from './answer.ts'
import { add, ensure, remove } from './commands.ts'
import { groupEntity, siteEntity, userEntity, webEntity } from './entities.ts'
import { denied, invalidAddress, notPlayed, wrongMethod } from './errors.ts'
import { membersAt, type Place, placeAt } from './places.ts'
import { tellMany, tellOne } from './query.ts'
import type { Going, RestRequest } from './request.ts'

/** Whoever may not even look at the site learns nothing of what there is. */
export function perform(keeper: Keeper, site: Site, request: RestRequest): Told {
  const going = { keeper, site, request }
  if (!mayDo(keeper, site, request.actor, 'read')) return refuse(denied)
  const segments = parseAddress(request.path, request.query)
  if (!segments) return refuse(invalidAddress(request.path))
  const place = placeAt(going, segments)
  return 'code' in place ? refuse(place) : act(going, place)
}

function act(going: Going, place: Place): Told {
  const { keeper, site, request } = going
  const { method, query } = request
  if (place.at === 'ensuring' || place.at === 'removing') {
    if (method !== 'POST') return refuse(wrongMethod)
    return place.at === 'ensuring' ? ensure(going, place.argument) : remove(going, place)
  }
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
