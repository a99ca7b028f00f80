import { finish } from '../finish.ts'
import type { TerminateEndEvent } from '../model.ts'
import type { Behaviour } from './behaviour.ts'

/** The first token here ends everything, those still on their way included. For the process that is an orderly end. */
export const terminateEndEvent: Behaviour<TerminateEndEvent> = {
  enter: ({ instance }) => ({ ...finish(instance, 'completed'), tokens: [] }),
  on: {},
}
