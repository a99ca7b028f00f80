import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSearch, stringifySearch } from './searchText.ts'

test('what is written is read again, whatever the words', () => {
  for (const search of ['42', 'true', '"quoted"', 'a&b=c', 'Ünïcode ✓', '{"json":1}'])
    assert.deepEqual(parseSearch(stringifySearch({ search })), { search })
})

test('what is empty leaves no trace in the address', () => {
  assert.equal(stringifySearch({ search: '', action: undefined }), '')
})
