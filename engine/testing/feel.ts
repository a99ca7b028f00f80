// Short ways to say in a test what an expression gives.

import assert from 'node:assert/strict'
import {
  type Context,
  compileExpression,
  compileUnaryTests,
  type Environment,
  type Expression,
  evaluate,
  evaluateUnaryTests,
  type Problem,
  type Result,
  type Value,
  type WarningCode,
} from '../src/feel/index.ts'

/** Friday, 20 November 2026, 08:30 UTC. */
export const environment: Environment = { nowMs: 1_795_163_400_000, seed: 'alder' }

export function compiled(text: string): Expression {
  const compilation = compileExpression(text)
  if (!compilation.ok) assert.fail(`${text}: ${compilation.problems[0]?.message}`)
  return compilation.expression
}

export const run = (text: string, variables: Context = {}, inside: Environment = environment): Result =>
  evaluate(compiled(text), variables, inside)

export function feel(text: string, variables: Context = {}, inside: Environment = environment): Value {
  const result = run(text, variables, inside)
  if (!result.ok) assert.fail(`${text}: ${result.refusal.message}`)
  return result.value
}

export function passes(tests: string, input: Value, variables: Context = {}): Value {
  const compilation = compileUnaryTests(tests)
  if (!compilation.ok) assert.fail(`${tests}: ${compilation.problems[0]?.message}`)
  const result = evaluateUnaryTests(compilation.expression, input, variables, environment)
  if (!result.ok) assert.fail(`${tests}: ${result.refusal.message}`)
  return result.value
}

export function problemOf(text: string): Problem {
  const compilation = compileExpression(text)
  if (compilation.ok) assert.fail(`${text} is an expression`)
  return compilation.problems[0] as Problem
}

export function refusalOf(text: string, variables: Context = {}, inside: Environment = environment): string {
  const result = run(text, variables, inside)
  return result.ok ? assert.fail(`${text} is not refused`) : result.refusal.code
}

export const warningsOf = (text: string, variables: Context = {}): WarningCode[] =>
  run(text, variables).warnings.map(({ code }) => code)

/** Each expression gives the value beside it. */
export function gives(expected: { readonly [text: string]: Value }, variables: Context = {}): void {
  for (const [text, value] of Object.entries(expected)) assert.deepEqual(feel(text, variables), value, text)
}

/** Each expression gives what the one beside it gives: for values that have no other spelling. */
export function givesSame(expected: { readonly [text: string]: string }, variables: Context = {}): void {
  for (const [text, other] of Object.entries(expected))
    assert.deepEqual(feel(text, variables), feel(other, variables), text)
}

export function givesNull(texts: readonly string[], variables: Context = {}): void {
  for (const text of texts) assert.equal(feel(text, variables), null, text)
}
