import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, test } from 'node:test'
import { StartFailure } from '../startFailure.ts'
import { migrations } from './migrations/index.ts'
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

test('references are held: nobody holds a role that is not there', () => {
  using store = openStore(folder)
  assert.throws(
    () => store.run`insert into app_role_assignment (app_role_id, person_id) values ('no', 'nobody')`,
    /FOREIGN KEY/,
  )
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

test('a sandbox of the first schema keeps who holds which role, under the ids they had', () => {
  const database = new DatabaseSync(join(folder, 'sandbox.sqlite'))
  database.exec(migrations[0] ?? '')
  database.exec(`
    pragma user_version = 1;
    insert into person values ('a', 'ada@o.example', 'Ada', 'Ada', 'A', 'ada@o.example', 'MD', 'M', null),
      ('b', 'tom@o.example', 'Tom', 'Tom', 'B', 'tom@o.example', 'S', 'S', 'a');
    insert into directory_group values ('g', 'Group');
    insert into group_member values ('g', 'a');
    insert into app_registration values ('app', 'App', 'AzureADMyOrg', 'None', 0);
    insert into app_role values ('r', 'app', 'admin', 'Admin');
    insert into app_role_assignment values ('r', 'b');`)
  database.close()
  using store = openStore(folder)
  assert.deepEqual(
    store.rows<{ id: string }>`select person_id as id from app_role_assignment`.map(({ id }) => id),
    ['b'],
  )
  assert.deepEqual(
    store.rows<{ id: string }>`select id from directory_object order by position`.map(({ id }) => id),
    ['a', 'b'],
  )
})
