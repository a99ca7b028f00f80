// One fact, taken by one instance: the decision is the engine's, the rest is bookkeeping.

import { advance, type Fact, type Instance, newInstance } from '@countersign/engine'
import { carryOut } from './carryOut.ts'
import type { Called, Of, Said } from './delivery.ts'
import type { Setting, TakenStep } from './host.ts'
import { listenerKey, type Tables, visitKey } from './tables.ts'

export type Transaction = {
  readonly setting: Setting
  /** A draft: it counts once it is committed. */
  readonly tables: Tables
  readonly cause: string
  readonly steps: TakenStep[]
}

export function begin(
  tx: Transaction,
  { processId, businessKey, variables, called }: Omit<Of<'start'>, 'id' | 'type'>,
  startEvent?: string,
): void {
  const id = called?.instance ?? `i${tx.tables.instances.size + 1}`
  if (tx.tables.instances.has(id)) return
  if (!tx.setting.models.has(processId)) {
    refuseCall(tx, called, processId)
    return
  }
  const row = { processId, businessKey, parent: called?.parent ?? null, state: JSON.stringify(newInstance) }
  tx.tables.instances.set(id, row)
  const callers = called && { callers: called.callers }
  take(tx, id, { type: 'started', variables, ...callers, ...(startEvent !== undefined && { startEvent }) })
}

function refuseCall(tx: Transaction, called: Called | undefined, processId: string): void {
  if (!called) return
  const { instance, visit, attempt } = called.parent
  take(tx, instance, { type: 'childFailed', visit, attempt, message: `there is no process ${processId}` })
}

export function take(tx: Transaction, id: string, said: Said, more?: { readonly outcomeUnknown: boolean }): void {
  const row = tx.tables.instances.get(id)
  const model = tx.setting.models.get(row?.processId ?? '')
  if (!row || !model) return
  const before = tx.tables.facts.get(id) ?? []
  const fact = { ...said, at: tx.setting.now(), seed: `${id} ${before.length}` } as Fact
  const from = JSON.parse(row.state) as Instance
  const heard = tx.setting.without === 'visit-key' ? addressedByNode(from, fact) : fact
  const step = advance(model, from, [heard])
  const state = JSON.stringify(step.next)
  if (step.effects.length === 0 && state === row.state) return
  tx.tables.instances.set(id, { ...row, state })
  tx.tables.facts.set(id, [...before, heard])
  tx.steps.push({ cause: tx.cause, instance: id, said: fact, step })
  settleRows(tx.tables, id, fact)
  carryOut(tx, id, step.effects, more?.outcomeUnknown ?? false)
}

/** What was waited for is over; what is wanted instead, the effects say. */
function settleRows({ jobs, tasks, calls, listeners }: Tables, id: string, fact: Fact): void {
  if ('event' in fact) listeners.delete(listenerKey(id, fact.visit, fact.event))
  else if ('visit' in fact && fact.type !== 'resolved' && fact.type !== 'childEscalated')
    for (const table of [jobs, tasks, calls]) table.delete(visitKey(id, fact.visit))
}

/** How it would be without visits: whatever waits at the node is answered. */
function addressedByNode(instance: Instance, fact: Fact): Fact {
  if (!('visit' in fact) || fact.visit === 'process' || instance.status !== 'active') return fact
  const node = fact.visit.slice(0, fact.visit.lastIndexOf('#'))
  const open = instance.visits.find(({ nodeId }) => nodeId === node)
  return open ? { ...fact, visit: open.id } : fact
}
