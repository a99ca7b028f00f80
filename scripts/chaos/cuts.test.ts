// Tests that never fail prove nothing: without any of the protecting lines, one must.

import assert from 'node:assert/strict'
import { type StdioOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { root } from '../bootstrap/root.mjs'
import { type Cut, type CutName, cuts } from './cuts.ts'
import { edited } from './edited.ts'

/** Else a child would fail because there is nothing to take out, and that would count. */
test('every line that is taken out is there', () => {
  for (const { edits } of Object.values<Cut>(cuts))
    for (const edit of edits) assert.ok(edited(readFileSync(join(root, edit.file), 'utf8'), edit))
})

const cutting = join(import.meta.dirname, 'cutting.ts')

for (const [name, { promise, test: proof }] of Object.entries(cuts) as [CutName, Cut][])
  test(`a test fails unless ${promise}`, async () => {
    const [file, beginning] = proof
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    const args = ['--import', cutting, '--test-timeout=15000', `--test-name-pattern=/^${beginning}/`, file]
    const stdio: StdioOptions = ['ignore', 'pipe', 'inherit']
    const child = spawn(process.execPath, args, { cwd: root, env: { ...env, CHAOS_WITHOUT: name }, stdio })
    const said = await text(child.stdout as Readable)
    assert.match(said, /^. (fail|cancelled) [1-9]/m, said)
  })

test('a line that is not there, or twice, is not taken out', () => {
  const edit = { file: 'a.ts', line: 'b', instead: 'x' }
  assert.equal(edited('abc', edit), 'axc')
  assert.throws(() => edited('ac', edit), /not exactly one/)
  assert.throws(() => edited('abcb', edit), /not exactly one/)
})
