// `value.key`: an entry of a context, a property of a date and the like, or that of every item of a list.

import { allocate, descend, listItem, spend } from '../budget.ts'
import { type Evaluation, warn } from '../evaluation.ts'
import type { Span } from '../syntax/node.ts'
import {
  dateProperties,
  daysProperties,
  momentProperties,
  monthsProperties,
  timeProperties,
} from '../temporal/properties.ts'
import { isContext, isList, kind, kindOf, type RangeValue, type Special, type Value } from '../values/value.ts'
import type { LinkRun } from './links.ts'

/** The calendar has to be asked. */
const propertyCost = 10

export function compilePath(key: string, where: Span): LinkRun {
  return (evaluation, _, value) => follow(value, key, evaluation, where)
}

export function follow(value: Value, key: string, evaluation: Evaluation, where: Span): Value {
  if (typeof value === 'object' && value !== null) {
    if (isContext(value)) {
      if (Object.hasOwn(value, key)) {
        const entry = value[key]
        if (entry !== undefined) return entry
      }
      return warn(evaluation, where, 'no-entry', `The context has no entry “${key}”.`)
    }
    return isList(value)
      ? followEach(value, key, evaluation, where)
      : property(value as Special, key, evaluation, where)
  }
  return value === null
    ? warn(evaluation, where, 'no-entry', `There is no “${key}”: what should have it is null.`)
    : noProperty(value, key, evaluation, where)
}

function followEach(list: readonly Value[], key: string, evaluation: Evaluation, where: Span): Value {
  spend(evaluation, list.length)
  allocate(evaluation, list.length * listItem)
  descend(evaluation, 1)
  const values = list.map((item) => follow(item, key, evaluation, where))
  descend(evaluation, -1)
  return values
}

function property(value: Special, key: string, evaluation: Evaluation, where: Span): Value {
  spend(evaluation, propertyCost)
  const properties = propertiesOf(value)
  return Object.hasOwn(properties, key) ? (properties[key] as Value) : noProperty(value, key, evaluation, where)
}

function propertiesOf(value: Special): { readonly [key: string]: Value } {
  switch (value[kind]) {
    case 'date':
      return dateProperties(value)
    case 'time':
      return timeProperties(value)
    case 'date and time':
      return momentProperties(value)
    case 'days and time duration':
      return daysProperties(value)
    case 'years and months duration':
      return monthsProperties(value)
    case 'range':
      return rangeProperties(value)
    default:
      return {}
  }
}

const rangeProperties = (range: RangeValue): { readonly [key: string]: Value } => ({
  start: range.start,
  end: range.end,
  'start included': range.startIncluded,
  'end included': range.endIncluded,
})

const noProperty = (value: Value, key: string, evaluation: Evaluation, where: Span): null =>
  warn(evaluation, where, 'no-property', `A value of the kind ${kindOf(value)} has no property “${key}”.`)
