// Whether a body of Graph is what its context says it is.

import { findProperty, isOpen, type Model } from './csdl.ts'

/** What is wrong with a body, each with where; nothing, if it holds. */
export function faultsOf(model: Model, body: unknown): string[] {
  if (!isObject(body)) return typeof body === 'number' ? [] : ['the body is no object']
  const context = body['@odata.context']
  if (typeof context !== 'string') return ['the body has no @odata.context']
  const type = typeOfContext(model, context)
  if (type === undefined) return [`nothing is known of the context ${context.split('#')[1]}`]
  if (type === '$ref' || type === 'Collection($ref)') return referenceFaults(body, type)
  const of = /^Collection\((.*)\)$/.exec(type)?.[1]
  if (of === undefined) return valueFaults(model, without(body, '@odata.context'), type, '')
  if (!Array.isArray(body.value)) return ['a collection has no value']
  const stray = Object.keys(body).filter((name) => name !== 'value' && !name.startsWith('@odata.'))
  return [
    ...stray.map((name) => `a collection has ${name} beside its value`),
    ...body.value.flatMap((item, place) => valueFaults(model, item, of, `/${place}`)),
  ]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const without = (body: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(body).filter(([other]) => other !== name))

function referenceFaults(body: Readonly<Record<string, unknown>>, type: string): string[] {
  const references = type === '$ref' ? [body] : (body.value as readonly unknown[])
  return references.every((one) => isObject(one) && typeof one['@odata.id'] === 'string')
    ? []
    : ['a reference has no @odata.id']
}

/** `…/$metadata#users('id')/identities` is a path through the model; what is selected of it stands in parentheses. */
export function typeOfContext(model: Model, context: string): string | undefined {
  const path = context.split('#')[1] ?? ''
  if (path.startsWith('Collection(') || path === '$ref') return path
  const isEntity = path.endsWith('/$entity')
  const segments = withoutParentheses(path.replace(/\/\$entity$/, '')).split('/')
  const [root = '', ...rest] = segments
  let type = model.roots.get(root)
  for (const segment of rest) type = type && findProperty(model, itemOf(type), segment)?.type
  return type && isEntity ? itemOf(type) : type
}

const itemOf = (type: string): string => /^Collection\((.*)\)$/.exec(type)?.[1] ?? type

/** What stands in parentheses, keys and selections alike; they nest. */
function withoutParentheses(text: string): string {
  let depth = 0
  return [...text]
    .filter((character) => {
      if (character === '(') depth++
      const isOutside = depth === 0
      if (character === ')') depth--
      return isOutside
    })
    .join('')
}

function valueFaults(model: Model, value: unknown, type: string, at: string): string[] {
  const of = /^Collection\((.*)\)$/.exec(type)?.[1]
  if (of !== undefined)
    return Array.isArray(value)
      ? value.flatMap((item, place) => valueFaults(model, item, of, `${at}/${place}`))
      : [`${at} is no list`]
  if (type.startsWith('Edm.')) return isPrimitive(value, type) ? [] : [`${at} is ${JSON.stringify(value)}, no ${type}`]
  const known = model.types.get(type)
  if (known?.kind === 'enum') return enumFaults(value, known.members, known.isFlags, at)
  if (!isObject(value)) return [`${at} is no ${type}`]
  const tag = value['@odata.type']
  const own = typeof tag === 'string' ? tag.replace(/^#/, '') : type
  if (!model.types.has(own)) return [`${at} says it is ${own}, which is not there`]
  return Object.entries(value).flatMap(([name, one]) => propertyFaults(model, own, name, one, `${at}/${name}`))
}

function propertyFaults(model: Model, type: string, name: string, value: unknown, at: string): string[] {
  if (name.includes('@')) return [] // annotations: of the object, or of a property
  const property = findProperty(model, type, name)
  if (!property) return isOpen(model, type) && !isCloseTo(model, type, name) ? [] : [`${at} is no property of ${type}`]
  if (value === null) return property.isNullable ? [] : [`${at} may not be null`]
  return valueFaults(model, value, property.type, at)
}

/** An open type takes any property, but not one of its own misspelt by case. */
function isCloseTo(model: Model, type: string, name: string): boolean {
  const known = model.types.get(type)
  if (known?.kind !== 'structured') return false
  const isHere = [...known.properties.keys()].some((other) => other.toLowerCase() === name.toLowerCase())
  return isHere || (known.base !== undefined && isCloseTo(model, known.base, name))
}

function enumFaults(value: unknown, members: ReadonlySet<string>, isFlags: boolean, at: string): string[] {
  const words = typeof value === 'string' ? (isFlags ? value.split(',') : [value]) : []
  return words.length > 0 && words.every((word) => members.has(word))
    ? []
    : [`${at} is ${JSON.stringify(value)}, none of its words`]
}

const patterns: Readonly<Record<string, RegExp>> = {
  'Edm.DateTimeOffset': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  'Edm.Date': /^\d{4}-\d{2}-\d{2}$/,
  'Edm.Guid': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'Edm.Duration': /^-?P/,
}

/** Numbers are told as such; of text some kinds have a form. */
function isPrimitive(value: unknown, type: string): boolean {
  if (type === 'Edm.Boolean') return typeof value === 'boolean'
  if (/^Edm\.(Int|Byte|SByte|Double|Single|Decimal)/.test(type)) return typeof value === 'number'
  return typeof value === 'string' && (patterns[type]?.test(value) ?? true)
}
