// What a request does to a site: makes somebody known to it, lets somebody in, takes somebody out.

import { addMember, ensureUser, mayDo, removeMember, type SiteGroup } from '../people/index.ts'
import type { Segment } from './address.ts'
import { refuse, type Told } from './answer.ts'
import { userEntity } from './entities.ts'
import { denied, invalidAddress, invalidQuery, refusalOf } from './errors.ts'
import type { Place } from './places.ts'
import { tellOne } from './query.ts'
import type { Going } from './request.ts'

type Removing = Extract<Place, { at: 'removing' }>

export function ensure({ keeper, site, request }: Going, argument: Segment['argument']): Told {
  const name = request.body?.logonName ?? argument
  if (typeof name !== 'string') return refuse(invalidQuery("The parameter 'logonName' is missing or is no text."))
  if (!mayDo(keeper, site, request.actor, 'edit')) return refuse(denied)
  const ensured = ensureUser(keeper, site, name)
  return ensured.ok ? tellOne(userEntity(keeper.directory, ensured.value), request.query) : refusalOf(ensured.refusal)
}

const typeMissing = invalidQuery(
  'An entry without a type name was found, but no expected type was specified. To allow entries without type information, the expected type must also be specified when the model is specified.',
)

export function add({ keeper, site, request }: Going, group: SiteGroup): Told {
  const { body, isVerbose, actor, query } = request
  if (isVerbose && body?.__metadata === undefined) return refuse(typeMissing)
  const name = body?.LoginName
  if (typeof name !== 'string') return refuse(invalidQuery("The property 'LoginName' is missing or is no text."))
  const added = addMember(keeper, site, group, name, actor)
  return added.ok ? tellOne(userEntity(keeper.directory, added.value), query, 201) : refusalOf(added.refusal)
}

export function remove({ keeper, site, request }: Going, { group, isById, argument }: Removing): Told {
  if (argument === undefined || (isById && typeof argument !== 'number')) return refuse(invalidAddress(request.path))
  const who = isById ? { id: Number(argument) } : { name: String(argument) }
  const removed = removeMember(keeper, site, group, who, request.actor)
  return removed.ok ? { kind: 'done', name: isById ? 'RemoveById' : 'RemoveByLoginName' } : refusalOf(removed.refusal)
}
