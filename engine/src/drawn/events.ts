// Events: where they stand (start, intermediate, boundary, end), and what happens there (their definition, `event`).

import type { Drawn, Job, Mapped } from './common.ts'
import type { Written } from './written.ts'

export type None = { readonly type: 'none' }

/** The correlation key says which instance is meant. Null only where an instance begins by the message. */
export type MessageCatch = {
  readonly type: 'message'
  readonly messageName: Written
  readonly correlationKey: Written | null
}
/** Sending is a worker's job, as in Zeebe. */
export type MessageThrow = Job & { readonly type: 'message' }

/** ISO 8601: a date and time, a duration, or a cycle (`R3/PT1H`, `R/2027-01-01T00:00:00Z/P1D`, or a cron expression). */
export type TimerCatch = {
  readonly type: 'timer'
  readonly timer: 'date' | 'duration' | 'cycle'
  readonly value: Written
}

/** Caught and thrown alike: by name, in every instance that waits for it. */
export type SignalEvent = { readonly type: 'signal'; readonly signalName: Written }

/** Null catches whatever is thrown. */
export type ErrorCatch = { readonly type: 'error'; readonly errorCode: string | null }
export type ErrorThrow = { readonly type: 'error'; readonly errorCode: Written }

/** Null catches whatever is thrown. */
export type EscalationCatch = { readonly type: 'escalation'; readonly escalationCode: string | null }
export type EscalationThrow = { readonly type: 'escalation'; readonly escalationCode: Written }

/** A jump within one diagram, from throw to catch of the same name. */
export type LinkEvent = { readonly type: 'link'; readonly linkName: string }

export type Terminate = { readonly type: 'terminate' }

type Event<Type extends string, Definition> = Drawn & Mapped & { readonly type: Type; readonly event: Definition }

/** `interrupting` says something in an event sub-process only; everywhere else it is true. */
export type StartEvent = Event<
  'startEvent',
  None | MessageCatch | TimerCatch | SignalEvent | ErrorCatch | EscalationCatch
> & { readonly interrupting: boolean }

export type IntermediateCatchEvent = Event<
  'intermediateCatchEvent',
  MessageCatch | TimerCatch | SignalEvent | LinkEvent
>

export type IntermediateThrowEvent = Event<
  'intermediateThrowEvent',
  None | MessageThrow | SignalEvent | LinkEvent | EscalationThrow
>

/** `attachedTo` is an activity of the same process or sub-process. An error always interrupts. */
export type BoundaryEvent = Event<
  'boundaryEvent',
  MessageCatch | TimerCatch | SignalEvent | ErrorCatch | EscalationCatch
> & { readonly attachedTo: string; readonly interrupting: boolean }

export type EndEvent = Event<'endEvent', None | MessageThrow | SignalEvent | ErrorThrow | EscalationThrow | Terminate>
