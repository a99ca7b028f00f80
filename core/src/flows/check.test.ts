import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileExpression, evaluate } from '@countersign/engine/feel'
import fc from 'fast-check'
import { connectors, signInScopes } from '../catalog/index.ts'
import { connectionId, joining, output, stop, text, world } from './drafts.fixture.ts'
import { textLiteral } from './expression.ts'
import {
  availableAt,
  check,
  type Draft,
  emptyDraft,
  isFit,
  needsOf,
  outputsOf,
  type Step,
  type World,
} from './index.ts'

const told = (draft: Draft, around: World = world) => check(draft, around).map(({ at, code }) => `${at} ${code}`)

const [lookup, branch, add] = joining.steps as [Step, Step, Step]

const changed = (step: Step, change: object): Step => ({ ...step, ...change }) as Step

test('what can run has nothing to be said of it', () => {
  assert.deepEqual(told(joining), [])
})

test('an empty draft lacks its trigger and a step', () => {
  assert.deepEqual(told(emptyDraft), ['trigger no-trigger', 'null no-steps'])
})

test('a step needs its connection: one that is there, is of its system, and is for its action', () => {
  const by = (change: object, connections: object[] = [...world.connections]) =>
    told({ ...joining, steps: [changed(lookup, change)] }, { ...world, connections: connections as never })
  const [connection] = world.connections
  assert.deepEqual(by({ connectionId: null }), ['s1 no-connection'])
  assert.deepEqual(by({}, []), ['s1 unknown-connection'])
  assert.deepEqual(by({}, [{ ...connection, connector: 'http' }]), ['s1 wrong-connection'])
  assert.deepEqual(by({}, [{ ...connection, actions: ['addMember'] }]), ['s1 connection-lacks-action'])
})

test('a connection that does not work at the moment is a hint: it is mended without the flow', () => {
  const [connection] = world.connections
  const connections = [{ ...connection, health: 'needs-reconnect' }] as unknown as World['connections']
  const findings = check({ ...joining, steps: [lookup] }, { ...world, connections })
  assert.deepEqual(
    findings.map(({ code, weight }) => [code, weight]),
    [['connection-not-working', 'hint']],
  )
  assert.ok(isFit(findings))
})

test('a step uses what certainly ran before it: nothing later, and nothing of a path', () => {
  const uses = (from: string, ...path: string[]) =>
    changed(add, { inputs: { userId: output(from, ...path), groupId: text('g') } })
  assert.deepEqual(told({ ...joining, steps: [uses('s1', 'id'), lookup] }), ['s4 unknown-output'])
  assert.deepEqual(told({ ...joining, steps: [uses('s4', 'userId')] }), ['s4 unknown-output'])
  assert.deepEqual(told({ ...joining, steps: [lookup, branch, uses('s3', 'reason')] }), ['s4 unknown-output'])
  assert.deepEqual(
    availableAt(joining, 's4').map(({ from }) => from),
    ['trigger', 's1'],
  )
})

test('a list or an object is no text', () => {
  const step = changed(add, { inputs: { userId: output('s1', 'matches'), groupId: text('g') } })
  assert.deepEqual(told({ ...joining, steps: [lookup, step] }), ['s4 wrong-type'])
})

test('names are given, and given once', () => {
  const named = (name: string) => changed(stop('s9'), { name })
  assert.deepEqual(told({ ...joining, steps: [lookup, named('')] }), ['s9 no-name'])
  assert.deepEqual(told({ ...joining, steps: [lookup, named(lookup.name.toUpperCase())] }), ['s9 same-name'])
})

test('behind a stop nothing is reached', () => {
  assert.deepEqual(told({ ...joining, steps: [stop('s9'), lookup] }), ['s1 never-reached'])
})

test('secrets are nothing that a step is given', () => {
  const step = changed(lookup, { inputs: { userId: text('{{secrets.HOOK}}') } })
  assert.deepEqual(told({ ...joining, steps: [step] }), ['s1 secret-in-text'])
})

test('X1 whatever somebody wrote is that text, and never more', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('{{secrets.A}}', '" + secrets.A + "', '\\"')),
      (said) => {
        const compiled = compileExpression(textLiteral(said))
        assert.ok(compiled.ok)
        assert.deepEqual(compiled.expression.secrets, [])
        const made = evaluate(compiled.expression, {}, { nowMs: 0, seed: '1' })
        assert.equal(made.ok && made.value, said.toWellFormed())
      },
    ),
  )
})

test('properties that are asked for by name can be used', () => {
  const paths = outputsOf(lookup).map(({ path }) => path.join('.'))
  assert.ok(paths.includes('department') && paths.includes('employeeId'))
})

test('the four actions of Entra ID need four permissions, and signing in takes three words more', () => {
  const steps = Object.keys(connectors.entra.actions).map((action, index) =>
    changed(lookup, { id: `s${index + 1}`, action, name: action }),
  )
  const [need] = needsOf({ trigger: null, steps })
  assert.deepEqual(need?.permissions, [
    ...['Group.Read.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'User.Read.All'],
  ])
  assert.equal(need?.connectionId, connectionId)
  assert.deepEqual(signInScopes, ['openid', 'profile', 'offline_access'])
})
