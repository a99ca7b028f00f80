import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsOf, ceilingOf } from './bars.ts'

const frame = { width: 140, height: 60, gap: 4 }

test('bars stand on the floor, side by side, and fill the width', () => {
  const bars = barsOf([1, 2, 3, 4, 5], frame)
  for (const { y, height } of bars) assert.equal(y + height, frame.height)
  for (const [index, bar] of bars.entries()) {
    const next = bars[index + 1]
    if (next) assert.ok(Math.abs(next.x - (bar.x + bar.width) - frame.gap) < 1e-9)
  }
  const last = bars.at(-1)
  assert.ok(last && Math.abs(last.x + last.width - frame.width) < 1e-9)
})

test('heights are in proportion, and the tallest never leaves the frame', () => {
  const [half, whole] = barsOf([50, 100], frame)
  assert.equal(whole?.height, frame.height)
  assert.equal(half?.height, frame.height / 2)
})

test('one beside ten thousand can still be seen; none can not', () => {
  const [one, none] = barsOf([1, 0, 10_000], frame)
  assert.equal(one?.height, 2)
  assert.equal(none?.height, 0)
})

test('a fortnight of nothing is drawn without dividing by nothing', () => {
  assert.ok(barsOf(Array(14).fill(0), frame).every(({ height, y }) => height === 0 && Number.isFinite(y)))
})

test('the ceiling is a round number no value exceeds', () => {
  assert.deepEqual([[0], [1], [3], [7], [11], [21], [512], [1000]].map(ceilingOf), [1, 1, 5, 10, 20, 50, 1000, 1000])
})
