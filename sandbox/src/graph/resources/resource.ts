// A type of Graph as the sandbox serves it: what it has, what of that is told without being asked for, what may be
// written, and what may be asked of which property.

import { type PropertyType, propertiesOf, type Schema } from '../../odata/index.ts'
import type { Support } from './support.ts'

export type Resource = {
  /** `user` */
  name: string
  /** As error messages name it. */
  title: string
  schema: Schema
  /** Told unless something else is selected. */
  defaults: readonly string[]
  /** Relations that may be named where properties are; what they hold comes only by expanding. */
  relations: readonly string[]
  support: Support
}

const text: PropertyType = { type: 'text' }
const texts: PropertyType = { type: 'collection', of: text }
const object = (properties: Readonly<Record<string, PropertyType>>): PropertyType => ({
  type: 'object',
  properties: propertiesOf(properties),
})

/** The kinds of properties there are, for the tables beside this file. */
export const types = {
  text,
  texts,
  flag: { type: 'flag' },
  number: { type: 'number' },
  moment: { type: 'moment' },
  guid: { type: 'guid' },
  object,
  objects: (properties: Readonly<Record<string, PropertyType>>): PropertyType => ({
    type: 'collection',
    of: object(properties),
  }),
} as const satisfies Record<
  string,
  PropertyType | ((properties: Readonly<Record<string, PropertyType>>) => PropertyType)
>

/** Every type, by the names that are written in lists. */
export const named = (type: PropertyType, names: string): Record<string, PropertyType> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, type]))

export const resource = (
  name: string,
  properties: Readonly<Record<string, PropertyType>>,
  rest: Omit<Resource, 'name' | 'title' | 'schema'>,
): Resource => ({
  name,
  title: name.slice(0, 1).toUpperCase() + name.slice(1),
  schema: { name: `microsoft.graph.${name}`, properties: propertiesOf(properties) },
  ...rest,
})
