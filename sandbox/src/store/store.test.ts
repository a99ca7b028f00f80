import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, test } from 'node:test'
import { StartFailure } from '../startFailure.ts'
import { openStore } from './store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const failure = (words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof StartFailure)
  assert.match(error.message, words)
  return true
}

test('a folder that is not there is made, and what is written is there after opening it again', () => {
  const deep = join(folder, 'a', 'b')
  {
    using store = openStore(deep)
    store.run`insert into tenant (id, name, domain) values ('1', ${"O'Neill"}, 'o.example')`
  }
  using again = openStore(deep)
  assert.equal(again.row<{ name: string }>`select name from tenant where domain = ${'O.EXAMPLE'}`?.name, "O'Neill")
})

test('a transaction that fails leaves nothing behind', () => {
  using store = openStore(folder)
  assert.throws(
    () =>
      store.transaction(() => {
        store.run`insert into tenant (id, name, domain) values ('1', 'One', 'one.example')`
        throw new Error('no')
      }),
    /no/,
  )
  assert.deepEqual(store.rows`select * from tenant`, [])
})

test('references are held: nobody joins a group that is not there', () => {
  using store = openStore(folder)
  assert.throws(() => store.run`insert into group_member (group_id, person_id) values ('no', 'nobody')`, /FOREIGN KEY/)
})

test('a folder in use, a newer database, a broken one and an impossible folder are each told in a sentence', () => {
  {
    using _store = openStore(folder)
    assert.throws(
      () => openStore(folder),
      failure(/^Another sandbox is using .*sandbox\.sqlite\. Stop it, or set SANDBOX_DATA/),
    )
  }
  const file = join(folder, 'sandbox.sqlite')
  const database = new DatabaseSync(file)
  database.exec('pragma user_version = 999')
  database.close()
  assert.throws(() => openStore(folder), failure(/newer version of the sandbox/))
  rmSync(file)
  writeFileSync(file, 'this is not a database, and it is long enough to be looked at')
  assert.throws(() => openStore(folder), failure(/cannot keep its data in .*not a database/))
  assert.throws(() => openStore(join(file, 'below')), failure(/cannot keep its data in .*Set SANDBOX_DATA/))
})

test('a folder that nobody can make is refused at once', {
  skip: process.platform !== 'linux' && 'only Linux has /proc',
}, () => {
  assert.throws(() => openStore('/proc/nope/sandbox'), failure(/cannot keep its data in .*nope/))
})

test('what the sandbox keeps is for its owner alone to read, also when it was kept otherwise before', {
  skip: process.platform === 'win32' && 'Windows has no modes',
}, () => {
  const deep = join(folder, 'data')
  const modes = () => [deep, join(deep, 'sandbox.sqlite')].map((path) => (statSync(path).mode & 0o777).toString(8))
  openStore(deep)[Symbol.dispose]()
  assert.deepEqual(modes(), ['700', '600'])
  chmodSync(join(deep, 'sandbox.sqlite'), 0o644)
  openStore(deep)[Symbol.dispose]()
  assert.deepEqual(modes(), ['700', '600'])
})
