import assert from 'node:assert/strict'
import { test } from 'node:test'
import { initialsOf, shadeOf } from './initials.ts'

test('initials are of the first and the last name, whatever stands between', () => {
  assert.equal(initialsOf('Ada Lindqvist'), 'AL')
  assert.equal(initialsOf('  Ada Maria  Lindqvist '), 'AL')
})

test('one name has one initial, no name none', () => {
  assert.equal(initialsOf('Ada'), 'A')
  assert.equal(initialsOf(''), '')
})

test('a letter beyond the first plane of Unicode stays whole', () => {
  assert.equal(initialsOf('𝒜da Öberg'), '𝒜Ö')
})

test('a name keeps its shade, and names spread over all of them', () => {
  assert.equal(shadeOf('Ada Lindqvist', 8), shadeOf('Ada Lindqvist', 8))
  const used = new Set(Array.from({ length: 200 }, (_, number) => shadeOf(`person ${number}`, 8)))
  assert.equal(used.size, 8)
})
