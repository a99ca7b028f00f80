// What goes in. A fact is small, plain JSON and kept for ever: an instance is what its facts made of it.

import type { ScopeId, VisitId } from './instance.ts'
import type { Catcher } from './thrown.ts'
import type { Variables } from './values.ts'

/** When it happened (milliseconds since 1970, UTC), and the chance in what follows from it: `now()`, `uuid()`. */
export type Stamp = { readonly at: number; readonly seed: string }

/**
 * Why a job is not tried again. `OUTCOME_UNKNOWN`: it may have been done, and doing it twice would be wrong.
 * `MESSAGE_SIZE_EXCEEDED`: what it brought is more than an instance may hold.
 */
export type FailureCode = 'JOB_NO_RETRIES' | 'OUTCOME_UNKNOWN' | 'MESSAGE_SIZE_EXCEEDED'

/** A fact about one visit. What `attempt` means here: see `Visit`. */
export type Answer = Stamp & { readonly visit: VisitId } & (
    | { readonly type: 'completed'; readonly variables?: Variables }
    | {
        readonly type: 'failed'
        readonly attempt: number
        /** How many more tries whoever failed is ready to make. */
        readonly retries: number
        readonly message: string
        /** How long the next try should wait. */
        readonly delayMs?: number
        /** What somebody has to look at where no try is left; `JOB_NO_RETRIES` unless it says otherwise. */
        readonly incident?: FailureCode
        readonly variables?: Variables
      }
    | {
        readonly type: 'errorThrown'
        readonly attempt: number
        readonly code: string
        readonly message?: string
        readonly variables?: Variables
      }
    /** Somebody looked at the incident of this attempt and wants the visit to go on. */
    | { readonly type: 'resolved'; readonly attempt: number; readonly retries?: number }
    | ChildAnswer
  )

/** What becomes of a called process: the host makes these of the effects of that instance. */
type ChildAnswer =
  | { readonly type: 'childFinished'; readonly variables?: Variables }
  | {
      readonly type: 'childThrewError'
      readonly attempt: number
      readonly code: string
      readonly message?: string
      readonly variables?: Variables
    }
  /** `number` is that of the `escalate` effect; each counts once. */
  | {
      readonly type: 'childEscalated'
      readonly attempt: number
      readonly number: number
      readonly code: string
      readonly variables?: Variables
    }
  /** It could not be started, or somebody cancelled it. */
  | { readonly type: 'childFailed'; readonly attempt: number; readonly message: string }

/** An event that was subscribed to. Each effect that subscribes names its round, and the fact repeats it. */
export type Happening = Stamp & {
  readonly type: 'timerFired' | 'messageReceived' | 'signalReceived'
  readonly visit: ScopeId
  readonly event: string
  readonly round: number
  readonly variables?: Variables
}

export type Started = Stamp & {
  readonly type: 'started'
  readonly variables?: Variables
  /** The start event that happened; without it the instance begins at the none start event. */
  readonly startEvent?: string
  /** What the `callProcess` effect says that its callers catch. */
  readonly callers?: readonly Catcher[]
}

/**
 * Somebody changed variables from outside. `edit` says how many such changes came before: the engine takes a change
 * only if it was made against the instance as it is. `local` sets them where the scope is, else they go where their
 * names are, from the scope outward.
 */
export type VariablesSet = Stamp & {
  readonly type: 'variablesSet'
  readonly scope: ScopeId
  readonly edit: number
  readonly local: boolean
  readonly variables: Variables
}

export type Fact = Started | (Stamp & { readonly type: 'cancelled' }) | VariablesSet | Answer | Happening
