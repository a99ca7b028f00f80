import { showProgress } from '../bootstrap/progress.mjs'
import { buildPages } from '../pages.ts'
import { CantStart } from '../up/cantStart.ts'
import type { Outcome } from './outcome.ts'

/** The pages can be built, and are: what runs in a browser afterwards is what the sources say. */
export async function pagesBuild(): Promise<Outcome> {
  try {
    await buildPages(showProgress(process.stderr), new AbortController().signal)
    return { passed: 1, failed: 0, skipped: 0, failures: [] }
  } catch (cause) {
    if (!(cause instanceof CantStart)) throw cause
    return { passed: 0, failed: 1, skipped: 0, failures: [cause.message] }
  }
}
