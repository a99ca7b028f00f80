// What must hold of the rows at every moment: they are what the states wait for, no more and no less.

import assert from 'node:assert/strict'
import { listening } from '../../engine/testing/anyFacts.ts'
import type { ErrandRow, InstanceRow, Rows } from './rows.ts'

export function assertConsistent(rows: Rows): void {
  const { instances, jobs, tasks, incidents, timers, messages, signals } = rows
  const active = instances.flatMap(({ id, state }) => (state.status === 'active' ? [{ id, state }] : []))
  const visits = active.flatMap(({ id, state }) => state.visits.map((visit) => ({ instanceId: id, ...visit })))
  const broken = incidents.find(({ deliveryId }) => deliveryId !== null)
  assert.equal(broken, undefined, broken?.message ?? '')
  const awaited = visits
    .filter(({ waitsFor, incident }) => waitsFor === 'answer' && !incident)
    .map(({ instanceId, id }) => visitOf({ instanceId, visit: id }))
  const calls = callsOf(rows, new Set(awaited))
  assertSame('is waited for', [...[...jobs, ...tasks].map(visitOf), ...calls], awaited)
  assertSame(
    'is an incident',
    incidents.map((row) => `${visitOf(row)} ${row.attempt}`),
    visits.filter(({ incident }) => incident).map((visit) => `${visit.instanceId} ${visit.id} ${visit.attempt}`),
  )
  assertSame(
    'is listened for',
    [...timers, ...messages, ...signals].map((row) => `${visitOf(row)} ${row.event} ${row.round}`),
    active.flatMap(({ id, state }) =>
      listening(state).map(({ scope, subscription }) => `${id} ${scope} ${subscription.event} ${subscription.round}`),
    ),
  )
  for (const { id, status, state } of instances)
    assert.equal(status, state.status === 'finished' ? state.outcome : state.status, `the status of ${id}`)
  assertMessagesOnTheirWay(rows)
}

const visitOf = ({ instanceId, visit }: { instanceId: string; visit: string }): string => `${instanceId} ${visit}`

function assertSame(what: string, rows: readonly string[], wanted: readonly string[]): void {
  assert.deepEqual(rows.toSorted(), wanted.toSorted(), `what ${what} has its row`)
}

/**
 * A call is an errand, then an instance, then an errand again. An answer may come for somebody who waits no more; an
 * instance that nobody waits for has to be called off.
 */
function callsOf({ instances, errands }: Rows, awaited: ReadonlySet<string>): readonly string[] {
  const calledOff = new Set(
    errands.flatMap(({ kind, payload: { instanceId = '', visit = '' } }) =>
      kind === 'cancelCalled' ? [visitOf({ instanceId, visit })] : [],
    ),
  )
  const run = instances
    .filter(({ status }) => status === 'active')
    .flatMap(callOf)
    .map(visitOf)
  const onTheirWay = errands.flatMap(callOnItsWay).map(visitOf)
  return [
    ...new Set([...run.filter((call) => !calledOff.has(call)), ...onTheirWay.filter((call) => awaited.has(call))]),
  ]
}

const callOf = ({ callerId, callerVisit }: InstanceRow) =>
  callerId !== null && callerVisit !== null ? [{ instanceId: callerId, visit: callerVisit }] : []

function callOnItsWay({ kind, payload }: ErrandRow): { instanceId: string; visit: string }[] {
  const { caller, fact, instanceId } = payload
  if (kind === 'call' && caller) return [caller]
  if (kind !== 'deliver' || !fact?.type.startsWith('child') || !instanceId) return []
  return [{ instanceId, visit: fact.visit ?? '' }]
}

/** A wait that a message was matched to gets it: it is on its way. */
function assertMessagesOnTheirWay({ messages, errands }: Rows): void {
  const tickets = new Set(errands.flatMap(({ payload }) => payload.spends?.id ?? []))
  for (const { id, instanceId, visit, messageId } of messages)
    assert.ok(messageId === null || tickets.has(id), `${instanceId} ${visit} waits for a message that went astray`)
}
