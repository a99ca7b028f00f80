// What comes out: what the host must now do. Whatever it owes ends: every `call`, `ask` and `callProcess` in an answer
// or a `withdraw`, every `schedule`, `subscribe` and `listen` in its happening or in `unschedule`, `unsubscribe`,
// `unlisten`, every `raise` in a `mend`.

import type { Binding, Form, Texts } from './drawn/index.ts'
import type { IncidentCode, Instance, Outcome, ScopeId, VisitId } from './instance.ts'
import type { Catcher } from './thrown.ts'
import type { Variables } from './values.ts'

export type Effect = AskEffect | EventEffect | IncidentEffect | SentEffect | FinishEffect

type AskEffect =
  | {
      readonly type: 'call'
      readonly visit: VisitId
      readonly attempt: number
      readonly taskType: string
      readonly headers: Texts
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
      readonly dueDate: string | null
      readonly followUpDate: string | null
      readonly priority: number
      readonly form: AskedForm | null
      readonly headers: Texts
    }
  | {
      readonly type: 'callProcess'
      readonly visit: VisitId
      readonly attempt: number
      readonly processId: string
      readonly binding: Binding
      readonly variables: Variables
      /** To be handed to the called instance with its `started`. */
      readonly callers: readonly Catcher[]
    }
  /** Nobody needs the answer of this visit any more. */
  | { readonly type: 'withdraw'; readonly visit: VisitId }

/** A form whose id, key or address is known. */
export type AskedForm = { readonly [F in Form['type']]: Asked<Extract<Form, { type: F }>> }[Form['type']]
type Asked<F> = { readonly [K in keyof F]: F[K] extends Binding ? F[K] : Extract<F[K], string> }

type Listening = { readonly visit: ScopeId; readonly event: string; readonly round: number }

type EventEffect =
  /** A `timerFired` is wanted at `dueAt` (milliseconds since 1970), or at once if that is past; never before. */
  | (Listening & { readonly type: 'schedule'; readonly dueAt: number })
  | (Listening & { readonly type: 'unschedule' })
  /** A `messageReceived` is wanted for one message of this name and key. */
  | (Listening & { readonly type: 'subscribe'; readonly messageName: string; readonly correlationKey: string })
  | (Listening & { readonly type: 'unsubscribe' })
  /** A `signalReceived` is wanted when such a signal is broadcast. */
  | (Listening & { readonly type: 'listen'; readonly signalName: string })
  | (Listening & { readonly type: 'unlisten' })

type IncidentEffect =
  | {
      readonly type: 'raise'
      readonly visit: VisitId
      readonly attempt: number
      readonly code: IncidentCode
      readonly message: string
      /** Why an expression gave what it gave. */
      readonly warnings: readonly string[]
    }
  /** The incident of this attempt is over. */
  | { readonly type: 'mend'; readonly visit: VisitId; readonly attempt: number }

type SentEffect =
  /** To every instance that listens, and to every process that starts by it. */
  | { readonly type: 'broadcast'; readonly signalName: string; readonly variables: Variables }
  /** To the instance that called this one, as `childEscalated`. */
  | { readonly type: 'escalate'; readonly number: number; readonly code: string; readonly variables: Variables }

/** `thrown` is what the caller has to catch, where the outcome says that something was thrown. */
type FinishEffect = {
  readonly type: 'finish'
  readonly outcome: Outcome
  readonly thrown?: { readonly code: string; readonly message: string | null; readonly variables: Variables }
}

export type Step = { readonly next: Instance; readonly effects: readonly Effect[] }
