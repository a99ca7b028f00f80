import type { Action, Repeat } from '../processes/index.ts'

/** The world that actions touch, with its own book of what was done to it. */
export type Outside = {
  /** How often each key was asked for, answered or not. */
  readonly asked: Map<string, number>
  /** What was done, in order; a key that is recognised is not done again. */
  readonly done: string[]
  /** An action that does `taskType` out there. */
  action(taskType: string, repeat: Repeat, more?: Partial<Action>): Action
}

export function outside(): Outside {
  const asked = new Map<string, number>()
  const done: string[] = []
  const perform = (key: string, recognises: boolean): void => {
    asked.set(key, (asked.get(key) ?? 0) + 1)
    if (!recognises || !done.includes(key)) done.push(key)
  }
  return {
    asked,
    done,
    action: (taskType, repeat, more) => ({
      taskType,
      repeat,
      run: async ({ key }) => {
        perform(key, repeat === 'keyed')
        return { type: 'completed' }
      },
      ...more,
    }),
  }
}
