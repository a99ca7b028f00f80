// Systems that actions are done to. They count what was done to them, by the wish that it was done for: two jobs that
// came of one wish are the same thing done twice.

import { numberOf } from '../chance.ts'

/** What a repetition means there; see the design, "Host". */
export type Repeat = 'safe' | 'keyed' | 'unsafe'

export type System = {
  readonly repeat: Repeat
  /** Whether one can ask what became of an action, by its key. */
  readonly canBeAsked: boolean
}

const systems = {
  safe: { repeat: 'safe', canBeAsked: false },
  keyed: { repeat: 'keyed', canBeAsked: false },
  unsafe: { repeat: 'unsafe', canBeAsked: true },
  blind: { repeat: 'unsafe', canBeAsked: false },
} as const

/** The harder a system is to deal with, the more often it is met. */
const met = ['safe', 'keyed', 'unsafe', 'unsafe', 'unsafe', 'blind'] as const

/** A task type like `blind.createUser` says which; any other is assigned one by its node. */
export function systemOf(taskType: string, nodeId: string): System {
  const [name = ''] = taskType.split('.')
  return systems[isSystem(name) ? name : systemNameOf(nodeId)]
}

export const systemNameOf = (nodeId: string): keyof typeof systems => met[numberOf(nodeId) % met.length] ?? 'safe'

const isSystem = (name: string): name is keyof typeof systems => Object.hasOwn(systems, name)

export type Outside = {
  readonly perform: (system: System, key: string, wish: string) => void
  /** What really happened: the system's own book. */
  readonly isDone: (key: string) => boolean
  /** Wishes that were carried out more than once where that does harm. */
  readonly doneTwice: () => readonly string[]
  /** How often it was done for one instance at one node, whatever the visit. */
  readonly timesDoneAt: (businessKey: string, nodeId: string) => number
}

export function newOutside(): Outside {
  const done = new Set<string>()
  const times = new Map<string, number>()
  const harmful = new Set<string>()
  return {
    perform: ({ repeat }, key, wish) => {
      if (repeat === 'keyed' && done.has(key)) return // it recognises the key
      done.add(key)
      const count = (times.get(wish) ?? 0) + 1
      times.set(wish, count)
      if (repeat !== 'safe' && count > 1) harmful.add(wish)
    },
    isDone: (key) => done.has(key),
    doneTwice: () => [...harmful],
    timesDoneAt: (businessKey, nodeId) =>
      [...times]
        .filter(([wish]) => wish.startsWith(`${businessKey} ${nodeId}#`))
        .reduce((sum, [, count]) => sum + count, 0),
  }
}
