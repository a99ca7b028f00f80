import type { Store } from '../../store/index.ts'

class TakenBack extends Error {
  readonly refusal: unknown
  constructor(refusal: unknown) {
    super('refused, and taken back')
    this.refusal = refusal
  }
}

/** A transaction that a refusal takes back: what was done before it has not happened. */
export function allOrNothing<T extends { ok: boolean }>(store: Store, act: () => T): T {
  try {
    return store.transaction(() => {
      const outcome = act()
      if (!outcome.ok) throw new TakenBack(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal as T
    throw error
  }
}
