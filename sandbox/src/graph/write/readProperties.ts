// The properties a body wants to write, checked against what a type lets be written.

import type { Json, Properties } from '../../directory/index.ts'
import { findProperty, type PropertyType } from '../../odata/index.ts'
import { type Found, found, refuse } from '../answer.ts'
import type { Resource } from '../resources/index.ts'

export type Writable = {
  names: ReadonlySet<string>
  /** How long a text may be. */
  lengths?: Readonly<Record<string, number>>
}

/** Annotations are left alone; `null` takes a value away. */
export function readProperties(
  body: Readonly<Record<string, unknown>>,
  resource: Resource,
  { names, lengths = {} }: Writable,
): Found<Properties> {
  const properties: Record<string, Json> = {}
  for (const [written, value] of Object.entries(body)) {
    if (written.includes('@')) continue
    const property = findProperty(resource.schema.properties, written)
    if (!property) return refuse('propertyUnknown', written)
    if (!names.has(property.name)) return refuse('propertyReadOnly', property.name)
    const isFit = value === null || (fits(value, property.type) && fitsLength(value, lengths[property.name]))
    if (!isFit) return refuse('badValue', property.name, resource.title)
    properties[property.name] = value as Json
  }
  return found(properties)
}

const fitsLength = (value: unknown, max = 1024): boolean => typeof value !== 'string' || value.length <= max

function fits(value: unknown, type: PropertyType): boolean {
  switch (type.type) {
    case 'text':
      return typeof value === 'string' && value !== '' && value === value.trim()
    case 'guid':
      return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return Number.isInteger(value)
    case 'moment':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value))
    case 'collection':
      return Array.isArray(value) && value.every((one) => fits(one, type.of))
    case 'object':
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.entries(value).every(([name, one]) => {
          const property = findProperty(type.properties, name)
          return property !== undefined && (one === null || fits(one, property.type))
        })
      )
  }
}
