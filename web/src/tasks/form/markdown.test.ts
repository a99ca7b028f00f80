import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksOf, spansOf } from './markdown.ts'

test('headings, lists and paragraphs are told apart', () => {
  const blocks = blocksOf('# Invoice\nPlease look\nclosely.\n\n* one\n* two\n1. first\n\n<br />\n')
  assert.deepEqual(
    blocks.map(({ type }) => type),
    ['heading', 'paragraph', 'list', 'list'],
  )
  assert.deepEqual(blocks[1], { type: 'paragraph', spans: [{ type: 'text', text: 'Please look closely.' }] })
})

test('words can be bold, italic, code, or lead somewhere', () => {
  assert.deepEqual(
    spansOf('a **b** _c_ `d` [e](https://alder.example)').filter(({ type }) => type !== 'text'),
    [
      { type: 'bold', text: 'b' },
      { type: 'italic', text: 'c' },
      { type: 'code', text: 'd' },
      { type: 'link', text: 'e', href: 'https://alder.example' },
    ],
  )
  assert.deepEqual(spansOf('snake_case_name'), [{ type: 'text', text: 'snake_case_name' }])
})

test('HTML is only text', () => {
  assert.deepEqual(blocksOf('<img src=x onerror=alert(1)>'), [
    { type: 'paragraph', spans: [{ type: 'text', text: '<img src=x onerror=alert(1)>' }] },
  ])
})

test('a text that is all beginnings is read in one pass', () => {
  for (const beginning of ['[', '[a](', '[a](b', '`', '**a', '__a', '*a', '_a', ' _a'])
    spansOf(beginning.repeat(200_000)) // ends at all only in one pass
  assert.deepEqual(spansOf('[[[a](https://alder.example)'), [
    { type: 'text', text: '[[' },
    { type: 'link', text: 'a', href: 'https://alder.example' },
  ])
})
