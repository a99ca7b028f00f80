import type { Binding, Catcher, Variables } from '@countersign/engine'
import type { Caller, Delivery } from '../delivery.ts'
import type { Address } from '../messages/sql.ts'

/** What a step still has to bring about elsewhere. Those of one line are done one after the other. */
export type Errand = { readonly line: string } & (
  | { readonly kind: 'deliver'; readonly payload: Delivery }
  | { readonly kind: 'call'; readonly payload: ProcessCall }
  /** Nobody waits any more for the instances that stand for this visit. */
  | { readonly kind: 'cancelCalled'; readonly payload: { readonly instanceId: string; readonly visit: string } }
  | { readonly kind: 'broadcast'; readonly payload: Signal }
  /** Somebody waits at this address now. */
  | { readonly kind: 'match'; readonly payload: Address }
  /** A message did not find the wait that it was meant for. */
  | { readonly kind: 'rematch'; readonly payload: { readonly messageId: string; readonly processId: string } }
)

/** A call activity wants a process to run; which version that is, is looked up when it is about to begin. */
export type ProcessCall = {
  readonly caller: Caller
  readonly callerVersionId: string
  readonly processId: string
  readonly binding: Binding
  readonly variables: Variables
  readonly callers: readonly Catcher[]
}

export type Signal = {
  readonly id: string
  readonly name: string
  readonly variables: Variables
  /** How many signals led to it, one to the other, without anything that waits between. */
  readonly hops: number
  /** The account that broadcasts it, and with it begins what begins by it. */
  readonly sentBy?: string
  /** Or the instance that throws it: what begins by it is the doing of whoever began that. */
  readonly thrownBy?: string
}

/** An errand being done: it is taken in the transaction that does it, and does nothing where it is gone. */
export type Doing = { readonly errand: string; readonly at: Date }
