import {
  allocate,
  type Budget,
  contextEntry,
  defaultLimits,
  descend,
  type Limits,
  listItem,
  type Refusal,
  Refused,
  type Share,
  spend,
  take,
  tooDeep,
  within,
} from '../budget.ts'
import { toDouble } from '../values/decimal.ts'
import { isoText } from '../values/jsonText.ts'
import { joinParts, sizeOf } from '../values/secret.ts'
import { isContext, isKind, isList, kind, type Special, type Value } from '../values/value.ts'
import { mappedEntries, mappedItems } from './mapped.ts'
import { type Json, type JsonObject, markOf, partsOfMark, plainKey, storedKey } from './stored.ts'

export type Stored = { readonly ok: true; readonly variable: Json } | { readonly ok: false; readonly refusal: Refusal }

/** A variable is not nested deeper than this. */
const levelsMax = 500

/** What came from outside, as an instance keeps it. Refused if it is nested too deeply to be handled. */
export const fromOutside = (json: Json): Stored =>
  guarded({ depthMax: levelsMax, stepsMax: Number.POSITIVE_INFINITY, memoryMax: Number.POSITIVE_INFINITY }, (budget) =>
    takeIn(json, budget),
  )

/** A value as an instance keeps it. Refused if it is too great: what is small as a value may be huge when written out. */
export const store = (value: Value, limits: Partial<Limits> = {}, share?: Share): Stored =>
  guarded(
    within({ ...defaultLimits, depthMax: levelsMax, ...limits }, share),
    (budget) => storedOf(value, budget),
    share,
  )

/** What an expression sees of a stored variable. */
export function readVariable(stored: Json): Value {
  if (typeof stored !== 'object' || stored === null) return stored
  if (Array.isArray(stored)) return mappedItems(stored as readonly Json[], readVariable)
  const parts = partsOfMark(stored as JsonObject)
  return parts ? joinParts(parts) : mappedEntries(stored as JsonObject, readVariable, plainKey)
}

function guarded(limits: Limits, convert: (budget: Budget) => Json, share?: Share): Stored {
  const budget = { steps: limits.stepsMax, memory: limits.memoryMax, depth: limits.depthMax }
  try {
    return { ok: true, variable: convert(budget) }
  } catch (cause) {
    if (cause instanceof Refused) return { ok: false, refusal: cause.refusal }
    if (cause instanceof RangeError && cause.message.includes('call stack'))
      return { ok: false, refusal: tooDeep().refusal }
    throw cause
  } finally {
    if (share) take(share, limits, budget)
  }
}

function takeIn(json: Json, budget: Budget): Json {
  if (typeof json === 'number') return Number.isFinite(json) ? json : null
  if (typeof json !== 'object' || json === null) return json
  descend(budget, 1)
  const taken = Array.isArray(json)
    ? mappedItems(json as readonly Json[], (item) => takeIn(item, budget))
    : mappedEntries(json as JsonObject, (item) => takeIn(item, budget), storedKey)
  descend(budget, -1)
  return taken
}

function storedOf(value: Value, budget: Budget): Json {
  spend(budget, 1)
  if (typeof value === 'string') allocate(budget, value.length)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  descend(budget, 1)
  const stored = isList(value)
    ? storedItems(value, budget)
    : isContext(value)
      ? storedEntries(value, budget)
      : storedSpecial(value as Special, budget)
  descend(budget, -1)
  return stored
}

function storedItems(list: readonly Value[], budget: Budget): Json {
  allocate(budget, list.length * listItem)
  return mappedItems(list, (item) => storedOf(item, budget))
}

function storedEntries(context: { readonly [key: string]: Value }, budget: Budget): Json {
  allocate(budget, Object.keys(context).length * contextEntry)
  return mappedEntries(context, (item) => storedOf(item, budget), storedKey)
}

function storedSpecial(value: Special, budget: Budget): Json {
  if (isKind(value, 'number')) return toDouble(value)
  if (!isKind(value, 'secret')) return value[kind] === 'function' || value[kind] === 'range' ? null : isoText(value)
  for (const part of value.parts) allocate(budget, sizeOf(part))
  return markOf(value.parts)
}
