import { Refused, spend } from '../budget.ts'
import { kindOf, type List, type Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { any, boolean, elements, nullable, optional, string } from './parameters.ts'

const all = (name: string): Builtin => builtin(name, [elements('list')], (call, list) => decide(list, false, call))
const anyOf = (name: string): Builtin => builtin(name, [elements('list')], (call, list) => decide(list, true, call))

export const booleans: readonly Builtin[] = [
  builtin('not', [nullable(boolean('negand'))], (_, value) => (value === null ? null : !value)),
  builtin('get or else', [any('value'), any('default')], (_, value, otherwise) => value ?? otherwise),
  builtin('assert', [any('value'), any('condition'), optional(string('cause'))], (_, value, condition, cause) => {
    if (condition === true) return value
    throw new Refused({ code: 'assertion-failed', message: cause ?? 'The condition is not fulfilled.' })
  }),
  all('all'),
  all('and'),
  anyOf('any'),
  anyOf('or'),
]

/** One decisive item decides; without one, what is no boolean leaves it open. */
function decide(list: List, decisive: boolean, call: Call): Value {
  spend(call.evaluation, list.length)
  if (list.includes(decisive)) return decisive
  const odd = list.find((item) => item !== !decisive)
  if (odd === undefined) return !decisive
  return odd === null ? null : failed(call, `expected true or false, found a value of the kind ${kindOf(odd)}.`)
}
