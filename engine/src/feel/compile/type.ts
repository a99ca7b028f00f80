import { type Budget, spend } from '../budget.ts'
import type { NodeOf, TypeNode } from '../syntax/node.ts'
import { isContext, isKind, isList, kindOf, type Value } from '../values/value.ts'
import type { Compiler, Run, Scope } from './run.ts'

/** Camunda's other names for the standard's types. */
const otherNames: { readonly [name: string]: string } = {
  'date time': 'date and time',
  'day-time-duration': 'days and time duration',
  'year-month-duration': 'years and months duration',
}

export function compileInstanceOf(node: NodeOf<'instanceOf'>, scope: Scope, compiler: Compiler): Run {
  const value = compiler.compile(node.value, scope)
  return (evaluation, frame) => {
    const found = value(evaluation, frame)
    return found !== null && isOfType(found, node.ofType, evaluation)
  }
}

/** Null is an entry of any type, but an instance of none. A type that nobody knows has no instances. */
export function isOfType(value: Value, type: TypeNode, budget: Budget): boolean {
  spend(budget, 1)
  switch (type.type) {
    case 'named':
      return type.name === 'Any' || kindOf(value) === (otherNames[type.name] ?? type.name)
    case 'list':
      return isList(value) && value.every((item) => item === null || isOfType(item, type.of, budget))
    case 'range':
      return (
        isKind(value, 'range') &&
        [value.start, value.end].every((end) => end === null || isOfType(end, type.of, budget))
      )
    case 'context':
      return (
        isContext(value) &&
        type.entries.every(({ key, ofType }) => {
          const entry = Object.hasOwn(value, key) ? value[key] : undefined
          return entry !== undefined && (entry === null || isOfType(entry, ofType, budget))
        })
      )
    case 'function':
      return isKind(value, 'function')
  }
}
