import { endRun } from './progress.ts'
import type { Run } from './run.ts'

/** The end of a run that the sandbox itself cannot move on. It takes nothing of what may be broken: no workflow, no facts. */
export function breakOff(before: Run, reason: string, now: number): Run {
  const run = structuredClone(before)
  endRun({ run, now }, 'Failed', { code: 'SandboxFailed', message: `The sandbox itself failed: ${reason}` }, 'Failed')
  return run
}
