import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action } from '../../../automate/index.ts'
import { layersOf, waitsFor } from './layers.ts'

const action = (name: string, runAfter: Action['runAfter'] = {}): Action => ({
  name,
  type: 'Compose',
  runAfter,
  inputs: null,
  definition: {},
  bodies: {},
})

const names = (layers: Action[][]) => layers.map((layer) => layer.map(({ name }) => name).join(' '))

test('an action stands below all that it waits for, beside those that run at the same time', () => {
  const body = [
    action('last', { left: ['Succeeded'], right: ['Succeeded'] }),
    action('left', { first: ['Succeeded'] }),
    action('first'),
    action('right', { first: ['Succeeded'] }),
  ]
  assert.deepEqual(names(layersOf(body)), ['first', 'left right', 'last'])
})

test('what an action waits for is said where it is more than the success of what stands above it', () => {
  const [first, other] = [action('first'), action('other')]
  assert.equal(waitsFor(action('next', { first: ['Succeeded'] }), [first]), undefined)
  assert.equal(
    waitsFor(action('next', { first: ['Failed', 'TimedOut'] }), [first]),
    'Runs after “first” has failed or has timed out',
  )
  assert.equal(waitsFor(action('next', { first: ['Succeeded'] }), [first, other]), 'Runs after “first” is successful')
})
