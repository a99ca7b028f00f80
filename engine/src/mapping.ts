// `zeebe:ioMapping`: all inputs, or all outputs, of an element are one context, entry by entry. A later entry reads
// what an earlier one gave; `a.b` and `a.c` are entries of one context `a`, which stands where the first of them does.

import type { Mapping } from './drawn/index.ts'
import type { Environment, Evaluate, ExpressionLanguage } from './expression.ts'
import { isObject, type Json, noVariables, type Variables, withEntry } from './values.ts'

/** What the mappings give, or which of them can't be computed. */
export type Assign = (variables: Variables, environment: () => Environment) => Assigned

export type Assigned =
  | { readonly ok: true; readonly values: Variables }
  | { readonly ok: false; readonly target: string; readonly reason: string; readonly warnings: readonly string[] }

/** An input replaces a whole variable; an output changes only the entry that its path names. */
export type Direction = 'in' | 'out'

type Source = (variables: Variables, environment: () => Environment) => ReturnType<Evaluate>
type Branch = Map<string, Branch | Source>

export function assignmentOf(
  mappings: readonly Mapping[],
  direction: Direction,
  language: ExpressionLanguage,
  expressions: ReadonlyMap<string, Evaluate>,
): Assign | null {
  if (mappings.length === 0) return null
  const root: Branch = new Map()
  for (const { source, target } of mappings) plant(root, target.split('.'), sourceOf(source, language, expressions))
  return (variables, environment) => fill(root, '', noVariables, { direction, variables, environment })
}

function sourceOf(
  source: Mapping['source'],
  language: ExpressionLanguage,
  expressions: ReadonlyMap<string, Evaluate>,
): Source {
  if (source !== null && typeof source === 'object') {
    const evaluate = expressions.get(source.feel)
    if (evaluate) return (variables, environment) => evaluate(variables, environment())
  }
  const value = typeof source === 'string' ? language.literal(source) : null
  return () => ({ ok: true, value, warnings: [] })
}

function plant(branch: Branch, [name = '', ...rest]: readonly string[], source: Source): void {
  if (rest.length === 0) {
    branch.set(name, source)
    return
  }
  const grown = branch.get(name)
  const child: Branch = grown instanceof Map ? grown : new Map()
  branch.set(name, child)
  plant(child, rest, source)
}

type Filling = { direction: Direction; variables: Variables; environment: () => Environment }

/** `base` is what is there already, where entries are added to it. */
function fill(branch: Branch, path: string, base: Variables, { variables, ...how }: Filling): Assigned {
  let values = base
  let visible = variables
  for (const [name, source] of branch) {
    const entry =
      source instanceof Map
        ? fill(source, `${path}${name}.`, baseOf(how.direction, base, path, visible, name), {
            ...how,
            variables: visible,
          })
        : assigned(source(visible, how.environment), path + name)
    if (!entry.ok) return entry
    const value: Json = source instanceof Map ? entry.values : (entry.values.value ?? null)
    values = withEntry(values, name, value)
    visible = withEntry(visible, name, value)
  }
  return { ok: true, values }
}

/** The context that a nested output goes into: the variable of that name, or the entry of the one around it. */
function baseOf(direction: Direction, base: Variables, path: string, visible: Variables, name: string): Variables {
  if (direction === 'in') return noVariables
  const around = path === '' ? visible : base
  const there = Object.hasOwn(around, name) ? around[name] : undefined
  return isObject(there) ? there : noVariables
}

const assigned = (evaluation: ReturnType<Evaluate>, target: string): Assigned =>
  evaluation.ok
    ? { ok: true, values: { value: evaluation.value } }
    : { ok: false, target, reason: evaluation.reason, warnings: evaluation.warnings }
