// The condition of an If or an Until: an expression, or functions written as JSON: { "and": [{ "equals": [1, 2] }] }.

import {
  callFunction,
  ExpressionFault,
  evaluateTemplate,
  isArray,
  isObject,
  type Json,
  type Scope,
  typeName,
} from '../expressions/index.ts'

export function holds(condition: Json, scope: Scope): boolean {
  const value = isObject(condition) ? conditionOf(condition, scope) : evaluateTemplate(condition, scope)
  if (typeof value !== 'boolean')
    throw new ExpressionFault(
      `The condition '${JSON.stringify(condition)}' is of type '${typeName(value)}'. The result must be a boolean.`,
    )
  return value
}

function conditionOf(condition: { readonly [name: string]: Json }, scope: Scope): Json {
  const [entry, ...others] = Object.entries(condition)
  if (!entry || others.length > 0)
    throw new ExpressionFault(`The condition '${JSON.stringify(condition)}' has to name exactly one function.`)
  const [name, operands] = entry
  const parts = isArray(operands) ? operands : [operands]
  switch (name.toLowerCase()) {
    case 'and':
      return parts.map((part) => holds(part, scope)).every(Boolean)
    case 'or':
      return parts.map((part) => holds(part, scope)).some(Boolean)
    case 'not':
      return parts.map((part) => !holds(part, scope)).every(Boolean)
    default:
      return callFunction(
        name,
        parts.map((part) => evaluateTemplate(part, scope)),
        scope,
      )
  }
}
