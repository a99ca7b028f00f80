import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeReturnTo } from './returnTo.ts'

const url = new URL('https://countersign.example')

test('an address of ours is kept, with its query', () => {
  assert.equal(safeReturnTo('/admin/audit?search=Grace#top', url), '/admin/audit?search=Grace#top')
})

test('every other address leads home', () => {
  const others = [
    undefined,
    '',
    'admin',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example/..//evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
  ]
  for (const asked of others) {
    const path = safeReturnTo(asked, url)
    assert.equal(new URL(path, url).origin, url.origin, String(asked))
    assert.doesNotMatch(path, /^\/[/\\]/, String(asked))
  }
})
