/**
 * The moments between two steps at which a server may die. Tests and simulations throw or kill there; in production
 * nothing happens.
 */
export const crashPoints = [
  /** A batch is taken from the inbox; nothing of it is known to the database. */
  'host: batch taken',
  /** Rows are locked and tickets spent, in a transaction that is still open. */
  'host: decided',
  /** All of it is committed; nobody was told. */
  'host: committed',
  /** Leases are taken; no action has begun. */
  'worker: claimed',
  /** An unsafe action is marked as begun; the outside was not asked. */
  'worker: begun',
  /** The outside has answered; we have not written it down. */
  'worker: acted',
  /** The answer is committed; the worker does not know it yet. */
  'worker: reported',
] as const

export type CrashPoint = (typeof crashPoints)[number]

/** May throw, kill the process, or never come back. */
export type Crash = (point: CrashPoint) => void | Promise<void>

export const noCrash: Crash = () => undefined
