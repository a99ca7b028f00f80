import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from './csv.ts'

test('quotes, commas and line ends stay inside their cell', () => {
  assert.equal(csvLine(['a "b"', 'c,d', 'e\nf']), '"a ""b""","c,d","e\nf"\r\n')
})

test('a cell that a spreadsheet would run is text', () => {
  assert.equal(
    csvLine(['=HYPERLINK("x")', '+1', '-1', '@x', 'plain']),
    `"'=HYPERLINK(""x"")","'+1","'-1","'@x","plain"\r\n`,
  )
})
