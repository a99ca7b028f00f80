// Contexts as plain objects. A key may be any text: `__proto__` is a key like another.

import { allocate, type Budget, contextEntry } from '../budget.ts'
import type { Context, Value } from './value.ts'

export const hasEntry = (context: Context, key: string): boolean => Object.hasOwn(context, key)

/** Undefined if the context has no such entry. */
export const entryOf = (context: Context, key: string): Value | undefined =>
  Object.hasOwn(context, key) ? (context[key] as Value) : undefined

/** Only for a context that is being made: values are never changed. */
export function setEntry(context: { [key: string]: Value }, key: string, value: Value): void {
  if (key === '__proto__')
    Object.defineProperty(context, key, { value, enumerable: true, configurable: true, writable: true })
  else context[key] = value
}

export function contextOf(entries: Iterable<readonly [string, Value]>, budget: Budget): Context {
  const context: { [key: string]: Value } = {}
  for (const [key, value] of entries) {
    allocate(budget, contextEntry + key.length)
    setEntry(context, key, value)
  }
  return context
}

export function withEntry(context: Context, key: string, value: Value, budget: Budget): Context {
  const copy = { ...context }
  allocate(budget, (Object.keys(copy).length + 1) * contextEntry)
  setEntry(copy, key, value)
  return copy
}
