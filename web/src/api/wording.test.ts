import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { wordingOf } from './wording.ts'

const said = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value, { error: wordingOf }).error?.issues[0]?.message

test('what is missing is asked for, whatever it is', () => {
  assert.equal(said(z.string().trim().min(1), '  '), 'Fill this in.')
  assert.equal(said(z.string(), undefined), 'Fill this in.')
  assert.equal(said(z.array(z.string()).min(1), []), 'Choose at least one.')
})

test('a bound that is crossed is named', () => {
  assert.equal(said(z.string().max(80), 'x'.repeat(81)), 'Use at most 80 characters.')
  assert.equal(said(z.int().min(1), 0), 'Enter 1 or more.')
  assert.equal(said(z.int().max(365), 366), 'Enter 365 or less.')
})

test('a number that is none, or a broken one, is asked for again', () => {
  assert.equal(said(z.int(), Number.NaN), 'Enter a whole number.')
  assert.equal(said(z.int(), 1.5), 'Enter a whole number.')
})

test('what is not on offer is not taken', () => {
  assert.equal(said(z.enum(['a', 'b']), 'c'), 'Choose one of the values on offer.')
})
