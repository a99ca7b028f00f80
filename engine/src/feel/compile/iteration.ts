// `for`, `some` and `every`: the same walk over one list or the product of several, with different ends.

import { allocate, descend, listItem, spend } from '../budget.ts'
import { type Evaluation, warn } from '../evaluation.ts'
import type { Iterator, NodeOf } from '../syntax/node.ts'
import { kindOf, type Value } from '../values/value.ts'
import { type Items, itemsBetween, itemsOf } from './items.ts'
import { notBoolean } from './logic.ts'
import { type Compiler, compileRepeated, type Frame, type Run, type Scope, within } from './run.ts'

/** Calls `each` for every combination until it says stop; false if one of the domains is nothing to walk over. */
type Walk = (evaluation: Evaluation, frame: Frame, each: (frame: Frame) => 'go on' | 'stop') => boolean

const partialName = 'partial'

export function compileFor(node: NodeOf<'for'>, scope: Scope, compiler: Compiler): Run {
  const { walk, inner } = compileWalk(node.iterators, scope, compiler)
  const bodyScope = within(inner, [partialName])
  const body = compileRepeated(compiler, node.body, bodyScope)
  // Whoever keeps `partial` keeps it as it was; whoever only looks into it may look into the list as it grows.
  const snapshot = bodyScope.kept.has(partialName)
  return (evaluation, frame) => {
    const results: Value[] = []
    const walked = walk(evaluation, frame, (outer) => {
      spend(evaluation, body.cost)
      allocate(evaluation, snapshot ? (results.length + 1) * listItem : listItem)
      results.push(body.run(evaluation, { slots: [snapshot ? results.slice() : results], outer }))
      return 'go on'
    })
    return walked ? results : null
  }
}

export function compileQuantified(node: NodeOf<'quantified'>, scope: Scope, compiler: Compiler): Run {
  const { walk, inner } = compileWalk(node.iterators, scope, compiler)
  const condition = compileRepeated(compiler, node.condition, inner)
  const decisive = node.quantifier === 'some'
  return (evaluation, frame) => {
    let result: boolean | null = !decisive
    const walked = walk(evaluation, frame, (around) => {
      spend(evaluation, condition.cost)
      const value = condition.run(evaluation, around)
      if (value === decisive) {
        result = decisive
        return 'stop'
      }
      if (value !== !decisive) result = value === null ? null : notBoolean(evaluation, node.condition, value)
      return 'go on'
    })
    return walked ? result : null
  }
}

/** Each iterator sees the names of those before it. */
function compileWalk(iterators: readonly Iterator[], scope: Scope, compiler: Compiler): { walk: Walk; inner: Scope } {
  let inner = scope
  const domains = iterators.map((iterator, i) => {
    const domain = compileDomain(iterator, inner, compiler, i > 0)
    inner = within(inner, [iterator.name])
    return domain
  })
  const walk: Walk = (evaluation, frame, each) => {
    descend(evaluation, domains.length)
    const done = walkFrom(domains, 0, evaluation, frame, each)
    descend(evaluation, -domains.length)
    return done !== 'nothing to walk over'
  }
  return { walk, inner }
}

type Domain = (evaluation: Evaluation, frame: Frame) => Items | null

function walkFrom(
  domains: readonly Domain[],
  level: number,
  evaluation: Evaluation,
  outer: Frame,
  each: (frame: Frame) => 'go on' | 'stop',
): 'go on' | 'stop' | 'nothing to walk over' {
  const domain = domains[level]
  if (!domain) return each(outer)
  const items = domain(evaluation, outer)
  if (!items) return 'nothing to walk over'
  for (let i = 0; i < items.count; i++) {
    spend(evaluation, items.cost)
    const next = walkFrom(domains, level + 1, evaluation, { slots: [items.at(i)], outer }, each)
    if (next !== 'go on') return next
  }
  return 'go on'
}

function compileDomain({ domain, to }: Iterator, scope: Scope, compiler: Compiler, isInner: boolean): Domain {
  const from = compileRepeated(compiler, domain, scope)
  const end = to && compileRepeated(compiler, to, scope)
  const cost = isInner ? from.cost + (end?.cost ?? 0) : 0
  return (evaluation, frame) => {
    spend(evaluation, cost)
    const value = from.run(evaluation, frame)
    const items = end ? itemsBetween(value, end.run(evaluation, frame)) : itemsOf(value)
    if (!items)
      warn(
        evaluation,
        domain,
        'invalid-type',
        `Expected a list or a range, found a value of the kind ${kindOf(value)}.`,
      )
    return items
  }
}
