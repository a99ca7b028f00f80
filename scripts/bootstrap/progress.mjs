// What takes long is told, what doesn't is not: a step is shown when it has lasted a moment. On a terminal it is one
// line with the seconds counted; elsewhere (a log) one line when it begins to take long and one when it is over.

const silentMs = 700

/**
 * @typedef {{ show(sentence: string, expected?: string): void, end(): void }} Progress
 * `show` ends the step before and begins the next; `end` leaves nothing unfinished on the screen.
 */

/**
 * @param {{ write(text: string): unknown, isTTY?: boolean }} out
 * @returns {Progress}
 */
export function showProgress(out) {
  /** @type {{ sentence: string, expected: string | undefined, since: number, shown: boolean } | undefined} */
  let step
  /** @type {NodeJS.Timeout | undefined} */
  let timer

  const tick = () => {
    if (!step) return
    const line = `${step.sentence}${step.expected ? ` (${step.expected})` : ''} …`
    if (out.isTTY) out.write(`\r\x1b[2K${line} ${seconds(step.since)}`)
    else if (!step.shown) out.write(`${line}\n`)
    step.shown = true
  }
  const end = () => {
    clearInterval(timer)
    if (step?.shown) out.write(out.isTTY ? '\r\x1b[2K' : `${step.sentence}: done in ${seconds(step.since)}\n`)
    step = undefined
  }
  return {
    end,
    show(sentence, expected) {
      end()
      step = { sentence, expected, since: performance.now(), shown: false }
      timer = setInterval(tick, silentMs)
    },
  }
}

/** @param {number} since */
const seconds = (since) => `${Math.round((performance.now() - since) / 1000)} s`
