import assert from 'node:assert/strict'
import { test } from 'node:test'
import { templatesIn, withTemplates } from './ownTemplates.ts'

const mail = { id: 'alder.mail', name: 'Send a mail', version: 1, properties: [] }

test('a file holds one template, or several', () => {
  assert.deepEqual(templatesIn(JSON.stringify(mail)), [mail])
  assert.deepEqual(templatesIn(JSON.stringify([mail, { ...mail, version: 2 }])), [mail, { ...mail, version: 2 }])
})

test('what is no template is none, whatever it is', () => {
  for (const text of ['', 'hello', '[]', '{}', '[{"id":1}]', '<bpmn/>']) assert.equal(templatesIn(text), null, text)
})

test('a copy takes the place of the same version and of no other', () => {
  const before = [mail, { ...mail, version: 2 }]
  assert.deepEqual(withTemplates(before, [{ ...mail, name: 'Send a letter' }]), [
    { ...mail, version: 2 },
    { ...mail, name: 'Send a letter' },
  ])
})
