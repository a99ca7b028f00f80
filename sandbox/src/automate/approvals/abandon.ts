import type { Premises } from '../../premises.ts'
import { approvalIdOfStep, endApproval, removeWaiter, waitersOf } from './sql.ts'

/**
 * A run does not wait any more: it was cancelled, it timed out, it ended otherwise. What it has asked while waiting is
 * taken back; what it only waited for stays with those who were asked.
 */
export function abandonUnwaited({ store, clock }: Premises, runName: string, waiting: ReadonlySet<string>): void {
  for (const { stepKey, approvalId } of waitersOf(store, runName)) {
    if (waiting.has(stepKey)) continue
    removeWaiter(store, runName, stepKey)
    if (approvalIdOfStep(store, runName, stepKey) === approvalId)
      endApproval(store, approvalId, { status: 'Canceled', outcome: null, at: clock().getTime() })
  }
}
