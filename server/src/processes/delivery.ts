import type { Fact, Instance, Stamp, VisitId } from '@countersign/engine'
import type { AuditNote } from '../audit/index.ts'
import type { Errand } from './errands/errand.ts'

/** A fact before the host has stamped it with its moment and its chance. */
export type Unstamped<F> = F extends Stamp ? Omit<F, keyof Stamp> : never

/** A fact on its way to an instance. */
export type Delivery = {
  /** Chosen by whoever sends, and the same however often it is sent: unique within the instance. */
  readonly id: string
  readonly instanceId: string
  readonly fact: Unstamped<Fact>
  /** The instance begins with this delivery. */
  readonly begins?: Beginning
  /** The row that asked for this fact. Without one, nobody has to have asked: somebody decides for himself. */
  readonly spends?: Ticket
  /** The errand that this delivery does; it is over, whatever becomes of the delivery. Where it is over, nothing is done. */
  readonly errand?: string
  /** Nobody waits for the receipt: what the instance can't take becomes an incident. */
  readonly unattended?: true
  /** Through how many signals it came about, one leading to the next without anything that waits between. */
  readonly hops?: number
  /** What has to be done if the delivery finds nobody. */
  readonly otherwise?: Errand
  /** It was decided against the instance as it was at this revision, and does not count for any other. */
  readonly ifRevision?: number
  /** Who it was, for the history. */
  readonly actor?: string
  /** What the audit log is to say of it, if it is taken. */
  readonly note?: AuditNote
}

export type Beginning = {
  readonly versionId: string
  readonly processId: string
  readonly businessKey: string | null
  readonly caller: Caller | null
  /** The account whose doing it is; nothing where it is nobody's. Said by the server, whatever variables say. */
  readonly startedBy?: string | null
}

/** The visit of a call activity that waits for the instance. `depth`: how many called one another before it, from `root` on. */
export type Caller = {
  readonly instanceId: string
  readonly visit: `${string}#${number}`
  readonly attempt: number
  readonly depth: number
  readonly root: string
}

/** The right to answer: a row that only one can take. */
export type Ticket =
  | { readonly kind: 'job'; readonly id: string; readonly lease: string }
  /** Whoever holds the job. */
  | { readonly kind: 'waiting'; readonly id: string; readonly visit: VisitId; readonly taskType: string }
  | { readonly kind: 'task'; readonly id: string; readonly revision: number }
  | { readonly kind: 'incident'; readonly id: string }
  | { readonly kind: 'timer'; readonly id: string }
  | { readonly kind: 'message'; readonly id: string }
  | { readonly kind: 'signal'; readonly id: string }

/** What became of a delivery. */
export type Receipt =
  | { readonly status: 'taken'; readonly instance: Instance['status'] }
  /** It was delivered before, and counted then. */
  | { readonly status: 'known' }
  /** Its ticket is gone: somebody else answered, nobody wants an answer any more, or the lease passed on. */
  | { readonly status: 'too-late' }
  /** The instance is no longer what the delivery was decided against. */
  | { readonly status: 'changed' }
  /** The process has no such start event. */
  | { readonly status: 'no-start' }
  | { readonly status: 'no-instance' }
  | { readonly status: 'finished' }
  /** With it the instance would be more than is kept; the reason is a sentence. */
  | { readonly status: 'too-large'; readonly reason: string }
  /** A bug of ours: the instance waits as an incident that says which. */
  | { readonly status: 'broken' }
