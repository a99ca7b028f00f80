import { setTimeout } from 'node:timers/promises'

// Whoever looks more often takes the time of what it waits for: a look is a request or a statement, and another file's
// work goes on beside it.
const lookMs = 25

/** Answers as soon as it holds; whoever waits for what never comes is ended by the test's own limit. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(lookMs)
}
