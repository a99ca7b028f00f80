import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feel } from '@countersign/engine'
import { evaluateWith } from './evaluate.ts'
import { patternOf, wellKnownPatterns } from './pattern.ts'

const evaluate = evaluateWith(feel, () => Date.parse('2026-11-20T12:00:00Z'))
const fits = (source: string, text: string) => patternOf(source, evaluate)?.fits(text)

test('a pattern is searched in the text; with its ends drawn it speaks of all of it', () => {
  assert.deepEqual([fits('\\d+', 'C-1'), fits('\\d+', 'C')], [true, false])
  assert.deepEqual([fits('^C-\\d+$', 'C-123'), fits('^C-\\d+$', 'AC-123')], [true, false])
  assert.deepEqual([fits('^[\\u00e4\\/]+$', 'ä/'), fits('^\\\\u00e4$', '\\u00e4')], [true, true])
})

test('no pattern can hold the page: what would be tried in all ways is read once', () => {
  assert.equal(fits('^(a+)+$', `${'a'.repeat(2_000)}!`), false) // ends at all only in linear time
})

test('a pattern that can’t be searched so is none', () => {
  for (const source of ['(', '(?=.*\\d).+', '(a)\\1']) assert.equal(patternOf(source, evaluate), null)
})

test('mail addresses and phone numbers are told from what is none', () => {
  const said = (text: string) => ['email', 'phone'].filter((name) => wellKnownPatterns[name]?.fits(text))
  assert.deepEqual(said('ada@alder.example'), ['email'])
  assert.deepEqual(said('+46 8 123 456'), ['phone'])
  assert.deepEqual(said('Ada'), [])
})
