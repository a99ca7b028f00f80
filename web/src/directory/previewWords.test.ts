import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewInWords } from './previewWords.ts'

const asks = {
  outcome: 'asks',
  workflow: { id: '01a1f770-4937-7230-8000-000000000000', name: 'Create User' },
  askedOf: [{ id: 'ada', kind: 'user', name: 'Ada Lind' }],
  askedOfCount: 1,
  queue: 'approvers',
  leftOut: [],
  considered: [],
} satisfies Parameters<typeof previewInWords>[0]

test('a form says beforehand whether it applies at once, or who is asked by which workflow', () => {
  assert.match(previewInWords({ outcome: 'at-once' }), /^Applies at once/)
  assert.match(previewInWords(asks), /^Asks Ada Lind by the workflow “Create User”/)
})

test('where no approver is left the form says that an administrator decides', () => {
  const nobody = { ...asks, askedOf: [], askedOfCount: 0, queue: 'administrators' as const }
  assert.match(previewInWords(nobody), /^Asks an administrator/)
})

test('a group that is too large to be asked is named beforehand, as it is afterwards', () => {
  const leftOut = [{ id: 'all', kind: 'group' as const, name: 'All Staff' }]
  assert.match(
    previewInWords({ ...asks, leftOut }),
    /“Create User”\. All Staff is not asked: more than 1000 people are too many for one request\. Nothing changes/,
  )
})

test('what would be refused is told in the words of the server', () => {
  assert.equal(previewInWords({ outcome: 'refused', sentence: 'No.' }), 'No.')
})
