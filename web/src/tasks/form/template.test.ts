import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feel } from '@countersign/engine'
import { evaluateWith } from './evaluate.ts'
import { filled, templateOf } from './template.ts'

const evaluate = evaluateWith(feel, () => Date.parse('2026-11-20T12:00:00Z'))
const fill = (text: string) => filled(templateOf(text), { name: 'Tom', amount: 7 }, evaluate)

test('texts are filled in; what has no value is left as it was written', () => {
  assert.equal(fill('Dear {{name}}, {{= amount + 1}} of {{ unknown }}'), 'Dear Tom, 8 of {{ unknown }}')
  assert.equal(fill('="Dear " + name'), 'Dear Tom')
  assert.equal(fill('no braces, {{}} and {{ an open one'), 'no braces, {{}} and {{ an open one')
})

test('a text that only looks like the beginning of expressions is told apart in one pass', () => {
  const opened = '{{a'.repeat(1_000_000)
  assert.deepEqual(templateOf(opened), [opened])
})
