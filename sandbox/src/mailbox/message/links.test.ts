import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runInNewContext } from 'node:vm'
import { linksIn } from './links.ts'

test('links are what anchors lead to, each once, and nothing that is no address', () => {
  const html = `<a class="button"
    href="http://localhost/?a=1&amp;b=2">Yes</a> <A HREF='mailto:ada@alder.example'>Ada</A> <a href=http://localhost/>All</a>
    <a href="http://localhost/">All</a> <a href="javascript:alert(1)">No</a> <a name="here">Here</a>`
  assert.deepEqual(linksIn({ html, text: undefined }), [
    'http://localhost/?a=1&b=2',
    'mailto:ada@alder.example',
    'http://localhost/',
  ])
})

test('a mail of nothing but beginnings of anchors is read once, not once from each of them', () => {
  const html = '<a '.repeat(200_000)
  // Some milliseconds; from each of them to the end it would be half a minute, for a mail of 600 kB.
  const found = runInNewContext('read()', { read: () => linksIn({ html, text: undefined }) }, { timeout: 10_000 })
  assert.deepEqual(found, [])
})
