// Effects become rows. What concerns other instances becomes a row of the outbox, delivered by a step of its own.

import type { Effect } from '@countersign/engine'
import { factForParent } from './factForParent.ts'
import { owe } from './owe.ts'
import { listenerKey, outcomeUnknown, visitKey } from './tables.ts'
import type { Transaction } from './take.ts'

export function carryOut(tx: Transaction, id: string, effects: readonly Effect[], isUnknown: boolean): void {
  for (const effect of effects) carryOutOne(tx, id, effect, isUnknown)
}

function carryOutOne(tx: Transaction, id: string, effect: Effect, isUnknown: boolean): void {
  const { jobs, tasks, calls, incidents } = tx.tables
  switch (effect.type) {
    case 'call': {
      const { visit, attempt, taskType, retries, delayMs } = effect
      const runAt = tx.setting.now() + delayMs
      jobs.set(visitKey(id, visit), { instance: id, visit, attempt, taskType, retries, runAt, lease: null, leases: 0 })
      return
    }
    case 'ask':
      tasks.set(visitKey(id, effect.visit), { instance: id, visit: effect.visit, attempt: 1 })
      return
    case 'callProcess':
      callProcess(tx, id, effect)
      return
    case 'withdraw': {
      const key = visitKey(id, effect.visit)
      const child = calls.get(key)?.child
      for (const table of [jobs, tasks, calls]) table.delete(key)
      if (child !== undefined) owe(tx, id, child, { type: 'say', instance: child, fact: { type: 'cancelled' } })
      return
    }
    case 'raise': {
      const { visit, attempt } = effect
      const code = isUnknown ? outcomeUnknown : effect.code
      incidents.set(`${visitKey(id, visit)} ${attempt}`, { instance: id, visit, attempt, code })
      return
    }
    case 'mend':
      incidents.delete(`${visitKey(id, effect.visit)} ${effect.attempt}`)
      return
    case 'broadcast':
      owe(tx, id, `signal ${id}`, { type: 'broadcast', signalName: effect.signalName, variables: effect.variables })
      return
    case 'escalate':
    case 'finish': {
      const row = tx.tables.instances.get(id)
      const fact = row && factForParent(row, effect)
      if (row?.parent && fact) owe(tx, id, row.parent.instance, { type: 'say', instance: row.parent.instance, fact })
      return
    }
    default:
      listen(tx, id, effect)
  }
}

function callProcess(tx: Transaction, id: string, effect: Extract<Effect, { type: 'callProcess' }>): void {
  const { visit, attempt, processId, variables, callers } = effect
  const child = `${id}/${visit}.${attempt}`
  tx.tables.calls.set(visitKey(id, visit), { instance: id, visit, attempt, child })
  const businessKey = `${tx.tables.instances.get(id)?.businessKey}/${visit}.${attempt}`
  const called = { instance: child, parent: { instance: id, visit, attempt }, callers }
  owe(tx, id, child, { type: 'start', processId, businessKey, variables, called })
}

type Listening = Extract<Effect, { round: number }>

function listen(tx: Transaction, id: string, effect: Listening): void {
  const { listeners } = tx.tables
  const at = { instance: id, scope: effect.visit, event: effect.event, round: effect.round }
  const key = listenerKey(id, effect.visit, effect.event)
  switch (effect.type) {
    case 'schedule':
      listeners.set(key, { ...at, type: 'timer', dueAt: effect.dueAt })
      return
    case 'subscribe': {
      const { messageName, correlationKey } = effect
      listeners.set(key, { ...at, type: 'message', messageName, correlationKey })
      offerKept(tx, id, effect)
      return
    }
    case 'listen':
      listeners.set(key, { ...at, type: 'signal', signalName: effect.signalName })
      return
    default:
      listeners.delete(key)
  }
}

/** A message that came before anybody waited for it is offered now. */
function offerKept(tx: Transaction, id: string, effect: Extract<Effect, { type: 'subscribe' }>): void {
  const { visit: scope, event, round, messageName, correlationKey } = effect
  for (const [message, { name, key, expiresAt }] of tx.tables.messages)
    if (name === messageName && key === correlationKey && expiresAt > tx.setting.now())
      owe(tx, id, id, { type: 'offer', instance: id, scope, event, round, message })
}
