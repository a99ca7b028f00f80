// Compared with those who did it before: Camunda's rules, and the parser from which bpmn-js draws.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyMistakenFile, example, exampleNames } from '../../testing/anyFile.ts'
import { camundaLint } from '../../testing/camundaLint.ts'
import { treeByModdle, treeByUs } from '../../testing/trees.ts'
import { feel } from '../index.ts'
import { readBpmn } from './index.ts'

test('RF14 what Camunda’s rules find is found here, under their name and in their words', async () => {
  await fc.assert(
    fc.asyncProperty(anyMistakenFile, async (xml) => {
      const verdict = readBpmn(xml, feel)
      const ours = [...(verdict.ok ? [] : verdict.problems), ...verdict.hints]
      for (const theirs of await camundaLint(xml)) {
        const about = ours.filter(({ elementId }) => elementId === theirs.elementId)
        // Of several start events they refuse all, we all but one; what is refused as such is not looked into.
        assert.ok(about.length > 0 || ours.some(({ code }) => code === theirs.rule), theirs.message)
        // They shorten values to ten characters, and say since when Camunda has what.
        const begins = theirs.message.slice(0, 20)
        const same = about.filter(({ code }) => code === theirs.rule)
        assert.ok(same.length === 0 || same.some(({ reason }) => reason.startsWith(begins)), theirs.message)
      }
    }),
    { numRuns: 20 },
  )
})

test('RF14 what we take, Camunda takes', async () => {
  for (const name of exampleNames) {
    assert.ok(readBpmn(example(name), feel).ok)
    assert.deepEqual(await camundaLint(example(name)), [])
  }
})

test('X12 bpmn-moddle reads the same in a file that is taken', async () => {
  for (const name of exampleNames)
    for (const xml of [example(name), example(name).replaceAll(' xsi:type="bpmn:tFormalExpression"', '')])
      assert.deepEqual(treeByUs(xml), await treeByModdle(xml))
  await fc.assert(
    fc.asyncProperty(anyMistakenFile, async (xml) => {
      if (readBpmn(xml, feel).ok) assert.deepEqual(treeByUs(xml), await treeByModdle(xml))
    }),
    { numRuns: 20 },
  )
})
