import type { Premises } from '../../premises.ts'
import type { Answer } from '../definition/index.ts'
import { environmentName } from '../environment.ts'
import { addFact } from '../inbox.ts'
import type { Approval } from './approval.ts'
import { removeWaiter, type Waiter } from './sql.ts'
import { toldApproval } from './told.ts'

/** Steps of runs that wait for this approval hear what has become of it. */
export function wakeWaiters(premises: Premises, approval: Approval, waiters: readonly Waiter[]): void {
  for (const { runName, stepKey, attempt } of waiters) {
    addFact(premises.store, runName, { type: 'answered', key: stepKey, attempt, answer: answerOf(premises, approval) })
    removeWaiter(premises.store, runName, stepKey)
  }
}

export const answerOf = (premises: Premises, approval: Approval, statusCode = 200): Answer => ({
  type: 'answered',
  statusCode,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: toldApproval(
    { directory: premises.directory, url: premises.url, environment: environmentName(premises.store) },
    approval,
  ),
})
