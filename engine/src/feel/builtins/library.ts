// All functions of the language by their names. `is defined()` is not among them: it is a form of its own (compile/call).

import { spend } from '../budget.ts'
import { base64 } from './base64.ts'
import { booleans } from './booleans.ts'
import type { Builtin } from './builtin.ts'
import { chance } from './chance.ts'
import { connectors } from './connectors.ts'
import { contexts } from './contexts.ts'
import { conversion } from './conversion.ts'
import { identity } from './identity.ts'
import { json } from './json.ts'
import { lists } from './lists.ts'
import { numbers } from './numbers.ts'
import { patterns } from './patterns.ts'
import { ranges } from './ranges.ts'
import { sorting } from './sorting.ts'
import { statistics } from './statistics.ts'
import { strings } from './strings.ts'
import { temporal } from './temporal.ts'

const all: readonly Builtin[] = [
  ...conversion.map(costly),
  ...json,
  ...booleans,
  ...identity,
  ...strings,
  ...patterns,
  ...base64,
  ...chance,
  ...lists,
  ...sorting,
  ...statistics,
  ...numbers,
  ...contexts,
  ...temporal.map(costly),
  ...ranges,
  ...connectors,
]

/** These read texts and ask calendars and time zones: microseconds, not nanoseconds. */
function costly(of: Builtin): Builtin {
  return {
    ...of,
    run: (call, values) => {
      spend(call.evaluation, 60)
      return of.run(call, values)
    },
  }
}

export const library = {
  functions: new Map(
    Object.entries(Object.groupBy(all, ({ name }) => name)).map(([name, group]) => [name, group ?? []]),
  ),
  lookOnly: new Set([
    'count',
    'is empty',
    'min',
    'max',
    'sum',
    'mean',
    'list contains',
    'index of',
    'all',
    'any',
    'string join',
  ]),
}
