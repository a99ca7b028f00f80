import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, taskTypeOf } from '../../catalog/index.ts'
import { entra } from './entra.ts'

test('every action of the catalog can be chosen, and is asked for what it takes and nothing else', () => {
  const [operation] = entra.properties
  const types = Object.keys(connectors.entra.actions).map((action) => taskTypeOf('entra', action))
  assert.deepEqual(
    operation?.choices?.map(({ value }) => value),
    types,
  )
  for (const [action, { input }] of Object.entries(connectors.entra.actions)) {
    const asked = entra.properties.filter(({ group, condition }) => {
      if (group !== 'input' || !condition) return false
      const type = taskTypeOf('entra', action)
      return 'equals' in condition ? condition.equals === type : 'oneOf' in condition && condition.oneOf.includes(type)
    })
    assert.deepEqual(asked.map(({ id }) => id).toSorted(), Object.keys(input.shape).toSorted(), action)
  }
})
