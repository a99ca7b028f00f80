import { allocate, listItem, spend } from '../budget.ts'
import { compare } from '../values/order.ts'
import type { FunctionValue, List, Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { functionOf, list, optional } from './parameters.ts'

export const sorting: readonly Builtin[] = [
  builtin('sort', [list('list'), optional(functionOf('precedes'))], (call, list, precedes) => {
    if (precedes && precedes.parameters.length !== 2) return failed(call, 'what precedes is decided between two.')
    const order = precedes ? byFunction(precedes) : compare
    const sorted = mergeSort(call, list, order)
    return sorted ?? failed(call, precedes ? 'the function answers true or false.' : 'the items can’t be compared.')
  }),
]

/** Negative, zero, positive, or null if two can't be ordered. */
type Order = (a: Value, b: Value) => number | null

function byFunction(precedes: FunctionValue): Order {
  return (a, b) => {
    const answer = precedes.call([a, b])
    return answer === true ? -1 : answer === false ? 1 : null
  }
}

/**
 * Our own, because the order is somebody else's function: whatever it answers, this ends after n·log n questions, and
 * gives up at the first answer that is none. Equal items stay in their order.
 */
function mergeSort(call: Call, list: List, order: Order): List | null {
  allocate(call.evaluation, list.length * listItem)
  let runs: List[] = list.map((item) => [item])
  while (runs.length > 1) {
    spend(call.evaluation, list.length)
    const merged: List[] = []
    for (let i = 0; i < runs.length; i += 2) {
      const both = merge(runs[i] as List, runs[i + 1] ?? [], order)
      if (!both) return null
      merged.push(both)
    }
    runs = merged
  }
  return runs[0] ?? []
}

function merge(a: List, b: List, order: Order): List | null {
  const result: Value[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    // Asked this way round, an item goes ahead only of those that it really precedes.
    const answer = order(b[j] as Value, a[i] as Value)
    if (answer === null) return null
    result.push(answer < 0 ? (b[j++] as Value) : (a[i++] as Value))
  }
  while (i < a.length) result.push(a[i++] as Value)
  while (j < b.length) result.push(b[j++] as Value)
  return result
}
