import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  filterOf,
  instancesSearch,
  isFiltered,
  isInstanceId,
  nothingSought,
  stateNames,
  stateOf,
  states,
  wrongVariable,
} from './search.ts'

test('a mistyped address still opens the page, without the part that makes no sense', () => {
  assert.deepEqual(
    filterOf(
      instancesSearch.parse({ status: 'asleep', processId: 'hiring', versionId: '3', variable: 'no equals sign' }),
    ),
    { processId: 'hiring' },
  )
})

test('what is not looked for is not asked for', () => {
  assert.deepEqual(filterOf(nothingSought), {})
  assert.equal(isFiltered(nothingSought), false)
  assert.equal(isFiltered({ ...nothingSought, incidents: 'yes' }), true)
})

test('each state is found again from the address it leads to', () => {
  for (const name of stateNames) assert.equal(stateOf({ ...nothingSought, ...states[name].search }), name)
})

test('a mixture of states is no button’s', () => {
  assert.equal(stateOf({ ...nothingSought, status: 'completed', incidents: 'yes' }), undefined)
})

test('a variable is looked for by name and value; the value may be empty or hold equals signs itself', () => {
  assert.equal(wrongVariable('approved=true'), null)
  assert.equal(wrongVariable('note='), null)
  assert.equal(wrongVariable('query=a=b'), null)
  assert.equal(wrongVariable(''), null)
  assert.notEqual(wrongVariable('approved'), null)
  assert.notEqual(wrongVariable('=true'), null)
})

test('an instance is known by its id', () => {
  assert.equal(isInstanceId('01a1f770-4937-7230-8000-000000000000'), true)
  assert.equal(isInstanceId('E-4711'), false)
  assert.equal(isInstanceId(''), false)
})
