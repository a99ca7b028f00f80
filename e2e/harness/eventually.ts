import { setTimeout as pause } from 'node:timers/promises'
import type { Locator } from 'playwright-core'

const patienceMs = 30_000 // as long as a locator is waited for
const lookMs = 20

/**
 * What a page says at once may be what it said a moment ago. Looks again until nothing is wrong; what was wrong at the
 * last look is told when something always is.
 */
export async function eventually(look: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + patienceMs; ; await pause(lookMs))
    try {
      return await look()
    } catch (wrong) {
      if (performance.now() > until) throw wrong
    }
}

/** A key goes to whatever has the focus, so it is pressed when the focus is where it should be. */
export const focused = (place: Locator): Promise<void> => place.and(place.page().locator(':focus')).waitFor()
