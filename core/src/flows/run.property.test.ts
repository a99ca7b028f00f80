// Whatever has no problem, run by the engine to its end, with outputs that are there or are not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { advance, compile, type Fact, type Instance, type Model, newInstance, nodeIdOf } from '@countersign/engine'
import fc from 'fast-check'
import { anyDraft } from '../../testing/anyDraft.ts'
import { readDiagram } from '../processes/index.ts'
import { joining, world } from './drafts.fixture.ts'
import { check, compileFlow, type Draft, endId, isFit, placedSteps, tellRun } from './index.ts'

type Brought = { readonly [stepId: string]: object }

const modelOf = (one: Draft): Model => {
  const target = { processId: 'flow-1', name: 'Flow', description: '', webhookPath: null }
  const read = readDiagram(compileFlow(one, target), { at: 0, seed: '1' })
  assert.ok(read.ok)
  const compiled = compile(read.processes[0]?.graph as never)
  assert.ok(compiled.ok)
  return compiled.model
}

/** Every job is answered; answers with the facts, and how it ended. */
function runToEnd(one: Draft, model: Model, trigger: object, brought: Brought): { facts: Fact[]; state: Instance } {
  const kinds = new Map(placedSteps(one).map(({ step }) => [step.id, step.kind]))
  const facts: Fact[] = []
  let state: Instance = newInstance
  let next: Fact | undefined = { type: 'started', at: 0, seed: '0', variables: { trigger } as never }
  while (next) {
    const fact: Fact = next
    facts.push(fact)
    const step = advance(model, state, [fact])
    state = step.next
    assert.deepEqual(
      step.effects.filter(({ type }) => type === 'raise'),
      [],
    )
    const call = step.effects.find((effect) => effect.type === 'call')
    const id = call ? nodeIdOf(call.visit) : ''
    const variables = kinds.get(id) === 'approval' ? { approval: brought[id] ?? {} } : { [id]: brought[id] ?? {} }
    const stamp = { at: facts.length, seed: `${facts.length}` }
    next = call && { ...stamp, type: 'completed', visit: call.visit, variables: variables as never }
  }
  return { facts, state }
}

const outcome = fc.constantFrom('found', 'approved', 'denied', 'added')
const anyBrought = fc.dictionary(
  fc.constantFrom('s1', 's2', 's3', 's4', 's5'),
  fc.record({ outcome, id: fc.string(), matches: fc.array(fc.string()) }, { requiredKeys: [] }),
)
const anyTrigger = fc.record(
  { user: fc.string(), count: fc.integer(), on: fc.boolean(), matches: fc.array(fc.string()), deep: fc.anything() },
  { requiredKeys: [] },
)

test('K1 what has no problem runs to an end, whatever is brought and whatever is missing', () => {
  let fit = 0
  fc.assert(
    fc.property(anyDraft, anyTrigger, anyBrought, (one, trigger, brought) => {
      if (!isFit(check(one, world))) return
      fit += 1
      const model = modelOf(one)
      const { facts, state } = runToEnd(one, model, JSON.parse(JSON.stringify(trigger)), brought)
      assert.equal(state.status, 'finished')
      const told = tellRun(
        one,
        model,
        facts.map((fact) => ({ at: `${fact.at}`, fact })),
      )
      for (const { state: its, startedAt } of told.steps.values())
        assert.equal(its, startedAt === null ? 'not-reached' : 'done')
    }),
    { numRuns: 600 },
  )
  assert.ok(fit > 20, `only ${fit} were fit`)
})

test('a run tells which path it took, what each step was given, and how it ended', () => {
  const model = modelOf(joining)
  const told = (brought: Brought) => {
    const { facts } = runToEnd(joining, model, { user: 'Tom', group: 'g1' }, brought)
    const run = tellRun(
      joining,
      model,
      facts.map((fact) => ({ at: `${fact.at}`, fact })),
    )
    return { run, states: [...run.steps.values()].map(({ stepId, state }) => `${stepId} ${state}`) }
  }
  const found = { outcome: 'found', id: 'u1', displayName: 'Tom Becker' }
  const approved = told({ s1: found, s3: { outcome: 'approved' } })
  assert.deepEqual(approved.states, ['s1 done', 's2 done', 's3 done', 's5 not-reached', 's4 done'])
  assert.deepEqual(approved.run.steps.get('s2')?.outputs, { path: 'found' })
  assert.equal(approved.run.steps.get('s3')?.inputs?.title, 'Access for Tom Becker')
  assert.deepEqual(approved.run.steps.get('s4')?.inputs, { userId: 'u1', groupId: 'g1' })
  const denied = told({ s1: found, s3: { outcome: 'denied' } })
  assert.deepEqual([denied.states.at(-1), denied.run.sentence], ['s4 not-reached', 'Not approved: Ask (denied)'])
  const nobody = told({ s1: { outcome: 'not-found' } })
  assert.deepEqual([nobody.run.endedAs, nobody.run.sentence], ['failed', 'Nobody.'])
  assert.ok(model.nodes.has(endId))
})
