// Whatever somebody builds: what has no problem runs, and can be looked at.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyDraft } from '../../testing/anyDraft.ts'
import { readDiagram } from '../processes/index.ts'
import { drawFlow } from './compile.ts'
import { joining, world } from './drafts.fixture.ts'
import type { Box, Point } from './drawing.ts'
import { check, compileFlow, type Draft, draft, isFit } from './index.ts'

const target = { processId: 'flow-1', name: 'A <flow> & "more"', description: 'What it is for', webhookPath: 'flow-1' }
const stamp = { at: 0, seed: '1' }
const runs = 600

const isFitting = (one: Draft): boolean => isFit(check(one, world))

test('K1 what has no problem compiles to a process that the engine takes', () => {
  let fit = 0
  fc.assert(
    fc.property(anyDraft, (one) => {
      assert.ok(draft.safeParse(one).success)
      if (!isFitting(one)) return
      fit += 1
      const read = readDiagram(compileFlow(one, target), stamp)
      assert.deepEqual(read.ok ? [] : read.problems, [])
      assert.deepEqual(read.hints, [])
    }),
    { numRuns: runs },
  )
  assert.ok(fit > 20, `only ${fit} of ${runs} were fit`)
})

test('every element stands in the drawing by itself, and every line begins and ends at its elements', () => {
  fc.assert(
    fc.property(anyDraft, (one) => {
      const { nodes, flows } = drawFlow(one, null)
      for (const [index, node] of nodes.entries())
        for (const other of nodes.slice(index + 1))
          assert.ok(!overlap(node.box, other.box), `${node.id} lies on ${other.id}`)
      const boxes = new Map(nodes.map(({ id, box }) => [id, box]))
      for (const { from, to, points, id } of flows) {
        assert.ok(touches(boxes.get(from), points[0]), `${id} begins beside ${from}`)
        assert.ok(touches(boxes.get(to), points.at(-1)), `${id} ends beside ${to}`)
      }
    }),
    { numRuns: runs },
  )
})

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

function touches(box: Box | undefined, point: Point | undefined): boolean {
  if (!box || !point) return false
  const { x, y, width, height } = box
  const onSide = (point.x === x || point.x === x + width) && point.y >= y && point.y <= y + height
  const onEnd = (point.y === y || point.y === y + height) && point.x >= x && point.x <= x + width
  return onSide || onEnd
}

test('C1 the same draft always gives the same text', () => {
  assert.equal(isFitting(joining), true)
  assert.equal(compileFlow(joining, target), compileFlow(structuredClone(joining), target))
})
