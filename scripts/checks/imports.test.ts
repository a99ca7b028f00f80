import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { importsOf, needs } from './imports.ts'
import { sourceFiles } from './sources.ts'
import { isEndToEnd, isForTheWholeTest } from './testKinds.ts'

const imports = importsOf(sourceFiles())
const needsOf = (...path: string[]) => needs(imports, join(...path))

test('a file needs what it imports, and what that imports', () => {
  const needed = needsOf('scripts', 'checks', 'imports.test.ts')
  assert.ok(needed.has(join('scripts', 'checks', 'imports.ts')))
  assert.ok(needed.has(join('scripts', 'bootstrap', 'root.mjs')))
  assert.ok(!needed.has(join('scripts', 'check.ts')))
})

test('packages of ours are followed through their exports', () => {
  const needed = needsOf('server', 'src', 'testing', 'testServer.ts')
  assert.ok(needed.has(join('core', 'src', 'api', 'index.ts')))
})

test('tests that need a database, the sandbox or a browser are known by what they import', () => {
  const kind = (...path: string[]): boolean => isForTheWholeTest(join(...path), needsOf(...path))
  assert.equal(kind('server', 'src', 'testing', 'database.test.ts'), true)
  assert.equal(kind('server', 'src', 'platform', 'config.test.ts'), false)
  assert.equal(isEndToEnd(join('e2e', 'signIn.test.ts')), true)
})
