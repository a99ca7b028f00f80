import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Case, casesIn } from './cases.ts'
import { wePass } from './ours.ts'
import { feelinPasses } from './peer.ts'
import { report } from './report.ts'

const one = (expression: string, expected: string, inputs: string | null = null): Case => ({
  suite: 'test',
  id: `test/${expression}`,
  expression,
  inputs,
  expected,
})

test('a suite file is read as its runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  try {
    const runs = [{ context: '{a: 1}', expression: { text: 'a + 1' }, expectedValue: '2' }]
    writeFileSync(join(folder, '0001-feel-plus-test-01.xml.json'), JSON.stringify({ cases: [{ id: '001', runs }] }))
    assert.deepEqual(casesIn(folder), [
      { suite: '0001-feel-plus', id: '0001-feel-plus/001', expression: 'a + 1', inputs: '{a: 1}', expected: '2' },
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('both engines are judged: numbers to eight places, kinds apart, boxed results unboxed', () => {
  for (const passes of [wePass, feelinPasses]) {
    assert.ok(passes(one('exp(4)', '54.59815003')))
    assert.ok(passes(one('a', '[1, {b: 2}]', '{a: [1, {b: 2}]}')))
    assert.ok(passes(one('{f: function(x) x, "": f(2)}', '2')))
    assert.ok(passes(one('date("2026-11-20")', 'date("2026-11-20")')))
    assert.ok(!passes(one('"2026-11-20"', 'date("2026-11-20")')))
    assert.ok(!passes(one('1', '2')))
    assert.ok(!passes(one('[1]', '[1, 2]')))
    assert.ok(!passes(one('{a: 1}', '{a: 2}')))
  }
})

test('a lost case wants a reason, and a reason wants its lost case', () => {
  const lost = { ...one('a', '1'), ours: false, feelin: true }
  const kept = { ...one('b', '1'), ours: true, feelin: true }
  assert.ok(report([kept], {}).ok)
  assert.ok(!report([lost, kept], {}).ok)
  assert.ok(report([lost, kept], { 'test/a': 'because' }).ok)
  assert.ok(!report([lost, kept], { 'test/a': 'because', 'test/b': 'because' }).ok)
  assert.ok(report([kept], { 'elsewhere/c': 'because' }).ok)
  assert.ok(report([lost, kept], { 'test/a': 'because' }).lines.some((line) => line.includes('because')))
})
