// What conditions mean, asked of the expressions they are compiled to.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileExpression, evaluate, fromOutside, readVariable } from '@countersign/engine/feel'
import { conditionsOf } from './conditions.ts'
import type { Condition, Draft, Operator, Value } from './index.ts'
import { placedSteps } from './outputs.ts'

const field = (name: string, type: 'text' | 'number' | 'boolean') => ({
  ...{ name, label: name, help: '', type, required: false, choices: [] },
})
const button: Draft = {
  trigger: {
    kind: 'button',
    label: '',
    fields: [field('who', 'text'), field('count', 'number'), field('on', 'boolean')],
  },
  steps: [{ id: 's1', name: 'Stop', kind: 'stop', as: 'done', message: [] }],
}
const sample = JSON.stringify({ tags: ['x'], any: null, if: { 'a b': 'x' } })
const webhook: Draft = { ...button, trigger: { kind: 'webhook', proof: { by: 'nothing' }, sample } }

const text = (words: string): Value => [{ text: words }]
const output = (...path: string[]): Value => [{ from: 'trigger', path }]

type Groups = Parameters<typeof conditionsOf>[0]

function holds(draft: Draft, when: Groups, trigger: object): boolean {
  const sources = placedSteps(draft)[0]?.available ?? []
  const compiled = compileExpression(conditionsOf(when, sources))
  assert.ok(compiled.ok)
  const taken = fromOutside(trigger as never)
  assert.ok(taken.ok)
  const made = evaluate(compiled.expression, { trigger: readVariable(taken.variable) }, { nowMs: 0, seed: '1' })
  assert.ok(made.ok)
  assert.equal(typeof made.value, 'boolean', `${conditionsOf(when, sources)} is decided`)
  return made.value === true
}

const one = (left: Value, operator: Operator, right: Value = []): Groups => ({
  match: 'all',
  groups: [{ match: 'all', conditions: [{ left, operator, right }] }],
})

for (const [operator, right, yes, no] of [
  ['equals', 'Tom', ['tom', 'TOM'], ['tim', '', null]],
  ['not-equals', 'Tom', ['tim', null], ['tom']],
  ['contains', 'om', ['Tom', 'OM'], ['Tim', null]],
  ['not-contains', 'om', ['Tim', null], ['Tom']],
  ['starts-with', 'to', ['Tom'], ['Otto', null]],
  ['ends-with', 'OM', ['Tom'], ['Omar', null]],
  ['present', '', ['x'], ['', null]],
  ['not-present', '', ['', null], ['x']],
] as const)
  test(`of a text, whatever its case: ${operator}`, () => {
    const ask = (who: string | null) => holds(button, one(output('who'), operator, text(right)), { who })
    assert.deepEqual(
      yes.map(ask),
      yes.map(() => true),
    )
    assert.deepEqual(
      no.map(ask),
      no.map(() => false),
    )
    assert.equal(holds(button, one(output('who'), operator, text(right)), {}), ask(null), 'as what is not there')
  })

for (const [operator, right, yes, no] of [
  ['equals', '5', [5], [4, null]],
  ['not-equals', '5', [4, null], [5]],
  ['greater', '-1.5', [0], [-2, null]],
  ['at-least', '5', [5, 6], [4, null]],
  ['less', '5', [4], [5, null]],
  ['at-most', '5', [5], [6, null]],
] as const)
  test(`of a number: ${operator}`, () => {
    const ask = (count: number | null) => holds(button, one(output('count'), operator, text(right)), { count })
    assert.deepEqual(
      yes.map(ask),
      yes.map(() => true),
    )
    assert.deepEqual(
      no.map(ask),
      no.map(() => false),
    )
  })

test('of true and false, and of what is neither', () => {
  const ask = (operator: Operator, on: boolean | null) => holds(button, one(output('on'), operator), { on })
  assert.deepEqual([ask('is-true', true), ask('is-true', false), ask('is-true', null)], [true, false, false])
  assert.deepEqual([ask('is-false', true), ask('is-false', false), ask('is-false', null)], [false, true, false])
})

test('of a list, and of what is sent with any name', () => {
  const ask = (operator: Operator, tags: unknown) =>
    holds(webhook, one(output('tags'), operator, text('VPN')), { tags })
  assert.deepEqual([ask('contains', ['vpn', 1]), ask('contains', ['x']), ask('contains', null)], [true, false, false])
  assert.deepEqual([ask('present', ['x']), ask('present', []), ask('not-present', null)], [true, false, true])
  const named = one(output('if', 'a b'), 'equals', text('y'))
  assert.equal(holds(webhook, named, { if: { 'a b': 'Y' } }), true)
  assert.equal(holds(webhook, named, { if: 'another thing' }), false)
})

test('what may be anything is compared as it is meant', () => {
  const ask = (operator: Operator, right: string, any: unknown) =>
    holds(webhook, one(output('any'), operator, text(right)), { any })
  assert.deepEqual([ask('greater', '5', '6'), ask('greater', '5', 6), ask('greater', '5', 'x')], [true, true, false])
  assert.deepEqual([ask('equals', '6', 6), ask('equals', 'true', true)], [true, true])
})

test('all or any, of groups of all or any', () => {
  const condition = (right: string): Condition => ({ left: output('who'), operator: 'contains', right: text(right) })
  const when = (match: 'all' | 'any', within: 'all' | 'any'): Groups => ({
    match,
    groups: [
      { match: within, conditions: [condition('a'), condition('b')] },
      { match: within, conditions: [condition('c'), condition('d')] },
    ],
  })
  const ask = (match: 'all' | 'any', within: 'all' | 'any', who: string) => holds(button, when(match, within), { who })
  assert.deepEqual([ask('all', 'all', 'abcd'), ask('all', 'all', 'abc')], [true, false])
  assert.deepEqual([ask('any', 'all', 'cd'), ask('any', 'all', 'ac')], [true, false])
  assert.deepEqual([ask('all', 'any', 'ac'), ask('all', 'any', 'ab')], [true, false])
  assert.deepEqual([ask('any', 'any', 'd'), ask('any', 'any', 'x')], [true, false])
})
