import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedInWords } from './askedInWords.ts'

const all = { id: 'all', kind: 'group', name: 'All Staff' } as const
const ada = { id: 'ada', kind: 'user', name: 'Ada Lind' } as const
const matched = {
  ...{ id: '01a1f770-4937-7230-8000-000000000000', name: 'Join', askedOf: [ada], askedOfCount: 1, queue: 'approvers' },
  ...{ approvers: [{ kind: 'people', people: [ada, all] }], leftOut: [] },
} satisfies Parameters<typeof askedInWords>[0]

test('a trial says who would be asked, by which rules', () => {
  assert.equal(askedInWords(matched), 'It asks Ada Lind (Ada Lind, All Staff).')
})

test('a group that is too large to be asked is named beside who is, and where nobody is', () => {
  const tooLarge = 'All Staff is not asked: more than 1000 people are too many for one request.'
  assert.ok(askedInWords({ ...matched, leftOut: [all] }).endsWith(`(Ada Lind, All Staff). ${tooLarge}`))
  const nobody = { ...matched, askedOf: [], askedOfCount: 0, queue: 'administrators', leftOut: [all] } as const
  assert.ok(askedInWords({ ...nobody, askedOf: [], leftOut: [all] }).endsWith(`all requests. ${tooLarge}`))
})
