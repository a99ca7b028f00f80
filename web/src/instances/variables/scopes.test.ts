import assert from 'node:assert/strict'
import { test } from 'node:test'
import { elementOf, isAsBefore, standingOf, turnOf, variablesOf } from './scopes.ts'

const instance = {
  status: 'active' as const,
  variables: { name: 'Tom Becker', amount: 3 },
  visits: [
    { id: 'ask#1', variables: { amount: 4 } },
    { id: 'create#2', variables: null },
  ],
}

test('variables of the process come first, then those of each element', () => {
  assert.deepEqual(variablesOf(instance), [
    { scope: 'process', name: 'name', value: 'Tom Becker' },
    { scope: 'process', name: 'amount', value: 3 },
    { scope: 'ask#1', name: 'amount', value: 4 },
  ])
})

test('a variable is looked for in its own scope and in no other', () => {
  assert.deepEqual(standingOf(instance, 'process', 'amount'), { is: 'there', value: 3 })
  assert.deepEqual(standingOf(instance, 'ask#1', 'amount'), { is: 'there', value: 4 })
  assert.deepEqual(standingOf(instance, 'ask#1', 'name'), { is: 'absent' })
  assert.deepEqual(standingOf(instance, 'create#2', 'name'), { is: 'absent' })
})

test('what objects inherit is no variable', () => {
  assert.deepEqual(standingOf(instance, 'process', 'constructor'), { is: 'absent' })
})

test('with an element that was left its variables are gone, with an instance that ended all can’t be set', () => {
  assert.deepEqual(standingOf(instance, 'ask#2', 'amount'), { is: 'gone' })
  assert.deepEqual(standingOf({ ...instance, status: 'completed' }, 'process', 'amount'), { is: 'over' })
})

test('a variable is as before while its value is, whatever else happened', () => {
  const then = standingOf(instance, 'process', 'amount')
  const other = { ...instance, variables: { ...instance.variables, name: 'Ada Lindqvist' } }
  assert.equal(isAsBefore(then, standingOf(other, 'process', 'amount')), true)
  assert.equal(isAsBefore(then, { is: 'there', value: 4 }), false)
  assert.equal(isAsBefore(then, { is: 'absent' }), false)
  assert.equal(isAsBefore({ is: 'absent' }, { is: 'absent' }), true)
})

test('the name of a visit is its element and its turn, whatever the element is called', () => {
  assert.equal(elementOf('ask#3'), 'ask')
  assert.equal(elementOf('a#b#12'), 'a#b')
  assert.equal(turnOf('a#b#12'), '12')
})
