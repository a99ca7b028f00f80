import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RequestEvent } from '@countersign/core/api'
import { approvalEventKinds } from '@countersign/core/approvals'
import { person, requestOf } from './request.fixture.ts'
import { toldOf } from './told.ts'

const event = (kind: RequestEvent['kind'], more: Partial<RequestEvent> = {}): RequestEvent => ({
  ...{ at: '2026-11-20T09:00:00Z', kind, who: null, via: null, people: [], text: null },
  ...more,
})
const sentencesOf = (...timeline: RequestEvent[]) => toldOf(requestOf({ timeline })).map(({ sentence }) => sentence)

test('it begins with the request itself, and with the reason in the words of whoever asked', () => {
  const [first] = toldOf(requestOf({ reason: 'For the fair.' }))
  assert.equal(first?.sentence, 'Tom made the request')
  assert.equal(first?.text, 'For the fair.')
})

test('who is asked is named, and the administrators where nobody is', () => {
  assert.deepEqual(
    sentencesOf(
      event('asked', { people: [person('Ada')] }),
      event('asked', { people: [person('Ada'), person('Grace')] }),
      event('asked'),
    ).slice(1),
    ['Ada was asked', 'Ada and Grace were asked', 'The administrators were asked'],
  )
})

test('an answer that came too late, from the requester or from a stranger is told, and that it changed nothing', () => {
  for (const kind of ['answered-late', 'answered-own', 'answered-stranger'] as const) {
    const [, sentence] = sentencesOf(event(kind, { who: 'Mallory', via: 'linked-flow' }))
    assert.match(sentence ?? '', /^Mallory answered in Power Automate.*changed nothing$/)
  }
})

test('an answer that fits several people names them, and says what to mend', () => {
  const [, sentence] = sentencesOf(
    event('answered-ambiguous', {
      who: 'desk@alder.example',
      via: 'linked-flow',
      people: [person('Ada'), person('Eve')],
    }),
  )
  assert.match(sentence ?? '', /^desk@.* in Power Automate; that fits Ada and Eve alike.*changed nothing\. Give each/)
})

test('everything that can happen has words', () => {
  for (const kind of approvalEventKinds) assert.ok((sentencesOf(event(kind))[1] ?? '').length > 10, kind)
})
