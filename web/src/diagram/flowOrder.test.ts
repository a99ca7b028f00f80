import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowOrder } from './flowOrder.ts'

const ways = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [from = '', to = ''] = pair.split('>')
    return { from, to }
  })

test('elements come in the order in which a token meets them, not in that of the file', () => {
  assert.deepEqual(flowOrder(['end', 'ask', 'start'], ways('start>ask', 'ask>end')), ['start', 'ask', 'end'])
})

test('one branch is followed to its end before the next, and what both lead to comes once', () => {
  assert.deepEqual(
    flowOrder(['end', 'b', 'a', 'fork', 'start'], ways('start>fork', 'fork>a', 'fork>b', 'a>end', 'b>end')),
    ['start', 'fork', 'a', 'end', 'b'],
  )
})

test('a loop is left, and what nobody can reach from a start is still there', () => {
  assert.deepEqual(flowOrder(['start', 'a', 'b', 'island', 'x', 'y'], ways('start>a', 'a>b', 'b>a', 'x>y', 'y>x')), [
    'start',
    'a',
    'b',
    'island',
    'x',
    'y',
  ])
})

test('a chain of thousands is no deeper than a short one', () => {
  const ids = Array.from({ length: 20_000 }, (_, number) => `e${number}`)
  const chain = ids.slice(1).map((to, index) => ({ from: `e${index}`, to }))
  assert.deepEqual(flowOrder(ids, chain), ids)
})

test('a way to what is not among the elements leads nowhere', () => {
  assert.deepEqual(flowOrder(['start'], ways('start>gone')), ['start'])
})
