// The nouns of the engine: what is drawn (Model), what runs (Instance), what goes in (Fact), what comes out (Effect).
//
// An Instance is plain JSON and small: it is a row in the database, read and written at every fact. So it holds only
// what can't be computed: a node that waits is in it, a node that was merely passed leaves no trace.

import { invariant } from './invariant.ts'
import type { Tally } from './tally.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type Variables = { readonly [name: string]: Json }

// --- what is drawn ---

export type Flow = { readonly id: string; readonly from: string; readonly to: string }

type Named = { readonly id: string; readonly name?: string }

export type NoneStartEvent = Named & { readonly type: 'noneStartEvent' }
export type ServiceTask = Named & {
  readonly type: 'serviceTask'
  readonly taskType: string
  readonly headers: { readonly [name: string]: string }
  readonly retries: number
}
export type UserTask = Named & {
  readonly type: 'userTask'
  readonly assignee: string | null
  readonly candidateUsers: readonly string[]
  readonly candidateGroups: readonly string[]
}
export type ManualTask = Named & { readonly type: 'manualTask' }
export type UndefinedTask = Named & { readonly type: 'undefinedTask' }
export type ParallelGateway = Named & { readonly type: 'parallelGateway' }
export type NoneEndEvent = Named & { readonly type: 'noneEndEvent' }
export type TerminateEndEvent = Named & { readonly type: 'terminateEndEvent' }

/** A BPMN element that a token can stand on. Every type has its row in `nodes/behaviours.ts`. */
export type FlowNode =
  | NoneStartEvent
  | ServiceTask
  | UserTask
  | ManualTask
  | UndefinedTask
  | ParallelGateway
  | NoneEndEvent
  | TerminateEndEvent

/** A process as it was drawn: plain JSON, perhaps wrong. */
export type Graph = { readonly id: string; readonly nodes: readonly FlowNode[]; readonly flows: readonly Flow[] }

/** A node that knows its flows, in the order in which they were drawn. */
export type Wired<N extends FlowNode> = N & { readonly incoming: readonly Flow[]; readonly outgoing: readonly Flow[] }

/** A process ready to run: made by `compile` alone, so whoever holds one holds a graph without problems. */
export type Model = {
  readonly id: string
  readonly start: Wired<NoneStartEvent>
  readonly nodes: ReadonlyMap<string, Wired<FlowNode>>
}

export function nodeOf(model: Model, nodeId: string): Wired<FlowNode> {
  const node = model.nodes.get(nodeId)
  invariant(node, `process ${model.id} has no node ${nodeId}`)
  return node
}

/** How a message calls a node: what its author wrote, and the id that finds it. */
export const titleOf = (node: FlowNode): string => (node.name ? `"${node.name}" (${node.id})` : `"${node.id}"`)

// --- what runs ---

/** The name of a visit: `ask#3` is the third time that something waited at `ask`. Never used twice in an instance. */
export type VisitId = `${string}#${number}`

/** What a visit waits for, which is also why an instance that doesn't move doesn't move. */
export type Waiting =
  /** The host was asked for something; a fact will answer. */
  | { readonly waitsFor: 'answer' }
  /** A join lacks tokens. `arrived` counts those it has, by the flow that brought them. */
  | { readonly waitsFor: 'tokens'; readonly arrived: Tally }
  /** A token stopped before the node, on the flow `by`; it needs somebody to let it enter. */
  | { readonly waitsFor: 'entry'; readonly by: string }

/** Somebody has to look. The words are Zeebe's where Zeebe has one. */
export type IncidentCode = 'JOB_NO_RETRIES' | 'UNHANDLED_ERROR_EVENT' | 'ENDLESS_LOOP' | 'JOIN_STARVED'

/** A node that was reached and not yet left. Each try is an attempt, and a fact about a try answers only that one. */
export type Visit = Waiting & {
  readonly id: VisitId
  readonly nodeId: string
  readonly attempt: number
  readonly incident: IncidentCode | null
}

export type Outcome = 'completed' | 'cancelled'

export type ActiveInstance = {
  readonly status: 'active'
  readonly variables: Variables
  /** In the order in which they began. */
  readonly visits: readonly Visit[]
  /** How many visits each node has had, so that no name is given twice; nodes that never waited are not in it. */
  readonly visited: Tally
}

export type Instance =
  | { readonly status: 'new' }
  | ActiveInstance
  | { readonly status: 'finished'; readonly outcome: Outcome; readonly variables: Variables }

export const newInstance: Instance = { status: 'new' }

// --- what goes in ---

/** A fact about one visit. What `attempt` means here: see `Visit`. */
export type Answer =
  | { readonly type: 'completed'; readonly visit: VisitId; readonly variables?: Variables }
  | {
      readonly type: 'failed'
      readonly visit: VisitId
      readonly attempt: number
      /** How many more tries whoever failed is ready to make. */
      readonly retries: number
      readonly message: string
      /** How long the next try should wait. */
      readonly delayMs?: number
    }
  | {
      readonly type: 'errorThrown'
      readonly visit: VisitId
      readonly attempt: number
      readonly code: string
      readonly message?: string
    }
  /** Somebody looked at the incident of this attempt and wants the visit to go on. */
  | { readonly type: 'resolved'; readonly visit: VisitId; readonly attempt: number; readonly retries?: number }

export type Fact =
  | { readonly type: 'started'; readonly variables?: Variables }
  | { readonly type: 'cancelled' }
  | Answer

// --- what comes out ---

/** What the host must now do. Every `call` and `ask` ends in an answer or a `withdraw`, every `raise` in a `mend`. */
export type Effect =
  | {
      readonly type: 'call'
      readonly visit: VisitId
      readonly attempt: number
      readonly taskType: string
      readonly headers: { readonly [name: string]: string }
      readonly retries: number
      readonly delayMs: number
      readonly variables: Variables
    }
  | {
      readonly type: 'ask'
      readonly visit: VisitId
      readonly assignee: string | null
      readonly candidateUsers: readonly string[]
      readonly candidateGroups: readonly string[]
    }
  /** Nobody needs the answer of this visit any more. */
  | { readonly type: 'withdraw'; readonly visit: VisitId }
  | {
      readonly type: 'raise'
      readonly visit: VisitId
      readonly attempt: number
      readonly code: IncidentCode
      readonly message: string
    }
  /** The incident of this attempt is over. */
  | { readonly type: 'mend'; readonly visit: VisitId; readonly attempt: number }
  | { readonly type: 'finish'; readonly outcome: Outcome }

export type Step = { readonly next: Instance; readonly effects: readonly Effect[] }
