import type { ActiveInstance, Answer, Flow, FlowNode, Visit, Wired } from '../model.ts'
import type { Move } from '../move.ts'

/** A token reaches a node. `by` is null only for the start event of the process itself. */
export type Entry<N extends FlowNode> = {
  readonly instance: ActiveInstance
  readonly node: Wired<N>
  readonly by: Flow | null
}

/** A fact reaches a visit that waits for it. */
export type Visited<N extends FlowNode> = {
  readonly instance: ActiveInstance
  readonly node: Wired<N>
  readonly visit: Visit
}

/**
 * What an element does with a token, and with the facts its visits wait for. A fact without a handler is one that
 * nobody waits for. Handlers never see a fact that is late or stale: `advance` has turned it away.
 */
export type Behaviour<N extends FlowNode> = {
  readonly enter: (entry: Entry<N>) => Move
  readonly on: {
    readonly [T in Answer['type']]?: (visited: Visited<N>, fact: Extract<Answer, { type: T }>) => Move
  }
}
