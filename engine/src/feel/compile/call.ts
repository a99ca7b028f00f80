// Calls. Which function of the language is meant is known when the expression is compiled; only where the text or an
// item gives the name a meaning of its own must one look while running.

import { spend } from '../budget.ts'
import { type Builtin, type Call, invokeNamed, invokePositional, withCount, withNames } from '../builtins/builtin.ts'
import { type Evaluation, warn } from '../evaluation.ts'
import type { Link, Node, NodeOf, Span } from '../syntax/node.ts'
import { type FunctionValue, isKind, kindOf, type Value } from '../values/value.ts'
import { callFunction } from './function.ts'
import type { LinkRun } from './links.ts'
import { compileLookedInto, mayBeBound, resolve } from './names.ts'
import type { Compiler, Frame, Run, Scope } from './run.ts'

type CallLink = Extract<Link, { type: 'call' | 'namedCall' }>
export type Library = {
  readonly functions: ReadonlyMap<string, readonly Builtin[]>
  /** Functions that keep nothing of what they are given: neither it nor a part of it is in what they answer. */
  readonly lookOnly: ReadonlySet<string>
}

/** Checking arguments takes longer than a node of the tree; what a function itself does it pays for itself. */
const callCost = 5

/** `name(…)`. */
export function compileNamedCall(
  callee: NodeOf<'name'>,
  link: CallLink,
  scope: Scope,
  compiler: Compiler,
  library: Library,
): Run {
  const { name } = callee
  const where = { from: callee.from, to: link.to }
  const functions = library.functions.get(name)
  const isLocal = mayBeBound(name, scope)
  if (name === 'is defined' && !isLocal) return compileIsDefined(link, where, scope, compiler)
  const given = compileArguments(
    link,
    scope,
    compiler,
    functions !== undefined && !isLocal && library.lookOnly.has(name),
  )
  const builtin = functions ? builtinCaller(functions, given, where, name) : undefined
  if (builtin && !isLocal) return builtin
  const lookUp = resolve(name, callee, scope, compiler, true)
  return (evaluation, frame) => {
    evaluation.muted++
    const found = lookUp(evaluation, frame)
    evaluation.muted--
    if (isKind(found, 'function')) return callValue(found, given, evaluation, frame, where)
    if (builtin) return builtin(evaluation, frame)
    return warn(evaluation, where, 'no-function', `There is no function “${name}”.`)
  }
}

/** `value(…)`, whatever the value is. */
export function compileValueCall(link: CallLink, scope: Scope, compiler: Compiler): LinkRun {
  const given = compileArguments(link, scope, compiler, false)
  return (evaluation, frame, value) =>
    isKind(value, 'function')
      ? callValue(value, given, evaluation, frame, link)
      : warn(evaluation, link, 'no-function', `A value of the kind ${kindOf(value)} can’t be called.`)
}

/** The names that the arguments were given, if any, and what they are. */
type Given = { readonly names: readonly string[] | null; readonly runs: readonly Run[] }

function compileArguments(link: CallLink, scope: Scope, compiler: Compiler, lookedInto: boolean): Given {
  const compile = (node: Node) =>
    lookedInto ? compileLookedInto(node, scope, compiler) : compiler.compile(node, scope)
  return link.type === 'call'
    ? { names: null, runs: link.positional.map(compile) }
    : { names: link.named.map(({ name }) => name), runs: link.named.map(({ value }) => compile(value)) }
}

function builtinCaller(functions: readonly Builtin[], given: Given, where: Span, name: string): Run {
  const { names, runs } = given
  const candidates = names ? withNames(functions, names) : withCount(functions, runs.length)
  return (evaluation, frame) => {
    const call: Call = { evaluation, where, name }
    const values = evaluate(runs, evaluation, frame)
    spend(evaluation, callCost)
    const named = names && new Map(names.map((one, i) => [one, values[i] as Value]))
    for (const candidate of candidates) {
      const result = named ? invokeNamed(candidate, call, named) : invokePositional(candidate, call, values)
      if (result !== undefined) return result
    }
    const kinds = values.map(kindOf).join(', ')
    return warn(
      evaluation,
      where,
      'invalid-arguments',
      `There is no ${name}(${kinds})${names ? ` with these names` : ''}.`,
    )
  }
}

function callValue(called: FunctionValue, given: Given, evaluation: Evaluation, frame: Frame, where: Span): Value {
  const { names } = given
  const values = evaluate(given.runs, evaluation, frame)
  if (!names) return callFunction(called, values, evaluation, where)
  if (names.some((name) => !called.parameters.includes(name)))
    return warn(evaluation, where, 'invalid-arguments', 'The function has no parameter of this name.')
  return called.call(called.parameters.map((name) => values[names.indexOf(name)] ?? null))
}

function evaluate(runs: readonly Run[], evaluation: Evaluation, frame: Frame): Value[] {
  const values: Value[] = []
  for (const run of runs) values.push(run(evaluation, frame))
  return values
}

/** A question, not a mistake: what is missing is no reason for a warning. */
function compileIsDefined(link: CallLink, where: Span, scope: Scope, compiler: Compiler): Run {
  const given = compileArguments(link, scope, compiler, true)
  const [value] = given.runs
  const isWell = given.runs.length === 1 && (given.names === null || given.names[0] === 'value')
  if (!value || !isWell)
    return (evaluation) => warn(evaluation, where, 'invalid-arguments', 'is defined() takes one value.')
  return (evaluation, frame) => {
    evaluation.muted++
    const found = value(evaluation, frame)
    evaluation.muted--
    return found !== null
  }
}
