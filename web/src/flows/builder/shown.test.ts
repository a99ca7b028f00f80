import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '@countersign/core/flows'
import { builderSearch } from '../search.ts'
import { overview, type Shown, searchFor, shownBy } from './shown.ts'

const begun: Pick<Draft, 'trigger'> = { trigger: { kind: 'button', label: '', fields: [] } }

test('a flow without a trigger begins with it', () => {
  assert.deepEqual(shownBy({}, { trigger: null }), { what: 'trigger' })
  assert.deepEqual(shownBy({ step: 's1' }, { trigger: null }), { what: 'step', id: 's1' })
})

test('an address leads back to what the sidebar showed', () => {
  const all: Shown[] = [
    overview,
    { what: 'trigger' },
    { what: 'step', id: 's3' },
    { what: 'add', place: { list: 'flow', index: 2 }, system: 'entra' },
    { what: 'add', place: { list: 's3-otherwise', index: 0 }, system: null },
  ]
  for (const shown of all) assert.deepEqual(shownBy(builderSearch.parse(searchFor(shown)), begun), shown)
})

test('an address somebody mistyped shows the overview', () => {
  assert.deepEqual(shownBy(builderSearch.parse({ add: 'flow', system: 'nowhere', outcome: 'x' }), begun), overview)
})
