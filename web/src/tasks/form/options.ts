import { isSame } from '../../instances/variables/values.ts'
import type { Reading } from './drawnForm.ts'
import { type Option, valueAt } from './field.ts'

/** What can be chosen, with what is chosen now even if it is not on offer; null where that can't be worked out. */
export function optionsOf(
  component: Readonly<Record<string, unknown>>,
  chosen: unknown,
  { variables, evaluate }: Reading,
): Option[] | null {
  const { values, valuesKey, valuesExpression } = component
  const told =
    typeof valuesExpression === 'string'
      ? evaluate(valuesExpression, variables)
      : typeof valuesKey === 'string'
        ? valueAt(variables, valuesKey.split('.'))
        : values
  if (!Array.isArray(told)) return null
  const options = told.map(optionOf)
  const others = (Array.isArray(chosen) ? chosen : [chosen]).filter(
    (one) => one !== undefined && one !== null && !options.some(({ value }) => isSame(value, one)),
  )
  return [...options, ...others.map(optionOf)]
}

/** A value by itself is its own label. */
function optionOf(told: unknown): Option {
  if (typeof told !== 'object' || told === null || !('value' in told)) return { label: labelOf(told), value: told }
  return {
    label: 'label' in told && typeof told.label === 'string' ? told.label : labelOf(told.value),
    value: told.value,
  }
}

const labelOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
