import { ExpressionFault, isArray, isObject, type Json, textOf, typeName } from '../../expressions/index.ts'
import type { Run, Variable } from '../run.ts'
import { allInputs, type Begun, failed, type Kind, succeeded } from './kind.ts'

const isOfType: Readonly<Record<string, (value: Json) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  float: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: (value) => value === null || isObject(value),
  array: (value) => value === null || isArray(value),
}

export const initializeVariable: Kind = {
  inputsOf: allInputs,
  begin: (inputs, { course: { run }, place: { action } }) => {
    const given = isObject(inputs) && isArray(inputs.variables) ? inputs.variables : []
    for (const one of given) {
      if (!isObject(one) || typeof one.name !== 'string' || !isKnownType(one.type))
        return failed('InvalidTemplate', `The variables of action '${action.name}' need a name and a type each.`)
      const type = String(one.type).toLowerCase()
      const fault = one.value === undefined ? undefined : typeFault(one.name, type, one.value)
      if (fault) return fault
      run.variables[one.name] = { type, value: one.value ?? null }
    }
    return succeeded()
  },
}

const isKnownType = (type: Json | undefined): boolean =>
  typeof type === 'string' && Object.hasOwn(isOfType, type.toLowerCase())

function typeFault(name: string, type: string, value: Json): Begun | undefined {
  if (isOfType[type]?.(value)) return undefined
  return failed(
    'InvalidVariableOperation',
    `The variable '${name}' of type '${shown(type)}' cannot be initialized or updated with value of type '${typeName(value)}'. The variable '${name}' only supports values of types '${shown(type)}'.`,
  )
}

const shown = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1)

/** Changes a variable by what is given: `{ name, value }`. */
const changing = (change: (variable: Variable, value: Json) => Json, ordinary?: Json): Kind => ({
  inputsOf: allInputs,
  begin: (inputs, { course: { run } }) => {
    const { name, value = ordinary } = isObject(inputs) ? inputs : {}
    const variable = typeof name === 'string' ? variableOf(run, name) : undefined
    if (!variable || typeof name !== 'string' || value === undefined)
      return failed(
        'InvalidVariableOperation',
        `The variable '${textOf(name ?? null)}' must be initialized before it can be used.`,
      )
    const changed = change(variable, value)
    const fault = typeFault(name, variable.type, changed)
    if (fault) return fault
    variable.value = changed
    return succeeded({ body: { name, value: changed } })
  },
})

const variableOf = ({ variables }: Run, name: string): Variable | undefined =>
  Object.hasOwn(variables, name) ? variables[name] : undefined

export const setVariable = changing((_, value) => value)

export const incrementVariable = changing(({ value }, by) => numberOf(value) + numberOf(by), 1)

export const decrementVariable = changing(({ value }, by) => numberOf(value) - numberOf(by), 1)

export const appendToArrayVariable = changing(({ type, value }, element) => {
  if (type !== 'array')
    throw new ExpressionFault(
      `A value can be appended to a variable of type 'Array' only, not to one of type '${shown(type)}'.`,
    )
  return [...(isArray(value) ? value : []), element]
})

export const appendToStringVariable = changing(({ value }, text) => textOf(value) + textOf(text))

function numberOf(value: Json): number {
  if (value === null) return 0
  if (typeof value !== 'number')
    throw new ExpressionFault(
      `A variable is incremented and decremented by numbers, not by a value of type '${typeName(value)}'.`,
    )
  return value
}
