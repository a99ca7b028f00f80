// Answers of the directory: one object, a collection, or how many there are.

import type { DirectoryObject } from '../../directory/index.ts'
import { sortKeysOf } from '../../odata/index.ts'
import { type Answer, ok, refuse } from '../answer.ts'
import type { Call } from '../call.ts'
import { basicProperties, type Resource } from '../resources/index.ts'
import { expanded } from './expand.ts'
import { isEventual, type Query, readQuery, readShape, type Shape } from './options.ts'
import { linkWith, pageOf } from './page.ts'
import { itemOf, present, type Sight } from './present.ts'

export type Collection = {
  /** What all of them are: decides what may be asked and selected. */
  resource: Resource
  objects: readonly DirectoryObject[]
  /** `users`, `groups`, `directoryObjects`: as the context names it. */
  set: string
  sight: (object: DirectoryObject) => Sight
  /** Where an object stands among all there are; the directory's order unless said otherwise. */
  placeOf?: (id: string) => number | undefined
}

/** A collection of mixed kinds has each tell which it is. */
const isMixed = ({ resource }: Collection): boolean => resource.name === 'directoryObject'

export function answerCollection(call: Call, collection: Collection): Answer {
  const reading = readQuery(call, collection.resource)
  if (reading.error) return reading
  const query = reading.value
  const [first] = collection.objects
  if (first && isBeyond(collection.sight(first), query)) return refuse('forbidden')
  const view = call.premises.directory.seen()
  const placeOf = collection.placeOf ?? view.place
  const matching = collection.objects.filter((object) => query.matches(itemOf(object)))
  const sortable = matching.map((object) => ({
    item: object,
    id: object.id,
    place: placeOf(object.id) ?? 0,
    keys: query.order.length > 0 ? sortKeysOf(itemOf(object), query.order) : [],
  }))
  if (query.order.length === 0) sortable.sort((one, other) => one.place - other.place)
  const page = pageOf(sortable, query.order, query.top, call.options.skipToken, placeOf)
  if (page.error) return page
  const { items, next } = page.value
  return ok({
    '@odata.context': contextOf(call, collection.set, query),
    // Told on the first page only.
    ...(query.counts && call.options.skipToken === undefined ? { '@odata.count': matching.length } : {}),
    ...(next === undefined ? {} : { '@odata.nextLink': linkWith(call, '$skiptoken', next) }),
    value: items.map((object) => bodyOf(call, object, query, collection.sight(object), isMixed(collection))),
  })
}

export function answerCount(call: Call, collection: Collection): Answer {
  if (!isEventual(call)) return refuse('countNeedsHeader')
  const query = readQuery(call, collection.resource)
  if (query.error) return query
  const { matches } = query.value
  return { status: 200, text: String(collection.objects.filter((object) => matches(itemOf(object))).length) }
}

/** `sight` says how much of it may be seen: as the address itself led there, or as a relation did. */
export function answerObject(
  call: Call,
  resource: Resource,
  object: DirectoryObject,
  set: string,
  sight: Sight,
): Answer {
  const reading = readShape(call, resource)
  if (reading.error) return reading
  if (isBeyond(sight, reading.value)) return refuse('forbidden')
  return ok({
    '@odata.context': `${contextOf(call, set, reading.value)}/$entity`,
    ...bodyOf(call, object, reading.value, sight, resource.name === 'directoryObject'),
  })
}

function bodyOf(
  call: Call,
  object: DirectoryObject,
  shape: Shape,
  sight: Sight,
  tagged: boolean,
): Record<string, unknown> {
  return {
    ...present(object, shape.select, { tagged, sight }),
    ...(shape.expands.length > 0 ? expanded(call, object, shape.expands) : {}),
  }
}

/** With basic rights only, what goes beyond the basics may not even be asked for. */
const isBeyond = (sight: Sight, { select }: Pick<Query, 'select'>): boolean =>
  sight === 'basic' && select !== undefined && select.some((name) => !basicProperties.has(name))

/** `https://…/$metadata#users(id,displayName,manager())` */
export function contextOf({ base }: Call, set: string, { select, expands }: Shape): string {
  const parts = [...(select ?? []), ...expands.map(({ relation }) => `${relation}()`)]
  return `${base}/$metadata#${set}${parts.length > 0 ? `(${parts.join(',')})` : ''}`
}
