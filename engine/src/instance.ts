// What runs. An Instance is plain JSON and small: it is a row in the database, read and written at every fact. So it
// holds only what can't be computed: a node that waits is in it, a node that was merely passed leaves no trace.

import type { Tally } from './tally.ts'
import type { Catcher } from './thrown.ts'
import type { Json, Variables } from './values.ts'

/** The name of a visit: `ask#3` is the third time that something waited at `ask`. Never used twice in an instance. */
export type VisitId = `${string}#${number}`

/** Where variables live and tokens move: the process itself, or a visit that has an inside. */
export type ScopeId = 'process' | VisitId

/** What a visit waits for, which is also why an instance that doesn't move doesn't move. */
export type Waiting =
  /** The host was asked for something; a fact will answer. */
  | { readonly waitsFor: 'answer' }
  /** One of its subscriptions. */
  | { readonly waitsFor: 'event' }
  /** A join lacks tokens. `arrived` counts those it has, by the flow that brought them. */
  | { readonly waitsFor: 'tokens'; readonly arrived: Tally }
  /** What is inside a sub-process has to come to its end. */
  | { readonly waitsFor: 'inside' }
  /**
   * The rounds of a multi-instance: so many are there, so many have ended, these items still wait for their turn, this
   * was collected. (A variable of that name would not be safe: a round may bring one.)
   */
  | {
      readonly waitsFor: 'rounds'
      readonly size: number
      readonly ended: number
      readonly queue?: readonly Json[]
      readonly outputs?: { readonly name: string; readonly values: readonly Json[] }
    }
  /** A token stopped before the node; it needs somebody to let it enter. `by` is the flow, if it came by one. */
  | { readonly waitsFor: 'entry'; readonly by: string | null; readonly happened?: Variables }
  /** All is done there, but what was brought can't be taken out; it needs somebody to let it leave. */
  | { readonly waitsFor: 'exit'; readonly brought?: Variables }

/** Somebody has to look. The words are Zeebe's where Zeebe has one. */
export type IncidentCode =
  | 'JOB_NO_RETRIES'
  | 'UNHANDLED_ERROR_EVENT'
  | 'IO_MAPPING_ERROR'
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'OUTCOME_UNKNOWN'
  | 'MESSAGE_SIZE_EXCEEDED'
  | 'ENDLESS_LOOP'
  | 'JOIN_STARVED'

/**
 * An event that a scope or a visit listens for; `event` is the node that catches it. One that may happen again is
 * subscribed to anew each time, as the next round: so a fact that comes twice finds nobody.
 */
export type Subscription = { readonly event: string; readonly round: number } & (
  | { readonly type: 'timer'; readonly dueAt: number; readonly cycle?: string }
  | { readonly type: 'message'; readonly messageName: string; readonly correlationKey: string }
  | { readonly type: 'signal'; readonly signalName: string }
)

/**
 * A node that was reached and not yet left. Each try is an attempt, and a fact about a try answers only that one.
 * What is not there is as good as empty: an instance is written a million times.
 */
export type Visit = Waiting & {
  readonly id: VisitId
  readonly nodeId: string
  /** The visit it is inside of; absent when that is the process itself. */
  readonly within?: VisitId
  /** Which round of a multi-instance it is, from 1 on. */
  readonly round?: number
  readonly attempt: number
  readonly incident: IncidentCode | null
  readonly locals?: Variables
  readonly subscriptions?: readonly Subscription[]
  /** Which escalations of the called process were taken, by their number. */
  readonly escalations?: readonly number[]
}

export type Outcome = 'completed' | 'cancelled' | 'errorThrown' | 'escalated'

export type ActiveInstance = {
  readonly status: 'active'
  readonly variables: Variables
  /** In the order in which they began: what is inside of a visit comes after it. */
  readonly visits: readonly Visit[]
  /** How many visits each node has had, so that no name is given twice; nodes that never waited are not in it. */
  readonly visited: Tally
  /** Of the event sub-processes of the process itself; absent where it has none. */
  readonly subscriptions?: readonly Subscription[]
  /** What would be caught in the instances that called this one. */
  readonly callers?: readonly Catcher[]
  /** How many escalations it has sent to its caller. */
  readonly escalations?: number
  /** How often variables were changed from outside. */
  readonly edits?: number
}

export type Instance =
  | { readonly status: 'new' }
  | ActiveInstance
  | { readonly status: 'finished'; readonly outcome: Outcome; readonly variables: Variables }

export const newInstance: Instance = { status: 'new' }

export const scopeOf = (visit: Visit): ScopeId => visit.within ?? 'process'

/** The node of a visit, read from its name. */
export const nodeIdOf = (visit: VisitId): string => visit.slice(0, visit.lastIndexOf('#'))
