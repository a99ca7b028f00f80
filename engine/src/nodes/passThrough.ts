import type { ManualTask, NoneEndEvent, NoneStartEvent, UndefinedTask } from '../model.ts'
import { pass } from '../move.ts'
import type { Behaviour } from './behaviour.ts'

/** An element that does nothing itself. An end event is one too: it has no flow on which its token could go on. */
export const passThrough: Behaviour<NoneStartEvent | ManualTask | UndefinedTask | NoneEndEvent> = {
  enter: ({ instance, node }) => pass(instance, node),
  on: {},
}
