/** Where a host may die: between any two of its steps. The names are the same wherever these faults are made. */
export const crashPoints = [
  'delivery-begun',
  'delivery-recorded',
  'delivery-decided',
  'delivery-committed',
  'lease-begun',
  'lease-committed',
] as const

export type CrashPoint = (typeof crashPoints)[number]

/** The host is gone in the middle of what it did. Nothing but its tables is left. */
export class Crash extends Error {
  readonly at: CrashPoint

  constructor(at: CrashPoint) {
    super(`the host died at ${at}`)
    this.at = at
  }
}
