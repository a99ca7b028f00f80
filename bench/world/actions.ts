import type { Action } from '../../server/src/processes/index.ts'
import { created, createTask, tellTask } from './diagram.ts'

/** Actions that take no time themselves: measured is what surrounds them. */
export const actions: readonly Action[] = [
  { taskType: createTask, repeat: 'keyed', run: async () => ({ type: 'completed', variables: created }) },
  { taskType: tellTask, repeat: 'keyed', run: async () => ({ type: 'completed' }) },
]
