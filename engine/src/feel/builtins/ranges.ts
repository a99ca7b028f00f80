// Allen's relations between points and ranges, by the conditions of the DMN standard.

import { compare } from '../values/order.ts'
import { isKind, kind, type RangeValue, type Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { any, range } from './parameters.ts'

/** Null where ends can't be compared. */
type Relation<V extends Value> = (a: V, b: V) => boolean | null

const between = (name: string, relation: Relation<RangeValue>): Builtin =>
  builtin(name, [range('range1'), range('range2')], (call, a, b) => answer(call, relation(a, b)))

/** What the two are called says which of them is a point; what they are decides. */
const pairs = [
  ['point1', 'point2'],
  ['point', 'range'],
  ['range', 'point'],
  ['range1', 'range2'],
] as const

const withPoints = (name: string, relation: Relation<Value>): Builtin[] =>
  pairs.map(([one, other]) => builtin(name, [any(one), any(other)], (call, a, b) => answer(call, relation(a, b))))

export const ranges: readonly Builtin[] = [
  ...withPoints('before', before),
  ...withPoints('after', (a, b) => before(b, a)),
  between('meets', meets),
  between('met by', (a, b) => meets(b, a)),
  between('overlaps', overlaps),
  between('overlaps before', overlapsBefore),
  between('overlaps after', (a, b) => overlapsBefore(b, a)),
  ...withPoints('finishes', finishes),
  ...withPoints('finished by', (a, b) => finishes(b, a)),
  ...withPoints('includes', (a, b) => during(b, a)),
  ...withPoints('during', during),
  ...withPoints('starts', starts),
  ...withPoints('started by', (a, b) => starts(b, a)),
  ...withPoints('coincides', coincides),
]

function answer(call: Call, related: boolean | null): Value {
  return related ?? failed(call, 'these two can’t be compared.')
}

const isRange = (value: Value): value is RangeValue => isKind(value, 'range')

/** A point is a range that begins and ends there. */
const asRange = (value: Value): RangeValue | null =>
  isRange(value)
    ? value
    : compare(value, value) === null
      ? null
      : { [kind]: 'range', start: value, startIncluded: true, end: value, endIncluded: true }

function before(x: Value, y: Value): boolean | null {
  const [a, b] = [asRange(x), asRange(y)]
  const order = a && b && compare(a.end, b.start)
  if (!a || !b || order === null) return null
  return order < 0 || (order === 0 && (!a.endIncluded || !b.startIncluded))
}

function meets(a: RangeValue, b: RangeValue): boolean | null {
  const order = compare(a.end, b.start)
  return order === null ? null : order === 0 && a.endIncluded && b.startIncluded
}

function overlaps(a: RangeValue, b: RangeValue): boolean | null {
  const [aBefore, bBefore] = [before(a, b), before(b, a)]
  return aBefore === null || bBefore === null ? null : !aBefore && !bBefore
}

/** `a` begins before `b`, and ends inside it. */
function overlapsBefore(a: RangeValue, b: RangeValue): boolean | null {
  const starts = compare(a.start, b.start)
  const touches = compare(a.end, b.start)
  const ends = compare(a.end, b.end)
  if (starts === null || touches === null || ends === null) return null
  return (
    (starts < 0 || (starts === 0 && a.startIncluded && !b.startIncluded)) &&
    (touches > 0 || (touches === 0 && a.endIncluded && b.startIncluded)) &&
    (ends < 0 || (ends === 0 && (!a.endIncluded || b.endIncluded)))
  )
}

function finishes(x: Value, y: Value): boolean | null {
  const [a, b] = [asRange(x), asRange(y)]
  if (!a || !b || !isRange(y)) return null
  const ends = compare(a.end, b.end)
  const starts = compare(a.start, b.start)
  if (ends === null || starts === null) return null
  const sameEnd = ends === 0 && a.endIncluded === b.endIncluded
  return sameEnd && (!isRange(x) || starts > 0 || (starts === 0 && (!a.startIncluded || b.startIncluded)))
}

function starts(x: Value, y: Value): boolean | null {
  const [a, b] = [asRange(x), asRange(y)]
  if (!a || !b || !isRange(y)) return null
  const ends = compare(a.end, b.end)
  const starts = compare(a.start, b.start)
  if (ends === null || starts === null) return null
  const sameStart = starts === 0 && a.startIncluded === b.startIncluded
  return sameStart && (!isRange(x) || ends < 0 || (ends === 0 && (!a.endIncluded || b.endIncluded)))
}

function during(x: Value, y: Value): boolean | null {
  const [a, b] = [asRange(x), asRange(y)]
  if (!a || !b || !isRange(y)) return null
  const ends = compare(a.end, b.end)
  const starts = compare(a.start, b.start)
  if (ends === null || starts === null) return null
  return (
    (starts > 0 || (starts === 0 && (!a.startIncluded || b.startIncluded))) &&
    (ends < 0 || (ends === 0 && (!a.endIncluded || b.endIncluded)))
  )
}

function coincides(x: Value, y: Value): boolean | null {
  const [a, b] = [asRange(x), asRange(y)]
  if (!a || !b || isRange(x) !== isRange(y)) return null
  const ends = compare(a.end, b.end)
  const starts = compare(a.start, b.start)
  if (ends === null || starts === null) return null
  return starts === 0 && ends === 0 && a.startIncluded === b.startIncluded && a.endIncluded === b.endIncluded
}
