// What random elements bring along: mappings, loops, what wakes them; the rest is the same for all.

import type { BoundaryEvent, Loop, Mapped } from '../src/index.ts'
import type { Tape } from './tape.ts'

/**
 * `calm` processes never ask for what is not there: whatever an expression is needed for, it gives. `wild` ones have
 * conditions, mappings and collections that work only once somebody has set the variable `ok`.
 */
export type Temper = 'calm' | 'wild'

/** What a drawing is made with. */
export type Kit = Tape & { readonly temper: Temper; readonly ids: { last: number } }

/** What wakes a boundary event or an event sub-process. */
export function triggerOf(kit: Kit, id: string, mayFail: boolean, mayEscalate: boolean): BoundaryEvent['event'] {
  const triggers: readonly BoundaryEvent['event'][] = [
    timer,
    cycle,
    message(`${id}m`),
    { type: 'signal', signalName: `${id}s` },
    ...(mayFail ? [{ type: 'error', errorCode: kit.chance(50) ? 'E' : null } as const] : []),
    ...(mayEscalate ? [{ type: 'escalation', escalationCode: kit.chance(50) ? 'up' : null } as const] : []),
  ]
  return pick(kit, triggers) ?? timer
}

export function mapped(kit: Kit): Mapped {
  if (kit.temper === 'calm' || !kit.chance(25)) return {}
  const strict = { source: { feel: 'assert(ok, ok != null)' }, target: 'mapped' }
  return kit.chance(50) ? { inputs: [strict] } : { outputs: [strict] }
}

export function looped(kit: Kit): { readonly loop?: Loop } {
  if (!kit.chance(15)) return {}
  const collections = [
    '[1, 2]',
    '[1]',
    '[]',
    '[1, 2, 3]',
    ...(kit.temper === 'wild' ? ['if ok then [1, 2] else null'] : []),
  ]
  const conditions = [
    null,
    { feel: 'numberOfCompletedInstances = 2' },
    ...(kit.temper === 'wild' ? [{ feel: 'ok' }] : []),
  ]
  return {
    loop: {
      ordering: kit.chance(50) ? 'sequential' : 'parallel',
      inputCollection: { feel: collections[kit.choose(collections.length)] ?? '[]' },
      inputElement: 'item',
      outputCollection: 'outputs',
      outputElement: { feel: 'result' },
      completionCondition: conditions[kit.choose(conditions.length)] ?? null,
    },
  }
}

export const fresh = (kit: Kit): string => `n${++kit.ids.last}`

export const pick = <T>(kit: Kit, choices: readonly T[]): T | undefined =>
  choices.length === 0 ? undefined : choices[kit.choose(choices.length)]

export const message = (messageName: string) => ({ type: 'message', messageName, correlationKey: 'key' }) as const
export const timer = { type: 'timer', timer: 'duration', value: 'PT1H' } as const
export const cycle = { type: 'timer', timer: 'cycle', value: 'R3/PT1H' } as const
export const job = { taskType: 'any', headers: {}, retries: 2 }
export const called = {
  processId: 'other',
  binding: { type: 'latest' },
  propagateAllParentVariables: true,
  propagateAllChildVariables: true,
} as const
export const nobody = {
  assignee: null,
  candidateUsers: [],
  candidateGroups: [],
  dueDate: null,
  followUpDate: null,
  priority: 50,
  form: null,
  headers: {},
}
