import { equal } from '../values/equality.ts'
import { isKind, kindOf, type TimeValue, type Value } from '../values/value.ts'
import { type Builtin, builtin, type Call } from './builtin.ts'
import { any } from './parameters.ts'

export const identity: readonly Builtin[] = [builtin('is', [any('value1'), any('value2')], isSame)]

/** Equal, and of one kind; and two times are only the same at the same offset in the same zone. */
function isSame(call: Call, a: Value, b: Value): Value {
  if (kindOf(a) !== kindOf(b) || equal(a, b, call.evaluation) !== true) return false
  const [placeA, placeB] = [placeOf(a), placeOf(b)]
  return placeA?.offsetSeconds === placeB?.offsetSeconds && placeA?.zone === placeB?.zone
}

const placeOf = (value: Value): TimeValue | undefined =>
  isKind(value, 'time') ? value : isKind(value, 'date and time') ? value.time : undefined
