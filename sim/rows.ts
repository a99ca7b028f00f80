import assert from 'node:assert/strict'
import type { Instance } from '@countersign/engine'
import { listening } from '../engine/testing/anyFacts.ts'
import { listenerKey, outcomeUnknown, type Tables, visitKey } from './host/tables.ts'

/** The host's rows are what the states of these instances say that they wait for, no more and no less. */
export function assertRows(tables: Tables, ids: ReadonlySet<string>): void {
  for (const id of ids) {
    const state = stateOf(tables, id)
    const visits = state.status === 'active' ? state.visits : []
    const awaited = visits.filter(({ waitsFor, incident }) => waitsFor === 'answer' && !incident)
    const raised = visits.filter(({ incident }) => incident)
    const heard = state.status === 'active' ? listening(state) : []
    assertKeys(
      'is waited for',
      [...keysOf(tables.jobs, id), ...keysOf(tables.tasks, id), ...keysOf(tables.calls, id)],
      awaited.map((visit) => visitKey(id, visit.id)),
    )
    assertKeys(
      'is listened for',
      keysOf(tables.listeners, id),
      heard.map(({ scope, subscription }) => listenerKey(id, scope, subscription.event)),
    )
    assertKeys(
      'is an incident',
      keysOf(tables.incidents, id),
      raised.map((visit) => `${visitKey(id, visit.id)} ${visit.attempt}`),
    )
  }
}

const keysOf = (table: ReadonlyMap<string, { readonly instance: string }>, id: string): string[] =>
  [...table].filter(([, { instance }]) => instance === id).map(([key]) => key)

const assertKeys = (what: string, rows: readonly string[], wanted: readonly string[]): void =>
  assert.deepEqual(rows.toSorted(), wanted.toSorted(), `what ${what} has its row`)

export const stateOf = (tables: Tables, id: string): Instance =>
  JSON.parse(tables.instances.get(id)?.state ?? '{"status":"new"}')

/** Why an instance is not over, when nothing can happen any more: only where an outcome is not known. */
export function reasonsOf(tables: Tables, id: string): readonly string[] {
  const unknown = [...tables.incidents.values()].filter(
    ({ instance, code }) => instance === id && code === outcomeUnknown,
  )
  const below = [...tables.calls.values()].filter(({ instance }) => instance === id)
  return [
    ...unknown.map(({ visit }) => `${visit}: outcome unknown`),
    ...below.flatMap(({ child }) => reasonsOf(tables, child)),
  ]
}
