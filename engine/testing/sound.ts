import assert from 'node:assert/strict'
import {
  type ActiveInstance,
  type Instance,
  insideOf,
  type Model,
  nodeIdOf,
  nodeOf,
  type ScopeId,
  type Visit,
} from '../src/index.ts'

/** What must hold of an instance at rest, whatever process it is of. Throws with the rule that does not. */
export function assertSound(model: Model, instance: Instance): void {
  if (instance.status !== 'active') return
  assert.ok(instance.visits.length > 0, 'an instance without a visit is finished')
  assert.equal(new Set(instance.visits.map(({ id }) => id)).size, instance.visits.length, 'a visit is there once')
  assertEventSubProcesses(model, instance, 'process', null)
  for (const visit of instance.visits) {
    assertPlaced(instance, visit)
    assertReason(model, instance, visit)
    assertListening(model, instance, visit)
  }
}

function assertPlaced({ visits, visited }: ActiveInstance, visit: Visit): void {
  const index = visits.indexOf(visit)
  const around = visits.findIndex(({ id }) => id === visit.within)
  assert.ok(visit.within === undefined || (around >= 0 && around < index), `${visit.id} is inside of what is not open`)
  const outer = visits[around]
  if (outer) assert.equal(outer.waitsFor, visit.round === undefined ? 'inside' : 'rounds')
  const number = Number(visit.id.slice(visit.id.lastIndexOf('#') + 1))
  const count = visited.find(([nodeId]) => nodeId === nodeIdOf(visit.id))?.[1] ?? 0
  assert.ok(number <= count, `${visit.id} was not counted`)
}

/** Each visit waits for something that one can name. */
function assertReason(model: Model, instance: ActiveInstance, visit: Visit): void {
  const inside = instance.visits.filter(({ within }) => within === visit.id)
  switch (visit.waitsFor) {
    case 'answer':
      return
    case 'event':
      assert.ok(visit.subscriptions && visit.subscriptions.length > 0, `${visit.id} waits for nothing`)
      return
    case 'inside':
      assert.ok(inside.length > 0, `${visit.id} has nothing inside`)
      return
    case 'rounds': {
      const running = visit.queue ? 1 : visit.size - visit.ended
      assert.equal(inside.length, running, `the rounds of ${visit.id}`)
      if (visit.queue) assert.equal(visit.size - visit.ended - 1, visit.queue.length)
      return
    }
    case 'tokens': {
      const node = nodeOf(model, visit.nodeId)
      const beside = instance.visits.filter((other) => other.within === visit.within && !isStarvable(other))
      assert.ok(visit.arrived.length < node.incoming.length || visit.incident, `${visit.id} is complete`)
      assert.ok(visit.incident || beside.length > 0, `${visit.id} is starved in silence`)
      return
    }
    case 'entry':
    case 'exit':
      assert.ok(visit.incident, `${visit.id} waits for somebody who does not know`)
  }
}

/** A join that only has to choose how to go on still can. */
const isStarvable = ({ waitsFor, incident }: Visit): boolean => waitsFor === 'tokens' && incident !== 'CONDITION_ERROR'

/** Whatever may end or disturb a visit is listened for exactly as long as it can. */
function assertListening(model: Model, instance: ActiveInstance, visit: Visit): void {
  const events = (visit.subscriptions ?? []).map(({ event }) => event)
  assert.equal(new Set(events).size, events.length, `${visit.id} listens twice`)
  if (visit.waitsFor === 'entry' || visit.waitsFor === 'tokens') {
    assert.deepEqual(events, [])
    return
  }
  for (const boundary of nodeOf(model, visit.nodeId).boundaries) {
    const isHeard =
      ['message', 'signal'].includes(boundary.event.type) || (boundary.event.type === 'timer' && boundary.interrupting)
    if (isHeard && visit.round === undefined)
      assert.ok(events.includes(boundary.id), `${visit.id} is deaf to ${boundary.id}`)
    if (visit.round !== undefined) assert.ok(!events.includes(boundary.id))
  }
  if (visit.waitsFor === 'inside') assertEventSubProcesses(model, instance, visit.id, visit.nodeId)
}

function assertEventSubProcesses(model: Model, instance: ActiveInstance, scope: ScopeId, nodeId: string | null): void {
  const interrupted = instance.visits.some(
    ({ within, nodeId }) =>
      (within ?? 'process') === scope &&
      nodeOf(model, nodeId).type === 'eventSubProcess' &&
      insideOf(model, nodeId).starts[0]?.interrupting,
  )
  const subscriptions =
    scope === 'process' ? instance.subscriptions : instance.visits.find(({ id }) => id === scope)?.subscriptions
  const events = (subscriptions ?? []).map(({ event }) => event)
  for (const { start } of insideOf(model, nodeId).eventSubProcesses) {
    const isHeard = ['message', 'signal'].includes(start.event.type)
    if (isHeard) assert.equal(events.includes(start.id), !interrupted, `${scope} and ${start.id}`)
  }
}
