import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { absolute, isTest, sourceFiles } from '../checks/sources.ts'
import { allowedSuppressions, suppressionsIn } from './suppressions.ts'

const pure = [join('engine', 'src'), join('core', 'src')]

for (const line of [
  '// biome-ignore lint/style/noRestrictedGlobals: only this once',
  '/* biome-ignore-all lint: the whole file */',
  '// @ts-ignore',
  '// @ts-nocheck',
  '// @ts-expect-error no clock here',
])
  test(`found: ${line}`, () => {
    assert.deepEqual(suppressionsIn(`const fine = 1\n  ${line}\nconst now = Date.now()`), [line])
  })

test('no rule is switched off in the engine or in the core', () => {
  const files = sourceFiles().filter((file) => !isTest(file) && pure.some((folder) => file.startsWith(folder)))
  assert.ok(files.length > 0)
  const found = files.flatMap((file) =>
    suppressionsIn(readFileSync(absolute(file), 'utf8')).map((line) => `${file.replaceAll('\\', '/')}: ${line}`),
  )
  assert.deepEqual(found, allowedSuppressions)
})
