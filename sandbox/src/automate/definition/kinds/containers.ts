// Actions with others inside: Scope, If, Switch. Loops are in loops.ts.

import { evaluateTemplate, isEqual, isObject, type Json } from '../../expressions/index.ts'
import { holds } from '../condition.ts'
import { containerEnd, type Kind } from './kind.ts'

const leave: Kind['leave'] = (hasFailed) => containerEnd(hasFailed)

export const scope: Kind = {
  inputsOf: () => null,
  begin: () => ({ type: 'entered', inside: { branch: 'actions' } }),
  leave,
}

export const condition: Kind = {
  inputsOf: ({ definition }, scope) => ({ expressionResult: holds(definition.expression ?? null, scope) }),
  begin: (inputs) => {
    const isTrue = isObject(inputs) && inputs.expressionResult === true
    return { type: 'entered', inside: { branch: isTrue ? 'actions' : 'else' } }
  },
  leave,
}

export const choice: Kind = {
  inputsOf: ({ definition }, scope) => ({
    expressionResult: evaluateTemplate(definition.expression ?? null, scope),
  }),
  begin: (inputs, { place: { action } }) => {
    const cases = isObject(action.definition.cases) ? Object.entries(action.definition.cases) : []
    const value = isObject(inputs) ? (inputs.expressionResult ?? null) : null
    const found = cases.find(([, one]) => isObject(one) && isEqual((one.case ?? null) as Json, value))
    return { type: 'entered', inside: { branch: found?.[0] ?? 'default' } }
  },
  leave,
}
