// A measurement is a program of its own: what one leaves behind in memory and in compiled code is not measured with
// the next. This is its side of the bargain; `runProgram.ts` is the other.

/** What was measured, by name; one number for each round. */
export type Figures = Readonly<Record<string, readonly number[]>>

export type Assignment = {
  /** Empty, on a real disk, and removed afterwards. */
  readonly folder: string
  /** Fewer and shorter rounds: to see that it runs, not how fast. */
  readonly quick: boolean
}

export type Told = { readonly figures: Figures } | { readonly failed: string }

/** The whole of a program: takes its assignment, does the work, tells the figures, ends. */
export async function measure(work: (assignment: Assignment) => Promise<Figures>): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, () => process.exit(1))
  const told = await work(JSON.parse(process.argv[2] ?? '') as Assignment).then(
    (figures): Told => ({ figures }),
    (cause: unknown): Told => ({ failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
  )
  process.send?.(told, () => process.exit())
}
