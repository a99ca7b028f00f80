// Camunda's editor reads expressions by the grammar of lezer-feel. Where it takes a text whole, so do we, and the other
// way round: for texts put together from everything that the language has, without what the two differ in on purpose.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parser as lezer } from 'lezer-feel'
import { parseExpression } from './parse.ts'

const oracle = lezer.configure({ top: 'Expression', dialect: 'camunda' })

function oracleTakes(text: string): boolean {
  let whole = true
  oracle.parse(text).iterate({
    enter: ({ type }) => {
      if (type.isError) whole = false
    },
  })
  return whole
}

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression')
  const leaf = fc.constantFrom(
    '1',
    '2.5',
    '"a"',
    'x',
    'y.z',
    'true',
    'null',
    '@"P1D"',
    '`a b`',
    '[1..5]',
    '(2..3)',
    '[]',
    '{}',
  )
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc
        .tuple(inner, fc.constantFrom('+', '-', '*', '/', '**', 'and', 'or', '=', '<', '!='), inner)
        .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
      fc.tuple(inner, inner).map(([a, b]) => `for i in ${a} return ${b}`),
      fc.tuple(inner, inner).map(([a, b]) => `(some i in ${a} satisfies ${b})`),
      fc.tuple(inner, inner).map(([a, b]) => `f(${a}, ${b})`),
      fc.tuple(inner, inner).map(([a, b]) => `f(a: ${a}, b: ${b})`),
      fc.tuple(inner, inner).map(([a, b]) => `(${a})[${b}]`),
      fc.tuple(inner, inner).map(([a, b]) => `{a: ${a}, "b c": ${b}}`),
      fc.tuple(inner, inner).map(([a, b]) => `[${a}, ${b}]`),
      inner.map((a) => `(${a}).key`),
      inner.map((a) => `function(a, b) ${a}`),
      inner.map((a) => `(${a}) between 1 and 3`),
      inner.map((a) => `(${a}) in (1, < 3, [4..5])`),
      inner.map((a) => `(${a}) instance of number`),
      inner.map((a) => `-(${a})`),
    ),
  }
})

test('F7 expressions are read as Camunda’s editor reads them', () => {
  fc.assert(
    fc.property(expression, (text) => {
      assert.equal(parseExpression(text).ok, oracleTakes(text), text)
    }),
    { numRuns: 500 },
  )
})

test('F1 what Camunda’s editor marks as wrong is refused', () => {
  const broken = [
    '1 +',
    '(1',
    '[1',
    '{a 1}',
    'if a then b',
    'for x in',
    '"a',
    'a..b',
    '1 2',
    ')',
    'f(',
    'x[1',
    '@',
    'a and',
    '@1',
  ]
  for (const text of broken) {
    assert.equal(oracleTakes(text), false, text)
    assert.equal(parseExpression(text).ok, false, text)
  }
})
