import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { StartRefusal } from '../platform/startRefusal.ts'
import { masterKeyFile, masterKeyFromFile, masterKeyFromText, masterKeyOf } from './masterKey.ts'

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'countersign-key-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

test('K1 the key file is made once, for its owner alone, and read from then on', async () => {
  await using folder = await temporaryFolder()
  const first = await masterKeyFromFile(folder.path, true)
  const { mode } = await stat(masterKeyFile(folder.path))
  if (process.platform !== 'win32') assert.equal(mode & 0o777, 0o600)
  const second = await masterKeyFromFile(folder.path, false)
  assert.deepEqual(first.derive('audit'), second.derive('audit'))
})

test('K1 a missing key is not replaced where there is something it protects', async () => {
  await using folder = await temporaryFolder()
  await assert.rejects(masterKeyFromFile(folder.path, false), { name: 'StartRefusal', code: 'MASTER_KEY_MISSING' })
})

test('K1 a damaged key file is refused, not replaced', async () => {
  await using folder = await temporaryFolder()
  await writeFile(masterKeyFile(folder.path), 'half')
  await assert.rejects(masterKeyFromFile(folder.path, true), { name: 'StartRefusal', code: 'MASTER_KEY_UNUSABLE' })
  assert.equal(await readFile(masterKeyFile(folder.path), 'utf8'), 'half')
})

test('K1 a key from the environment has 32 bytes', () => {
  assert.throws(() => masterKeyFromText(randomBytes(16).toString('base64')), StartRefusal)
  assert.ok(masterKeyFromText(randomBytes(32).toString('base64')))
})

test('K2 keys of different purposes have nothing in common', () => {
  const key = masterKeyOf(randomBytes(32))
  assert.notDeepEqual(key.derive('audit'), key.derive('sign-in'))
  assert.deepEqual(key.derive('audit'), key.derive('audit'))
})
