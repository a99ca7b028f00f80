import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feel } from '@countersign/engine'
import { evaluateWith } from './evaluate.ts'
import { fillText, readText } from './formText.ts'
import { filled } from './template.ts'

const evaluate = evaluateWith(feel, () => Date.parse('2026-11-20T12:00:00Z'))
const shown = (text: string, variables: Record<string, unknown> = {}) =>
  fillText(readText(text), (template) => filled(template, variables, evaluate))
const spans = (text: string, variables?: Record<string, unknown>) =>
  shown(text, variables).flatMap((block) => (block.type === 'list' ? block.items.flat() : block.spans))

test('what a variable says is words, whatever it looks like', () => {
  for (const said of ['[log in](https://evil.example)', '**x** `y` _z_', '# Title\n\n* one\n* two', '\uE0000\uE001']) {
    assert.deepEqual(shown('{{said}}', { said }), [{ type: 'paragraph', spans: [{ type: 'text', text: said }] }])
    assert.deepEqual(shown('=said', { said }), [{ type: 'paragraph', spans: [{ type: 'text', text: said }] }])
  }
  assert.deepEqual(spans('see [{{said}}', { said: 'x](https://evil.example)' }), [
    { type: 'text', text: 'see [x](https://evil.example)' },
  ])
})

test('a value stands in the markup that its author drew around it', () => {
  assert.deepEqual(
    spans('**{{name}}** asks, see [{{id}}](https://alder.example/{{id}})', { name: 'Tom', id: 'A*7*' }),
    [
      { type: 'bold', text: 'Tom' },
      { type: 'text', text: ' asks, see ' },
      { type: 'link', text: 'A*7*', href: 'https://alder.example/A*7*' },
    ],
  )
})

test('an expression is no markup, whatever stands in it', () => {
  assert.deepEqual(spans('{{a*b}} and {{c*b}}, {{[a, b][1]}}', { a: 2, b: 3, c: 4 }), [
    { type: 'text', text: '6 and 12, 2' },
  ])
})

test('a link that would run a script is only text, also where a variable says where it leads', () => {
  assert.deepEqual(spans('[x](javascript:alert)'), [{ type: 'text', text: 'x' }])
  assert.deepEqual(spans('[x]({{way}})', { way: 'javascript:alert' }), [{ type: 'text', text: 'x' }])
  assert.deepEqual(spans('[x]({{way}})', { way: 'https://alder.example' }), [
    { type: 'link', text: 'x', href: 'https://alder.example' },
  ])
})
