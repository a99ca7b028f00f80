import { allocate, contextEntry, listItem } from '../budget.ts'
import { warn } from '../evaluation.ts'
import type { NodeOf } from '../syntax/node.ts'
import { readTemporal } from '../temporal/read.ts'
import { setEntry } from '../values/context.ts'
import { comparisonRange, makeRange } from '../values/range.ts'
import type { Value } from '../values/value.ts'
import { type Compiler, type Run, type Scope, within } from './run.ts'

export function compileLiteral({ value }: NodeOf<'literal'>): Run {
  return () => value
}

export function compileTemporal(node: NodeOf<'temporal'>): Run {
  const value = readTemporal(node.text)
  if (value !== null) return () => value
  return (evaluation) =>
    warn(evaluation, node, 'invalid-arguments', `“${node.text}” is no date, time, date and time, or duration.`)
}

export function compileSecret({ text }: NodeOf<'secret'>, _: Scope, compiler: Compiler): Run {
  for (const part of text.parts) if (typeof part !== 'string') compiler.secrets.add(part.secret)
  return () => text
}

export function compileList({ items }: NodeOf<'list'>, scope: Scope, compiler: Compiler): Run {
  const runs = items.map((item) => compiler.compile(item, scope))
  const memory = runs.length * listItem
  return (evaluation, frame) => {
    allocate(evaluation, memory)
    const list: Value[] = []
    for (const run of runs) list.push(run(evaluation, frame))
    return list
  }
}

/** Each entry sees those before it. */
export function compileContext({ entries }: NodeOf<'context'>, scope: Scope, compiler: Compiler): Run {
  const keys = entries.map(({ key }) => key)
  // The names grow while the entries are compiled, one after the other.
  const names: string[] = []
  const inner = within(scope, names)
  const runs = entries.map(({ key, value }) => {
    const run = compiler.compile(value, inner)
    names.push(key)
    return run
  })
  const memory = runs.length * contextEntry
  return (evaluation, outer) => {
    allocate(evaluation, memory)
    const slots: Value[] = []
    const frame = { slots, outer }
    const context: { [key: string]: Value } = {}
    for (let i = 0; i < runs.length; i++) {
      const value = (runs[i] as Run)(evaluation, frame)
      slots.push(value)
      setEntry(context, keys[i] as string, value)
    }
    return context
  }
}

export function compileRange(node: NodeOf<'range'>, scope: Scope, compiler: Compiler): Run {
  const start = compiler.compile(node.start, scope)
  const end = compiler.compile(node.end, scope)
  const { startIncluded, endIncluded } = node
  return (evaluation, frame) =>
    makeRange(start(evaluation, frame), startIncluded, end(evaluation, frame), endIncluded, evaluation) ??
    warn(evaluation, node, 'invalid-type', 'There is no range between these two values.')
}

export function compileComparisonRange(node: NodeOf<'comparisonRange'>, scope: Scope, compiler: Compiler): Run {
  const bound = compiler.compile(node.bound, scope)
  return (evaluation, frame) =>
    comparisonRange(node.operator, bound(evaluation, frame), evaluation) ??
    warn(evaluation, node, 'invalid-type', 'There is no range at this value.')
}
