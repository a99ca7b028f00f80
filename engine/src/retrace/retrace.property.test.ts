// What is told is held against what the engine did, for processes with any elements. SEED=17 replays one run.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Temper } from '../../testing/anyDetails.ts'
import { anyFact, cancelled, factFor, type Nudge, nudges, started } from '../../testing/anyFacts.ts'
import { anyProcess } from '../../testing/anyProcess.ts'
import {
  advance,
  type Effect,
  type Fact,
  type Instance,
  type Model,
  newInstance,
  retrace,
  type Told,
  type Variables,
  type Visit,
} from '../index.ts'

const seed = Number(process.env.SEED ?? 20_261_120)
const numRuns = Number(process.env.RUNS ?? 300)
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) => fc.assert(property, { seed, numRuns })

type Chapter = { from: Instance; fact: Fact; told: Told; next: Instance; effects: readonly Effect[] }

/** One instance from its start to its end, told twice: by `advance` and by `retrace`. */
function* story(model: Model, nudges: readonly Nudge[], strays: readonly Fact[]): Generator<Chapter> {
  let from = newInstance
  const facts = [() => started, ...nudges.map((nudge) => () => factFor(model, from, nudge)), () => cancelled]
  for (const [index, factNow] of facts.entries())
    for (const fact of [factNow(), ...(strays[index] ? [strays[index]] : [])]) {
      const { next, effects } = advance(model, from, [fact])
      const retold = retrace(model, from, fact)
      assert.deepEqual(retold.next, next)
      yield { from, fact, told: retold.told, next, effects }
      from = next
    }
}

const visitsOf = (instance: Instance): readonly Visit[] => (instance.status === 'active' ? instance.visits : [])
const facts = fc.array(anyFact, { maxLength: 20 })

for (const temper of ['calm', 'wild'] satisfies Temper[]) {
  test(`RT1 the state that \`retrace\` gives is that of \`advance\` (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, facts, (model, nudges, strays) => {
        for (const { from, next, told, effects } of story(model, nudges, strays)) {
          const isTaken = effects.length > 0 || JSON.stringify(from) !== JSON.stringify(next)
          if (isTaken) assert.equal(told.isTaken, true)
        }
      }),
    )
  })

  test(`RT3 what was told to wait and not to end is what the instance waits for (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, facts, (model, nudges, strays) => {
        const open = new Set<string>()
        for (const { from, fact, told, next } of story(model, nudges, strays)) {
          const letIn = visitsOf(from).find(
            ({ id, waitsFor }) => 'visit' in fact && id === fact.visit && waitsFor === 'entry',
          )
          if (letIn && fact.type === 'resolved' && told.isTaken) open.delete(letIn.id)
          for (const { did, visit } of told.way)
            if (visit !== null && did !== 'joined') {
              assert.ok(!open.has(visit))
              open.add(visit)
            }
          for (const { visit } of told.ended) assert.ok(open.delete(visit), `${visit} ended without having been open`)
          assert.deepEqual(
            [...open].sort(),
            visitsOf(next)
              .map(({ id }) => id)
              .sort(),
          )
        }
      }),
    )
  })

  test(`RT3 a question that is withdrawn was interrupted, one that was answered was not (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, facts, (model, nudges, strays) => {
        for (const { from, told, effects } of story(model, nudges, strays)) {
          const withdrawn = new Set(effects.flatMap((effect) => (effect.type === 'withdraw' ? [effect.visit] : [])))
          for (const { id, waitsFor, incident } of visitsOf(from)) {
            const end = told.ended.find(({ visit }) => visit === id)
            if (end && waitsFor === 'answer' && !incident && end.how === 'completed') assert.ok(!withdrawn.has(id))
          }
          for (const visit of withdrawn)
            assert.equal(told.ended.find((end) => end.visit === visit)?.how, 'interrupted', visit)
        }
      }),
    )
  })

  test(`RT4 the changes of all variables together are the variables of the instance (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, facts, (model, nudges, strays) => {
        const scopes = new Map<string, Map<string, unknown>>()
        for (const { told, next } of story(model, nudges, strays)) {
          for (const { scope, name, after, ...change } of told.variables) {
            const values = scopes.get(scope) ?? new Map<string, unknown>()
            assert.deepEqual(values.get(name), 'before' in change ? change.before : undefined)
            assert.equal('before' in change, values.has(name))
            scopes.set(scope, values.set(name, after))
          }
          assert.deepEqual(sorted(scopes.get('process')), sorted(next.status === 'new' ? {} : next.variables))
          for (const { id, locals } of visitsOf(next)) assert.deepEqual(sorted(scopes.get(id)), sorted(locals ?? {}))
        }
      }),
    )
  })

  test(`RT7 every incident that is raised or mended is told (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, facts, (model, nudges, strays) => {
        for (const { from, told, next, effects } of story(model, nudges, strays)) {
          assert.equal(told.raised.length, effects.filter(({ type }) => type === 'raise').length)
          assert.equal(told.mended.length, effects.filter(({ type }) => type === 'mend').length)
          const finished = next.status === 'finished' && from.status !== 'finished'
          assert.equal(told.outcome, finished ? next.outcome : null)
        }
      }),
    )
  })
}

const sorted = (variables: Variables | Map<string, unknown> = {}) =>
  (variables instanceof Map ? [...variables] : Object.entries(variables)).toSorted(([a], [b]) => (a < b ? -1 : 1))
