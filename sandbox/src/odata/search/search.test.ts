import assert from 'node:assert/strict'
import { test } from 'node:test'
import { propertiesOf, type Schema } from '../schema.ts'
import { compileSearch, parseSearch } from './index.ts'
import { wordsOf } from './words.ts'

const text = { type: 'text' } as const
const schema: Schema = {
  name: 'test.group',
  properties: propertiesOf({
    displayName: text,
    description: text,
    mail: text,
    mails: { type: 'collection', of: text },
  }),
}

const groups = [
  { displayName: 'OneVideo', description: 'Films', mail: 'onevideo@alder.example' },
  { displayName: 'Video one two', description: null, mail: 'films@alder.example', mails: ['x@a', 'one@a'] },
  { displayName: 'hello-world123', description: 'One drive', mail: null },
]

const found = (search: string): string => {
  const parsed = parseSearch(search)
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.fault)
  const compiled = compileSearch(parsed.value, schema)
  assert.ok(compiled.ok, compiled.ok ? '' : compiled.fault)
  return groups.flatMap((group, place) => (compiled.value(group) ? place : [])).join('')
}

for (const [value, words] of [
  ['hello world', ['hello', 'world']],
  ['HelloWorld', ['hello', 'world', 'helloworld']],
  ['HELLOworld', ['helloworld']],
  ['hello.world', ['hello', '.', 'world', 'helloworld']],
  ['hello123world', ['hello', '123', 'world', 'hello123world']],
  ['李四(David Li)', ['李四', '(', 'david', 'li', ')', '李四david']],
] as const)
  test(`the words of ${value}`, () => {
    assert.deepEqual([...wordsOf(value)].sort(), [...words].sort())
  })

for (const [search, places] of [
  ['"displayName:OneVideo"', '01'],
  ['"displayName:video one"', '01'],
  ['"displayname:VID"', '01'],
  ['"displayName:deo"', ''], // no "contains"
  ['"displayName:helloworld"', '2'],
  ['"displayName:123"', '2'],
  ['"mail:onev"', '0'],
  ['"mail:video"', ''], // not indexed by words: how it begins
  ['"mails:one"', '1'],
  ['"displayName:video" AND "description:films"', '0'],
  ['"displayName:video" OR "description:one"', '012'],
  ['"description:one" OR "displayName:video" AND "mail:films"', '12'],
  ['("description:one" OR "displayName:video") AND "mail:films"', '1'],
  ['"description:One" AND ("displayName:Video" OR "displayName:Hello")', '2'],
] as const)
  test(`a search finds what it says: ${search}`, () => {
    assert.equal(found(search), places)
  })

for (const search of [
  'video',
  '"video"',
  '"displayName:"',
  '"displayName:video',
  '"displayName:video" and "mail:x"',
  '"displayName:video" AND',
  '("displayName:video"',
  'displayName:"video"',
  '',
  `${'('.repeat(5_000)}"displayName:video"${')'.repeat(5_000)}`,
])
  test(`what is no search is told: ${search.slice(0, 100)}`, () => {
    const parsed = parseSearch(search)
    assert.ok(!parsed.ok && parsed.fault.startsWith('Syntax error'))
  })

test('a property that is not there is told', () => {
  const parsed = parseSearch('"colour:red"')
  assert.ok(parsed.ok)
  assert.deepEqual(compileSearch(parsed.value, schema), {
    ok: false,
    fault: "Could not find a property named 'colour' on type 'test.group'.",
  })
})
