// Takes a run one step further, or out of the world: its facts, its state and what it asks of people, in one transaction.

import type { Premises } from '../../premises.ts'
import { abandonUnwaited } from '../approvals/index.ts'
import { type Connectors, findOperation } from '../connectors/index.ts'
import { advance, breakOff, nextDue, openWorkflow, outstanding, type Run } from '../definition/index.ts'
import { takeFacts } from '../inbox.ts'
import { flowOf } from './flowOf.ts'
import { findRun, saveRun } from './sql.ts'

export type Mover = {
  /** By the facts that have come for it, and the time. */
  moveOn(name: string): void
  /** It is our fault that it can't go on. */
  giveUp(name: string, error: Error): void
}

export function openMover(
  premises: Premises,
  connectors: Connectors,
  tellCallers: (name: string, run: Run) => void,
): Mover {
  const { store, clock } = premises
  const operations = (api: string, operationId: string) => findOperation(connectors, api, operationId)?.kind
  return {
    moveOn: (name) => {
      const row = findRun(store, name)
      if (row?.status !== 'Running') return void takeFacts(store, name)
      const rules = { workflow: openWorkflow(flowOf(premises, row).definition), operations }
      store.transaction(() => {
        const now = clock().getTime()
        const facts = [...takeFacts(store, name), { type: 'timePassed' } as const]
        row.run = facts.reduce((run, fact) => advance(rules, run, fact, now), row.run)
        saveRun(store, name, row.run, nextDue(row.run))
        abandonUnwaited(premises, name, new Set(outstanding(row.run).map(({ key }) => key)))
      })
      tellCallers(name, row.run)
    },
    giveUp: (name, error) => {
      const row = findRun(store, name)
      if (!row) return
      const run = breakOff(row.run, error.message, clock().getTime())
      store.transaction(() => {
        takeFacts(store, name)
        saveRun(store, name, run, undefined)
        abandonUnwaited(premises, name, new Set())
      })
      tellCallers(name, run)
    },
  }
}
