import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksOf } from './linkLooks.ts'

const health = (state: 'ok' | 'off' | 'trouble' | 'not-known', sentence: string) => ({ state, sentence, at: null })

test('a link that works says so, and no more', () => {
  assert.deepEqual(looksOf({ state: 'linked', health: health('ok', 'The flow takes requests.') }), {
    ...{ title: 'Linked', color: 'success', sentence: null },
  })
})

test('what somebody has to mend is said in a sentence', () => {
  const off = 'The flow is switched off. Turn it on in Power Automate.'
  assert.deepEqual(looksOf({ state: 'linked', health: health('off', off) }), {
    ...{ title: 'The flow is off', color: 'warning', sentence: off },
  })
})

test('what is not linked yet names the next step, and what went wrong with the last', () => {
  const none = health('not-known', 'Nothing was sent to the flow yet.')
  assert.match(looksOf({ state: 'template-made', health: none }).sentence ?? '', /^Enter the request URL/)
  const wrong = health('trouble', 'That is the request URL of another flow.')
  const { title, sentence } = looksOf({ state: 'url-entered', health: wrong })
  assert.equal(title, 'Not linked yet')
  assert.match(sentence ?? '', /^That is the request URL of another flow\. Authenticate it/)
})
