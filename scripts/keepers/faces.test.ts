import assert from 'node:assert/strict'
import { join, normalize } from 'node:path'
import { test } from 'node:test'
import { importsOf } from '../checks/imports.ts'
import { sourceFiles } from '../checks/sources.ts'
import { importsPastFaces } from './faces.ts'

/** `from` imports `to`, in a server in which `audit` and `audit/chain` have faces and `cli` has none. */
const past = (from: string, to: string): string[] => {
  const faces = ['server/src/audit/index.ts', 'server/src/audit/chain/index.ts']
  return importsPastFaces(
    new Map([...faces, from].map((file) => [normalize(file), file === from ? [normalize(to)] : []])),
  )
}

for (const to of ['audit/sql.ts', 'audit/deep/sql.ts', 'audit/chain/index.ts'])
  test(`found: server/src/wire.ts imports ${to}`, () => {
    assert.deepEqual(past('server/src/wire.ts', `server/src/${to}`), [`server/src/wire.ts → server/src/${to}`])
  })

test('found: an import past the face of a folder within one’s own', () => {
  assert.equal(past('server/src/audit/seal.ts', 'server/src/audit/chain/hash.ts').length, 1)
})

test('a face, a neighbour, what stands above, and a folder without a face are free', () => {
  assert.deepEqual(past('server/src/wire.ts', 'server/src/audit/index.ts'), [])
  assert.deepEqual(past('server/src/audit/seal.ts', 'server/src/audit/sql.ts'), [])
  assert.deepEqual(past('server/src/audit/chain/hash.ts', 'server/src/audit/sql.ts'), [])
  assert.deepEqual(past('server/src/wire.ts', 'server/src/cli/main.ts'), [])
})

test('no folder of the engine, the core, the server or the sandbox is entered past its face', () => {
  const rooms = ['engine', 'core', 'server', 'sandbox'].map((room) => join(room, 'src'))
  const files = sourceFiles().filter((file) => rooms.some((room) => file.startsWith(room)))
  assert.ok(files.length > 0)
  assert.deepEqual(importsPastFaces(importsOf(files)), [])
})
