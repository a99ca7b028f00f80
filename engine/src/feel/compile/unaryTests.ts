// `x in tests`, and the cells of decision tables.
//
// A test that is a comparison compares the input. Any other is evaluated: true passes; so does a list that contains
// the input, a range that includes it, or a value that equals it. `true` and `false` written out are values to equal.
// A test that mentions the input by `?` is a condition and nothing else.

import { spend } from '../budget.ts'
import type { Evaluation } from '../evaluation.ts'
import type { NodeOf, Test } from '../syntax/node.ts'
import { equal } from '../values/equality.ts'
import { includes } from '../values/range.ts'
import { isKind, isList, type Value } from '../values/value.ts'
import { compared } from './comparison.ts'
import { inputName } from './names.ts'
import { type Compiler, type Frame, type Run, type Scope, within } from './run.ts'

type CompiledTest = (evaluation: Evaluation, frame: Frame, input: Value) => boolean | null

export function compileIn(node: NodeOf<'in'>, scope: Scope, compiler: Compiler): Run {
  const value = compiler.compile(node.value, scope)
  const passesAny = anyOf(compileTests(node.tests, within(scope, [inputName]), compiler))
  return (evaluation, outer) => {
    const input = value(evaluation, outer)
    return passesAny(evaluation, { slots: [input], outer }, input)
  }
}

/** The whole of a cell; the input is in the outermost frame. */
export function compileUnaryTests(node: NodeOf<'unaryTests'>, scope: Scope, compiler: Compiler): Run {
  const passesAny = anyOf(compileTests(node.tests, scope, compiler))
  return (evaluation, frame) => {
    const passed = passesAny(evaluation, frame, frame.slots[0] as Value)
    return node.negated && passed !== null ? !passed : passed
  }
}

function compileTests(tests: readonly Test[], around: Scope, compiler: Compiler): CompiledTest[] {
  return tests.map((test) => {
    const scope: Scope = { ...around, mentioned: new Set() }
    if (test.type === 'compare') {
      const bound = compiler.compile(test.bound, scope)
      const { operator } = test
      return (evaluation, frame, input) => compared(input, operator, bound(evaluation, frame), evaluation, test)
    }
    const run = compiler.compile(test.expression, scope)
    if (scope.mentioned.has(inputName)) return (evaluation, frame) => asCondition(run(evaluation, frame))
    if (test.expression.type === 'literal' && typeof test.expression.value === 'boolean')
      return (evaluation, frame, input) => compared(input, '=', run(evaluation, frame), evaluation, test)
    const isRange = test.expression.type === 'range'
    return (evaluation, frame, input) => {
      const value = run(evaluation, frame)
      // A range that there isn't includes nothing and leaves nothing out.
      return isRange && value === null ? null : matches(input, value, evaluation, test)
    }
  })
}

function matches(input: Value, value: Value, evaluation: Evaluation, test: Test): boolean | null {
  if (value === true) return true
  if (isKind(value, 'range'))
    return includes(value, input, evaluation) ?? compared(input, '>', value.start, evaluation, test)
  if (isList(value)) return isAmong(input, value, evaluation)
  return compared(input, '=', value, evaluation, test)
}

/** An item equals the input, or is a range that includes it; or the input is this very list. */
function isAmong(input: Value, list: readonly Value[], evaluation: Evaluation): boolean {
  spend(evaluation, list.length)
  for (const item of list) {
    if (equal(item, input, evaluation) === true) return true
    if (isKind(item, 'range') && includes(item, input, evaluation) === true) return true
  }
  return equal(input, list, evaluation) === true
}

function anyOf(tests: readonly CompiledTest[]): CompiledTest {
  const [only] = tests
  if (tests.length === 1 && only) return only
  return (evaluation, frame, input) => {
    let unknown = false
    for (const test of tests) {
      const passed = test(evaluation, frame, input)
      if (passed === true) return true
      if (passed === null) unknown = true
    }
    return unknown ? null : false
  }
}

const asCondition = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null)
