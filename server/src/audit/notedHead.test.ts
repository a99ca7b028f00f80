import assert from 'node:assert/strict'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/temporaryFolder.ts'
import { noteHead, parseNotedHead, readNotedHead } from './notedHead.ts'

const hash = Buffer.alloc(32, 7)

test('what was noted last is read back', async () => {
  await using folder = await temporaryFolder()
  assert.equal(await readNotedHead(folder.path), undefined)
  await noteHead(folder.path, { position: 1n, hash })
  await noteHead(folder.path, { position: 2n, hash })
  assert.deepEqual(await readNotedHead(folder.path), { position: 2n, hash: hash.toString('hex') })
})

test('what is no head is none', () => {
  for (const text of ['', '1', '1:ab', `x:${'0'.repeat(64)}`, `1:${'0'.repeat(65)}`])
    assert.equal(parseNotedHead(text), undefined, text)
})
