import assert from 'node:assert/strict'
import { test } from 'node:test'
import { redactionOf } from './redaction.ts'

const odd = `s3cr&t "v/al+ue" <ü>\n`
const { text, json } = redactionOf([
  ['ODD', odd],
  ['PIN', '4711'],
  ['LONG', 'correct horse battery staple'],
  ['LONGER', 'correct horse battery staple, and more'],
])
const base64 = (value: string) => Buffer.from(value).toString('base64')

for (const [how, said] of Object.entries({
  'as it is': odd,
  'without its blanks': odd.trim(),
  'in JSON': JSON.stringify({ echoed: odd }),
  'in JSON within JSON': JSON.stringify(JSON.stringify({ echoed: odd })),
  'in an address': `https://a.example/?q=${encodeURIComponent(odd)}`,
  'in an address with small letters': encodeURIComponent(odd).replace(/%../g, (coded) => coded.toLowerCase()),
  'in a form': `${new URLSearchParams({ q: odd })}`,
  'in HTML': odd.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
}))
  test(`a value is found ${how}`, () => {
    assert.match(text(said), /\[secret ODD\]/)
    assert.doesNotMatch(text(said), /s3cr|v.{1,3}al.{1,3}ue/)
  })

test('it is found inside of base64, wherever it begins', () => {
  for (const user of ['', 'a', 'ab', 'abc', 'somebody@alder.example:']) {
    const told = text(`Basic ${base64(`${user}correct horse battery staple`)}`)
    assert.match(told, /\[secret LONG\]/, user)
    assert.doesNotMatch(Buffer.from(told.split(' ')[1] ?? '', 'base64').toString(), /horse/, user)
    const url = Buffer.from(`${user}${odd}`).toString('base64url')
    assert.match(text(url), /\[secret ODD\]/)
  }
})

test('in JSON it is found in texts, names and numbers', () => {
  assert.deepEqual(json({ 'a 4711': ['4711', 4711, 1, true, null, { deep: 'x4711' }] }), {
    'a [secret PIN]': ['[secret PIN]', '[secret PIN]', 1, true, null, { deep: 'x[secret PIN]' }],
  })
})

test('a value that another begins with leaves nothing of the longer one', () => {
  assert.equal(text('it is correct horse battery staple, and more'), 'it is [secret LONGER]')
})

test('asked twice it answers the same', () => {
  for (const _ of [1, 2, 3]) assert.equal(json(4711), '[secret PIN]')
})

test('what is no secret stays as it is', () => {
  const said = { said: 'nothing of interest', numbers: [47, 11], base64: base64('nothing of interest') }
  assert.deepEqual(json(said), said)
  assert.equal(redactionOf([]).text('anything'), 'anything')
})
