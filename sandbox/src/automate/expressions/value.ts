/** What expressions work on and flows hand on: JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

export type JsonObject = { readonly [name: string]: Json }

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** What Microsoft's messages call a type. */
export type TypeName = 'Null' | 'Boolean' | 'Integer' | 'Float' | 'String' | 'Array' | 'Object'

export function typeName(value: Json): TypeName {
  if (value === null) return 'Null'
  if (typeof value === 'boolean') return 'Boolean'
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Float'
  if (typeof value === 'string') return 'String'
  return isArray(value) ? 'Array' : 'Object'
}

/** Of equal content, whatever the order of their properties. */
export function isEqual(one: Json, other: Json): boolean {
  if (isArray(one))
    return (
      isArray(other) && one.length === other.length && one.every((value, place) => isEqual(value, other[place] ?? null))
    )
  if (!isObject(one)) return one === other
  const names = Object.keys(one)
  return (
    isObject(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isEqual(one[name] ?? null, other[name] ?? null))
  )
}

/** A value within a text: objects as JSON, truth as .NET writes it, nothing as nothing. */
export function textOf(value: Json): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}
