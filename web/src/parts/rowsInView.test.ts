import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowsInView } from './rowsInView.ts'

const list = { heightPx: 400, rowPx: 40, count: 50_000, extra: 5 }

test('only what is in view is drawn, and a little more, however long the list', () => {
  assert.deepEqual(rowsInView({ ...list, topPx: 40_000 }), { first: 995, end: 1015 })
})

test('a row that is half in view is drawn', () => {
  assert.deepEqual(rowsInView({ ...list, extra: 0, topPx: 20 }), { first: 0, end: 11 })
})

test('nothing is drawn before the first row or after the last', () => {
  assert.deepEqual(rowsInView({ ...list, topPx: -300 }), { first: 0, end: 8 })
  assert.deepEqual(rowsInView({ ...list, topPx: 50_000 * 40 }), { first: 49_995, end: 50_000 })
})

test('a list that shrank while one was far down draws nothing rather than rows that are not', () => {
  assert.deepEqual(rowsInView({ ...list, count: 3, topPx: 40_000 }), { first: 3, end: 3 })
  assert.deepEqual(rowsInView({ ...list, count: 0, topPx: 0 }), { first: 0, end: 0 })
})
