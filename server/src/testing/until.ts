import { setTimeout } from 'node:timers/promises'

/** Answers as soon as it holds; whoever waits for what never comes is ended by the test's own limit. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(5)
}
