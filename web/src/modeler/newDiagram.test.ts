import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDiagram } from '@countersign/core/processes'
import { idFrom, newDiagram } from './newDiagram.ts'

const stamp = { at: Date.parse('2026-11-20T12:00:00Z'), seed: 'b2f7a6c0e4d1' }

test('an id is made of the words of a name, in letters that every program can write', () => {
  assert.equal(idFrom('New joiner, 2nd try'), 'new-joiner-2nd-try')
  assert.equal(idFrom('  Über_die Größe  '), 'uber-die-grosse')
})

test('an id never begins with a digit, and of nothing usable nothing is made', () => {
  assert.equal(idFrom('2nd line'), 'process-2nd-line')
  assert.equal(idFrom('日本'), '')
  assert.equal(idFrom(''), '')
})

test('a new diagram can be deployed as it is, whatever its name is', () => {
  const read = readDiagram(newDiagram('rock-roll', 'Rock & “roll” <live> "1"'), stamp)
  assert(read.ok)
  assert.deepEqual(
    read.processes.map(({ graph: { id, name } }) => ({ id, name })),
    [{ id: 'rock-roll', name: 'Rock & “roll” <live> "1"' }],
  )
})
