import assert from 'node:assert/strict'
import { test } from 'node:test'
import { person, requestOf } from './request.fixture.ts'
import { heldInWords, memberIn, peopleInWords, titleOf } from './words.ts'

const people = ['Ada', 'Grace', 'Mei', 'Tom'].map(person)

test('people are named while they are few, and counted when they are more', () => {
  assert.equal(peopleInWords(people.slice(0, 1)), 'Ada')
  assert.equal(peopleInWords(people.slice(0, 3), 3, 'or'), 'Ada, Grace or Mei')
  assert.equal(peopleInWords(people), 'Ada, Grace and 2 others')
  assert.equal(peopleInWords(people, 25), 'Ada, Grace and 23 others')
})

test('a list says with whom a request lies, while it lies with anybody', () => {
  assert.equal(heldInWords(requestOf()), 'Ada')
  assert.equal(heldInWords(requestOf({ heldBy: [], heldByCount: 0, queue: 'administrators' })), 'An administrator')
  assert.equal(heldInWords(requestOf({ state: 'denied' })), '–')
})

test('a request is called by what is asked and of what; who is put in is named unless it is whoever asks', () => {
  assert.equal(titleOf(requestOf()), 'Join group: Lab Access')
  assert.equal(memberIn(requestOf()), '')
  assert.equal(memberIn(requestOf({ kind: 'group.nest', member: person('Research') })), 'Research')
})
