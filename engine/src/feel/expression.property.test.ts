// F62 in three ways: texts of random bytes, texts of the language's own words in any order, and expressions that are
// whole but mean anything. What is compiled is run over any data, and what comes out is stored.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { environment } from '../../testing/feel.ts'
import { library } from './builtins/library.ts'
import {
  type Compilation,
  compileExpression,
  compileUnaryTests,
  type Environment,
  type Expression,
  evaluate,
  evaluateUnaryTests,
  fromOutside,
  type Json,
  type Result,
  readVariable,
  store,
} from './index.ts'

const small: Environment = { ...environment, limits: { stepsMax: 20_000, memoryMax: 200_000, depthMax: 300 } }
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.double(),
  fc.constantFrom('2026-11-20', 'P1D', '10:00:00', '{{secrets.A}}', '(a+)+', 1e21, -0, 2 ** 53),
) as fc.Arbitrary<Json>
const variables = fc.record({
  x: json,
  y: json,
  list: fc.array(json, { maxLength: 5 }),
  c: fc.dictionary(fc.string(), json),
})

type Variables = { readonly [name: string]: Json }

function attempt(text: string, data: Variables): void {
  for (const tests of [false, true]) {
    const compilation: Compilation<Expression> = tests ? compileUnaryTests(text) : compileExpression(text)
    if (!compilation.ok) {
      const [problem] = compilation.problems
      assert.ok(
        problem && problem.message !== '' && problem.from >= 0 && problem.to <= text.length + 1 && problem.line >= 1,
      )
      continue
    }
    const context = Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, readVariable(takenIn(value))]),
    )
    const once = outcome(runOnce(compilation.expression, tests, context))
    assert.deepEqual(outcome(runOnce(compilation.expression, tests, context)), once)
  }
}

/** What a host keeps of a result; functions don't live on. */
function outcome(result: Result) {
  if (!result.ok) return result
  const stored = store(result.value, { stepsMax: 20_000, memoryMax: 200_000 })
  return { text: JSON.stringify(stored), warnings: result.warnings }
}

function runOnce(expression: Expression, tests: boolean, context: Parameters<typeof evaluate>[1]): Result {
  return tests
    ? evaluateUnaryTests(expression as Parameters<typeof evaluateUnaryTests>[0], context.x ?? null, context, small)
    : evaluate(expression, context, small)
}

function takenIn(value: Json): Json {
  const taken = fromOutside(value)
  return taken.ok ? taken.variable : null
}

test('F62 texts of any characters', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  )
  fc.assert(fc.property(text, variables, attempt), { numRuns: 2000 })
})

const words = [
  ...'and or not in between instance of if then else for return some every satisfies function true false null'.split(
    ' ',
  ),
  ...'( ) [ ] { } , : . .. + - * / ** = != < <= > >= ? @ " ` \' // /* */'.split(' '),
  ...'x y list c item partial a b number string date time secrets camunda 1 2 0 -1 0.5 1e3 "a" "x y" `a b` @"P1D" @"2026-11-20"'.split(
    ' ',
  ),
  ...library.functions.keys(),
]

test('F62 F48 the words of the language in any order', () => {
  const soup = fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((pieces) => pieces.join(' '))
  fc.assert(fc.property(soup, variables, attempt), { numRuns: 5000 })
})

const { whole } = fc.letrec<{ whole: string }>((tie) => {
  const inner = tie('whole')
  return {
    whole: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      fc.constantFrom(
        'x',
        'y',
        'list',
        'c',
        'item',
        '1',
        '-2.5',
        '"a"',
        'null',
        'true',
        '@"P1D"',
        '@"2026-11-20T10:00:00@Europe/Berlin"',
        '@"P2M"',
        '@"10:00:00Z"',
        '[1..5]',
        '(< 3)',
        '1e30',
        'secrets.A',
        '"{{secrets.B}}"',
        'function(a, b) a = b',
        'function(f) f(f)',
      ),
      fc
        .tuple(inner, fc.constantFrom('+', '-', '*', '/', '**', 'and', 'or', '=', '<', '!='), inner)
        .map(([a, o, b]) => `(${a} ${o} ${b})`.replace(/^\((.*)\)$/s, '($1)')),
      fc
        .tuple(fc.constantFrom(...library.functions.keys()), fc.array(inner, { maxLength: 4 }))
        .map(([name, given]) => `${name}(${given.join(', ')})`),
      fc.tuple(inner, inner).map(([a, b]) => `(${a})[${b}]`),
      fc.tuple(inner, inner).map(([a, b]) => `(for i in ${a} return ${b})`),
      fc.tuple(inner, inner).map(([a, b]) => `(some i in ${a} satisfies ${b})`),
      fc.tuple(inner, inner, inner).map(([a, b, d]) => `(if ${a} then ${b} else ${d})`),
      fc.tuple(inner, inner).map(([a, b]) => `{a: ${a}, b: ${b}, d: a}`),
      fc.tuple(inner, inner).map(([a, b]) => `[${a}, ${b}]`),
      fc.tuple(inner, inner).map(([a, b]) => `(${a} in (${b}))`),
      fc
        .tuple(inner, fc.constantFrom('a', 'b', 'year', 'time offset', 'start', 'days'))
        .map(([a, key]) => `(${a}).${key}`),
      fc
        .tuple(inner, fc.constantFrom('number', 'list<string>', 'context<a: number>', 'Any'))
        .map(([a, type]) => `(${a} instance of ${type})`),
    ),
  }
})

test('F62 F48 expressions that mean anything, over any data', () => {
  fc.assert(fc.property(whole, variables, attempt), { numRuns: 4000 })
})
