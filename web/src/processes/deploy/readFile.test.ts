import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diagramBytesMax } from '@countersign/core/api'
import { readFile, understood } from './readFile.ts'

const definitions = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'
const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name)
const reasonOf = async (given: Parameters<typeof readFile>[0]): Promise<string> => {
  const read = await readFile(given)
  return read.ok ? '' : read.reason
}

test('a BPMN file is sent as it stands, its mark of byte order included', async () => {
  assert.deepEqual(await readFile(file('a.bpmn', `\uFEFF${definitions}`)), { ok: true, xml: `\uFEFF${definitions}` })
})

test('what holds BPMN is BPMN, whatever its name; what is named so is left to the server to judge', async () => {
  assert.equal(await reasonOf(file('process.txt', definitions)), '')
  assert.equal(await reasonOf(file('broken.BPMN', '<definitions')), '')
})

test('what is no BPMN file is told so, be it text or a picture', async () => {
  assert.match(await reasonOf(file('notes.txt', 'Dear Ada')), /^This is no BPMN file/)
  assert.match(
    await reasonOf(file('logo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]))),
    /^This is no BPMN file/,
  )
  assert.equal(await reasonOf(file('empty.bpmn', '')), 'It is empty.')
})

test('a BPMN file in another encoding is told to be saved again', () => {
  assert.match((understood('a.bpmn', new Uint8Array([0x3c, 0xff])) as { reason: string }).reason, /UTF-8/)
})

test('a file that is too large is not even read, and a folder can not be', async () => {
  const unread = () => Promise.reject(new Error('nobody may read this'))
  const large = { name: 'a.bpmn', size: diagramBytesMax + 1, arrayBuffer: unread }
  assert.match(await reasonOf(large), /at most 4\.8 MB/)
  assert.match(await reasonOf({ name: 'processes', size: 4096, arrayBuffer: unread }), /folder/)
})
