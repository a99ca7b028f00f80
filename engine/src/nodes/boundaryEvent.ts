import type { BoundaryEvent } from '../drawn/index.ts'
import type { Behaviour } from './behaviour.ts'
import { pass } from './entry.ts'

/** Reached only when it has happened: whoever caught it sends the token, with what it brought. */
export const boundaryEvent: Behaviour<BoundaryEvent> = { enter: (entry) => pass(entry, entry.token.happened), on: {} }
