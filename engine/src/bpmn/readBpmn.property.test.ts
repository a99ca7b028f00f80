import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyMistakenFile, anyNonsense, anyText, anyTornFile } from '../../testing/anyFile.ts'
import { feel } from '../index.ts'
import { readBpmn } from './index.ts'

/** Whatever it is, the verdict is one: processes, or words for a person about what is wrong. */
function assertVerdict(xml: string): void {
  const verdict = readBpmn(xml, feel)
  if (verdict.ok) assert.ok(verdict.processes.length > 0)
  else {
    assert.ok(verdict.problems.length > 0)
    for (const { reason, remedy, line } of verdict.problems)
      assert.ok(/\S/.test(reason) && /\S/.test(remedy) && (line === null || line >= 1))
  }
}

test('X1 any text gets a verdict', () => {
  fc.assert(fc.property(anyText, assertVerdict), { numRuns: 300 })
})

test('X1 a file that was torn or scribbled over gets a verdict', () => {
  fc.assert(fc.property(anyTornFile, assertVerdict), { numRuns: 100 })
})

test('X1 a diagram with mistakes gets a verdict', () => {
  fc.assert(fc.property(anyMistakenFile, assertVerdict), { numRuns: 100 })
})

test('X1 well-formed nonsense gets a verdict', () => {
  fc.assert(fc.property(anyNonsense, assertVerdict), { numRuns: 200 })
})
