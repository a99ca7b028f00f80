/** What a check came to. A failure carries everything that is needed to mend it. */
export type Outcome = { passed: number; failed: number; skipped: number; failures: readonly string[] }

export const nothing: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] }

export const sum = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
      failures: [...all.failures, ...one.failures],
    }),
    nothing,
  )

/** The last line of a run, for people and for machines. */
export const tally = ({ passed, failed, skipped }: Outcome): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
