import { ExpressionFault } from '../fault.ts'
import { parseJson } from '../parseJson.ts'
import type { Scope } from '../scope.ts'
import { isArray, isObject, type Json, textOf, typeName } from '../value.ts'
import { eager, type Functions, textAt } from './function.ts'

const unconvertible = (name: string, value: Json, wanted: string): ExpressionFault =>
  new ExpressionFault(
    `The template language function '${name}' was invoked with a parameter that is not valid. The value '${textOf(value)}' of type '${typeName(value)}' cannot be converted to ${wanted}.`,
  )

export const conversionFunctions: Functions = {
  string: eager(1, 1, ([value = null]) => textOf(value)),
  int: eager(1, 1, ([value = null]) => {
    if (typeof value === 'number') return Math.trunc(value)
    if (typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)) return Number(value)
    throw unconvertible('int', value, 'an integer')
  }),
  float: eager(1, 1, ([value = null]) => {
    if (typeof value === 'number') return value
    if (typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)) return Number(value)
    throw unconvertible('float', value, 'a floating-point number')
  }),
  bool: eager(1, 1, ([value = null]) => {
    if (typeof value === 'boolean') return value
    if (typeof value === 'number') return value !== 0
    if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
    throw unconvertible('bool', value, 'a boolean')
  }),
  array: eager(1, 1, ([value = null]) => (isArray(value) ? value : [value])),
  json: eager(1, 1, (args) => {
    if (isObject(args[0]) || isArray(args[0])) return args[0]
    const text = textAt('json', args, 0)
    try {
      return parseJson(text)
    } catch (error) {
      throw new ExpressionFault(
        `The template language function 'json' parameter is not valid. The provided value '${text.slice(0, 200)}' cannot be parsed: '${(error as Error).message}'.`,
      )
    }
  }),
  base64: eager(1, 1, (args) => Buffer.from(textAt('base64', args, 0), 'utf8').toString('base64')),
  base64ToString: eager(1, 1, (args) => {
    const text = textAt('base64ToString', args, 0)
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0)
      throw new ExpressionFault(
        "The template language function 'base64ToString' was invoked with a parameter that is not valid. The value cannot be decoded from base64 representation.",
      )
    return Buffer.from(text, 'base64').toString('utf8')
  }),
  encodeUriComponent: eager(1, 1, (args) => encodeURIComponent(textAt('encodeUriComponent', args, 0))),
  decodeUriComponent: eager(1, 1, (args) => {
    const text = textAt('decodeUriComponent', args, 0)
    try {
      return decodeURIComponent(text)
    } catch {
      throw new ExpressionFault(
        `The template language function 'decodeUriComponent' was invoked with a parameter that is not valid. The value '${text.slice(0, 200)}' cannot be decoded.`,
      )
    }
  }),
  guid: eager(0, 1, (_, scope) => guid(scope)),
}

/** Of version 4, made of the chance of the run: the same run makes the same one again. */
function guid({ chance }: Scope): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(chance() * 256))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
