import { allocate, contextEntry, spend } from '../budget.ts'
import { contextOf, entryOf, setEntry, withEntry } from '../values/context.ts'
import { type Context, isContext, type List, type Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { any, context, items, list, string } from './parameters.ts'

const put = (name: string): Builtin =>
  builtin(name, [context('context'), string('key'), any('value')], (call, context, key, value) =>
    withEntry(context, key, value, call.evaluation),
  )

const merge = (name: string): Builtin => builtin(name, [items('contexts')], merged)

export const contexts: readonly Builtin[] = [
  builtin('get value', [context(['m', 'context']), string('key')], (_, context, key) => entryOf(context, key) ?? null),
  builtin('get value', [context(['m', 'context']), list('keys')], (_, context, keys) =>
    keys.length === 0 ? null : keys.reduce<Value>(entryAt, context),
  ),
  builtin('get entries', [context(['m', 'context'])], (call, context) => {
    const keys = Object.keys(context)
    allocate(call.evaluation, keys.length * 3 * contextEntry)
    return keys.map((key) => ({ key, value: context[key] as Value }))
  }),
  put('context put'),
  put('put'),
  builtin('context put', [context('context'), list('keys'), any('value')], (call, context, keys, value) =>
    keys.length === 0 || !keys.every((key) => typeof key === 'string')
      ? failed(call, 'the keys are texts, and at least one.')
      : (putAt(context, keys as string[], value, call) ??
        failed(call, 'there is something else than a context on the way.')),
  ),
  merge('context merge'),
  merge('put all'),
  builtin('context', [list('entries')], fromEntries),
]

const entryAt = (value: Value, key: Value): Value =>
  isContext(value) && typeof key === 'string' ? (entryOf(value, key) ?? null) : null

/** What is missing on the way is made; what is no context is not replaced by one. */
function putAt(context: Context, [key = '', ...rest]: readonly string[], value: Value, call: Call): Context | null {
  if (rest.length === 0) return withEntry(context, key, value, call.evaluation)
  const inner = entryOf(context, key) ?? {}
  const changed = isContext(inner) ? putAt(inner, rest, value, call) : null
  return changed && withEntry(context, key, changed, call.evaluation)
}

/** One list of contexts, or contexts one after the other; the later entry wins. */
function merged(call: Call, given: List): Value {
  const all = given.length === 1 && Array.isArray(given[0]) ? (given[0] as List) : given
  if (!all.every(isContext)) return failed(call, 'there is something else than contexts.')
  const result: { [key: string]: Value } = {}
  for (const one of all) {
    const entries = Object.entries(one)
    spend(call.evaluation, entries.length)
    allocate(call.evaluation, entries.length * contextEntry)
    for (const [key, value] of entries) setEntry(result, key, value)
  }
  return result
}

/** The other way round from `get entries`. */
function fromEntries(call: Call, entries: List): Value {
  const pairs: [string, Value][] = []
  for (const entry of entries) {
    const key = isContext(entry) ? entryOf(entry, 'key') : undefined
    const value = isContext(entry) ? entryOf(entry, 'value') : undefined
    if (typeof key !== 'string' || value === undefined)
      return failed(call, 'an entry has a key, which is a text, and a value.')
    pairs.push([key, value])
  }
  return contextOf(pairs, call.evaluation)
}
