/** Where a diagram came from: what it will be a new version of. */
export type Origin = { readonly versionId: string; readonly processId: string; readonly version: number }

/** A diagram as it was last seen in this browser. */
export type Draft = {
  readonly id: string
  /** Whose it is: somebody else who signs in here finds nothing of it. */
  readonly accountId: string
  readonly title: string
  readonly fileName: string
  readonly xml: string
  readonly origin: Origin | null
  readonly changedAtMs: number
  /** Grows with every writing: whoever writes over one that they have not read would lose it. */
  readonly revision: number
}
