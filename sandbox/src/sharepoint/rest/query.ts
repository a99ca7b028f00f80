// `$select`, `$filter`, `$orderby` and `$top` of what is told.

import {
  compareKeys,
  compileFilter,
  findProperty,
  parseFilter,
  parseOrderBy,
  type Reading,
  read,
  readOptions,
  sortKeysOf,
} from '../../odata/index.ts'
import { type Entity, type RestRefusal, refuse, type Told } from './answer.ts'
import { invalidQuery, notPlayed } from './errors.ts'
import { type EntityType, schemas } from './schema.ts'

type Given = URLSearchParams

export function tellOne(entity: Entity, query: Given, status: 200 | 201 = 200): Told {
  const select = selected(entity.type, query)
  return 'refusal' in select ? refuse(select.refusal) : { kind: 'entity', status, entity, select: select.names }
}

/** SharePoint tells a hundred unless it is told otherwise; there are never more here than it would tell at once. */
const topDefault = 100

export function tellMany(type: EntityType, all: readonly Entity[], query: Given): Told {
  const select = selected(type, query)
  if ('refusal' in select) return refuse(select.refusal)
  const options = readOptions(query)
  if (!options.ok) return refuse(invalidQuery(options.fault))
  const { filter, orderBy, top = topDefault, skip = 0 } = options.value
  const matches = filter === undefined ? read(() => true) : filterOf(type, filter)
  if (!matches.ok) return refuse(invalidQuery(matches.fault))
  const order = orderBy === undefined ? read([]) : parseOrderBy(orderBy, schemas[type])
  if (!order.ok) return refuse(invalidQuery(order.fault))
  const entities = all
    .filter(({ item }) => matches.value(item))
    .map((entity) => ({ entity, keys: sortKeysOf(entity.item, order.value) }))
    .sort((one, other) => compareKeys(one.keys, other.keys, order.value))
    .slice(skip, skip + top)
    .map(({ entity }) => entity)
  return { kind: 'entities', type, entities, select: select.names }
}

function filterOf(type: EntityType, text: string): Reading<(item: Entity['item']) => boolean> {
  const parsed = parseFilter(text)
  if (!parsed.ok) return parsed
  const compiled = compileFilter(parsed.value, schemas[type])
  return compiled.ok ? read(compiled.value.matches) : compiled
}

type Selection = { names: readonly string[] | undefined } | { refusal: RestRefusal }

function selected(type: EntityType, query: Given): Selection {
  const options = readOptions(query)
  if (!options.ok) return { refusal: invalidQuery(options.fault) }
  const { select, expand } = options.value
  if (expand !== undefined) return { refusal: notPlayed(`$expand=${expand}`) }
  if (select === undefined || select.includes('*')) return { names: undefined }
  const names: string[] = []
  for (const one of select) {
    const property = findProperty(schemas[type].properties, one)
    if (!property)
      return {
        refusal: invalidQuery(
          `The field or property '${one}' does not exist on type '${type}', or the sandbox does not tell it.`,
        ),
      }
    names.push(property.name)
  }
  return { names }
}
