import type { FailureCode, Variables, VisitId } from '@countersign/engine'
import type { Db } from '../../platform/database/index.ts'

/**
 * What happens if an action is done twice because nobody knows whether it was done once:
 * nothing (`safe`), nothing since the other side recognises our key (`keyed`), or harm (`unsafe`).
 */
export type Repeat = 'safe' | 'keyed' | 'unsafe'

/** One thing that this server does itself for a job: jobs of its type are not for workers outside. */
export type Action = {
  readonly taskType: string
  /** Where it depends on what is to be done, of each assignment anew. */
  readonly repeat: Repeat | ((assignment: Assignment) => Repeat)
  readonly run: (assignment: Assignment) => Promise<Outcome>
  /**
   * What became of a run whose answer we do not have, because it threw or its server died. Asked before an `unsafe`
   * action is ever run again. It must be exact: what it does not know for certain, and what may still be on its way, is
   * `unknown`.
   */
  readonly lookUp?: (assignment: Assignment) => Promise<LookedUp>
  /**
   * Marked as begun though it may be repeated: for `followUp`, and for whoever calls the job by what it waits for
   * (`hurryJob`). Both go by the mark. What is `unsafe` always is.
   */
  readonly isMarkedWhenBegun?: true
  /**
   * A job that is born in a hand is marked with the commit it is born in, and not by one of its own before it runs. Only
   * for what finds out exactly that nothing was begun where its server died between the two.
   */
  readonly isMarkedAtBirth?: true
  /**
   * The type of the action that follows by itself where a job was begun and then nobody wants it any more: a boundary
   * event interrupted it, its instance was cancelled. It gets the same assignment, and no instance hears of it.
   */
  readonly followUp?: string
}

export type Assignment = {
  /** What the outside may recognise a repetition by: see `keyOf`. */
  readonly key: string
  readonly instanceId: string
  readonly visit: VisitId
  readonly attempt: number
  readonly taskType: string
  readonly headers: Readonly<Record<string, string>>
  readonly variables: Variables
  /** When an earlier holder of this job may first have asked the outside; null where none did. */
  readonly begunAt: Date | null
  /** How often this job may still be tried, this time included. */
  readonly retries: number
  /** Fires when nobody wants the answer any more. */
  readonly signal: AbortSignal
}

export type Outcome = Happened & {
  /**
   * Written in the commit in which the process hears of it, whatever the process makes of that. It may be done several
   * times, so it does nothing but by its statements. Not heeded of what is `later`, nor of a follow-up.
   */
  readonly also?: ((tx: Db) => Promise<unknown>) | undefined
}

type Happened =
  | { readonly type: 'completed'; readonly variables?: Variables }
  /** It was certainly not done. Without `retries`, one less than before. */
  | {
      readonly type: 'failed'
      readonly message: string
      readonly retries?: number
      readonly delayMs?: number
      /** What somebody has to look at where no try is left. */
      readonly incident?: FailureCode
      /** For whoever looks at the incident. */
      readonly variables?: Variables
    }
  | { readonly type: 'errorThrown'; readonly code: string; readonly message?: string; readonly variables?: Variables }
  /** It is begun, and goes on elsewhere: look it up again after so long. Costs a row and nothing else until then. */
  | { readonly type: 'later'; readonly delayMs: number }
  /** It may have been done, and there is no way to know. */
  | { readonly type: 'unknown'; readonly message: string }

/** What the process is told. */
export type Settled = Exclude<Outcome, { type: 'later' }>

export type LookedUp = Outcome | { readonly type: 'not-done' }
