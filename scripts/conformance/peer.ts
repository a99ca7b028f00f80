// feelin, the engine that Camunda's editor evaluates with, over the same cases.

import { evaluate } from 'feelin'
import { type Case, close, resultKey } from './cases.ts'

export function feelinPasses({ expression, inputs, expected }: Case): boolean {
  const context = inputs === null ? {} : evaluated(inputs)
  const wanted = evaluated(expected)
  return isSame(unboxed(evaluated(expression, context), wanted), wanted)
}

function evaluated(text: string, context: unknown = {}): unknown {
  try {
    return evaluate(text, context as Parameters<typeof evaluate>[1]).value ?? null
  } catch {
    return null // what can't be evaluated is null, as with ours
  }
}

const isContext = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const unboxed = (value: unknown, wanted: unknown): unknown =>
  isContext(value) && !isContext(wanted) && Object.hasOwn(value, resultKey) ? (value[resultKey] ?? null) : value

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return close(a, b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return (a ?? null) === (b ?? null)
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i]))
  if (isContext(a) && isContext(b)) return sameEntries(a, b)
  return a.constructor === b.constructor && JSON.stringify(a) === JSON.stringify(b)
}

function sameEntries(a: { readonly [key: string]: unknown }, b: { readonly [key: string]: unknown }): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}
