import assert from 'node:assert/strict'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { tap } from './wire.ts'

test('a body that comes letter by letter is held in few pieces', () => {
  const incoming = new IncomingMessage(new Socket())
  const { received } = tap(incoming, new ServerResponse(incoming))
  for (let letter = 0; letter < 1_000; letter++) incoming.push(Buffer.from('a'))
  assert.ok(received.held.length <= 33, `${received.held.length} pieces`)
  assert.equal(Buffer.concat(received.held).toString(), 'a'.repeat(1_000))
  assert.deepEqual([received.heldLength, received.length], [1_000, 1_000])
})
