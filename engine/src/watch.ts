// For whoever wants to see the way that tokens go, and not only where they rest. Nothing is made for it where nobody
// watches.

import type { ActiveInstance, Instance, Visit } from './instance.ts'
import type { Move, Token } from './move.ts'

/** Each is told after it was decided, in the order in which it happens. */
export type Watch = {
  /** A token came to an element. */
  readonly entered: (token: Token, before: ActiveInstance, move: Move) => void
  /** A visit was left because of what went on around it: a sub-process that is empty, a join that need not wait. */
  readonly left: (visit: Visit, before: ActiveInstance, move: Move) => void
  /** The instance as it is when tokens set out. */
  readonly begun: (state: Instance) => void
  /** They would never have come to rest: all is as it was when they set out, and nothing of their way counts. */
  readonly undone: () => void
}
