import type { ManualTask, UndefinedTask } from '../drawn/index.ts'
import type { Behaviour } from './behaviour.ts'
import { pass } from './entry.ts'

/** An element that does nothing itself. */
export const passThrough: Behaviour<ManualTask | UndefinedTask> = { enter: (entry) => pass(entry), on: {} }
