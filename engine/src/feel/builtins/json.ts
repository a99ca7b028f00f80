import { allocate, type Budget, contextEntry, descend, listItem, spend } from '../budget.ts'
import { setEntry } from '../values/context.ts'
import { jsonTextOf } from '../values/jsonText.ts'
import type { Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { any, nullable, string } from './parameters.ts'

export const json: readonly Builtin[] = [
  builtin(
    'to json',
    [any('value')],
    (call, value) => jsonTextOf(value, call.evaluation) ?? failed(call, 'JSON has no word for a function or a range.'),
  ),
  builtin('from json', [nullable(string(['value', 'json']))], (call, text) =>
    text === null ? null : parse(call, text),
  ),
]

function parse(call: Call, text: string): Value {
  spend(call.evaluation, Math.ceil(text.length / 16))
  allocate(call.evaluation, text.length)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return failed(call, 'the text is no JSON.')
  }
  return toValue(parsed, call.evaluation)
}

/** JSON can write numbers that no double holds (`1e999`); they are null. */
function toValue(json: unknown, budget: Budget): Value {
  if (typeof json === 'number') return Number.isFinite(json) ? json : null
  if (json === null || typeof json !== 'object') return json as Value
  descend(budget, 1)
  const value = Array.isArray(json) ? listOf(json, budget) : contextOf(json, budget)
  descend(budget, -1)
  return value
}

function listOf(items: readonly unknown[], budget: Budget): Value {
  spend(budget, items.length)
  allocate(budget, items.length * listItem)
  return items.map((item) => toValue(item, budget))
}

function contextOf(object: object, budget: Budget): Value {
  const entries = Object.entries(object)
  spend(budget, entries.length)
  allocate(budget, entries.length * contextEntry)
  const context: { [key: string]: Value } = {}
  for (const [key, value] of entries) setEntry(context, key, toValue(value, budget))
  return context
}
