import type { FlowNode } from '../drawn/index.ts'
import type { Answer } from '../fact.ts'
import type { ActiveInstance, Visit } from '../instance.ts'
import type { Wired } from '../model.ts'
import type { Move, Token } from '../move.ts'
import type { Refusal } from '../refusal.ts'
import type { Turn } from '../turn.ts'
import type { Variables } from '../values.ts'

/** A token reaches a node. `locals` are what its input mappings gave, and what the round it is in has of its own. */
export type Entry<N extends FlowNode> = {
  readonly turn: Turn
  readonly instance: ActiveInstance
  readonly node: Wired<N>
  readonly token: Token
  readonly locals: Variables | undefined
}

/** A fact reaches a visit that waits for it. */
export type Visited<N extends FlowNode> = {
  readonly turn: Turn
  readonly instance: ActiveInstance
  readonly node: Wired<N>
  readonly visit: Visit
}

/**
 * What an element does with a token, and with the facts its visits wait for. A fact without a handler is one that
 * nobody waits for. Handlers never see a fact that is late or stale: `advance` has turned it away. A token that is
 * refused waits before the node, and nothing of what the node began to do has happened.
 */
export type Behaviour<N extends FlowNode> = {
  readonly enter: (entry: Entry<N>) => Move | Refusal
  readonly on: {
    readonly [T in Answer['type']]?: (visited: Visited<N>, fact: Extract<Answer, { type: T }>) => Move
  }
}
