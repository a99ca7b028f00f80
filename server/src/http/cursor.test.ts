import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { cursorOf, pageOf } from './cursor.ts'

const cursor = cursorOf(z.object({ id: z.int() }))

test('a cursor comes back as it was', () => {
  assert.deepEqual(cursor.read(cursor.write({ id: 7 })), { id: 7 })
})

test('what is no cursor of this list is none', () => {
  const other = Buffer.from('{"id":"seven"}').toString('base64url')
  for (const text of ['', 'x', '%%%', other, 'null']) assert.equal(cursor.read(text), undefined, text)
})

test('a page has a next one only when there is more', () => {
  const rows = [{ id: 1 }, { id: 2 }, { id: 3 }]
  assert.deepEqual(
    pageOf(rows, 3, cursor, (row) => row),
    { items: rows, nextCursor: null },
  )
  const { items, nextCursor } = pageOf(rows, 2, cursor, (row) => row)
  assert.deepEqual(items, rows.slice(0, 2))
  assert.deepEqual(cursor.read(nextCursor ?? ''), { id: 2 })
})
