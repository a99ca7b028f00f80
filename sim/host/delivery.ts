import type { Answer, Catcher, Fact, ScopeId, Stamp, Variables, VisitId } from '@countersign/engine'

type WithoutStamp<F> = F extends unknown ? Omit<F, keyof Stamp> : never

/** A fact before the host says when it happened. */
export type Said = WithoutStamp<Fact>

/** What reaches the host from outside, or from itself. Its id is the sender's: whoever repeats it repeats the id. */
export type Delivery = { readonly id: string } & (
  | {
      readonly type: 'start'
      readonly processId: string
      readonly businessKey: string
      readonly variables: Variables
      /** Where another instance called it: then its id is known beforehand. */
      readonly called?: Called
    }
  | { readonly type: 'say'; readonly instance: string; readonly fact: Said }
  | {
      readonly type: 'report'
      readonly instance: string
      readonly visit: VisitId
      readonly lease: string
      readonly fact: WithoutStamp<Extract<Answer, { type: 'completed' | 'failed' | 'errorThrown' }>>
      /** It may have been done, and nobody can tell. */
      readonly outcomeUnknown: boolean
    }
  | (Listener & { readonly type: 'fire' })
  | (Listener & { readonly type: 'offer'; readonly message: string })
  | { readonly type: 'publish'; readonly name: string; readonly key: string; readonly timeToLiveMs: number }
  | { readonly type: 'broadcast'; readonly signalName: string; readonly variables: Variables }
)

type Listener = {
  readonly instance: string
  readonly scope: ScopeId
  readonly event: string
  readonly round: number
}

export type Called = {
  readonly instance: string
  readonly parent: { readonly instance: string; readonly visit: VisitId; readonly attempt: number }
  readonly callers: readonly Catcher[]
}

/** Before it has an id. */
export type Unsent = Delivery extends infer D ? (D extends unknown ? Omit<D, 'id'> : never) : never
export type Of<T extends Delivery['type']> = Extract<Delivery, { type: T }>
