import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lostIn } from './lostIn.ts'

test('what is warned of is told on one line, whether it came as words or as an error', () => {
  const warnings = [
    'element <a> referenced by <b>#bpmnElement not yet drawn',
    { message: 'unparsable content <bpmn:strange> detected\n\tline: 7\n\tcolumn: 3' },
  ]
  assert.deepEqual(lostIn(warnings), [
    'element <a> referenced by <b>#bpmnElement not yet drawn',
    'unparsable content <bpmn:strange> detected line: 7 column: 3',
  ])
})

test('an attribute that is not known is kept, and nobody is warned of it', () => {
  assert.deepEqual(lostIn([{ message: 'unknown attribute <odd>' }]), [])
})
