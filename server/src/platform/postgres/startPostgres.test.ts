import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporaryFolder.ts'
import { lockDataFolder, runningPostgres, startPostgres, stopLeftBehind } from './index.ts'
import { placeIn, postmasterFile, postmasterOf } from './place.ts'

const quiet = (): void => undefined

// Making a cluster takes longer than what most tests try on it: one is made for those that leave it as it was.
let made: TemporaryFolder
before(async () => {
  made = await temporaryFolder()
  await using _postgres = await startPostgres({ folder: made.path, progress: quiet })
})
after(() => made[Symbol.asyncDispose]())

async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

const nobodyThere = { code: /^(ECONNREFUSED|ENOENT)$/ }

const remember = (url: string, words: string) =>
  ask(url, `drop table if exists memory; create table memory as select '${words}'::text as words`)

const recall = async (url: string): Promise<string | undefined> =>
  (await ask<{ words: string }>(url, 'select words from memory'))[0]?.words

/** The first message of `child` that has `key`. */
const messageWith = (child: ChildProcess, key: string): Promise<Record<string, string>> => {
  const { promise, resolve, reject } = Promise.withResolvers<Record<string, string>>()
  child.on('message', (message: Record<string, string>) => key in message && resolve(message))
  child.on('exit', () => reject(new Error(`The process ended before it said '${key}'`)))
  return promise
}

const hasChrt = spawnSync('chrt', ['--version']).error === undefined

test('PostgreSQL does not interrupt whoever runs when it is woken', {
  skip: !hasChrt && 'there is no chrt on this machine',
}, async () => {
  await using postgres = await startPostgres({ folder: made.path, progress: quiet })
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const [policy] = execFileSync('chrt', ['-p', `${rows[0]?.pid}`], { encoding: 'utf8' }).split('\n')
    assert.match(policy ?? '', /SCHED_BATCH$/)
  } finally {
    await client.end()
  }
})

test('the first start makes a durable UTF-8 cluster for this machine only, and its data is there at the second', async () => {
  await using folder = await temporaryFolder()
  const said: string[] = []
  await using first = await startPostgres({ folder: folder.path, progress: (sentence) => said.push(sentence) })
  assert.deepEqual(said, ['Creating the database', 'Starting PostgreSQL'])
  const settings = `select name, setting from pg_settings where name in
    ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'server_encoding', 'listen_addresses',
     'unix_socket_directories', 'password_encryption') order by name`
  assert.deepEqual(
    Object.fromEntries((await ask(first.superuserUrl, settings)).map((row) => [row.name, row.setting])),
    {
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
      server_encoding: 'UTF8',
      synchronous_commit: 'on',
      unix_socket_directories: process.platform === 'win32' ? '' : placeIn(folder.path).home,
    },
  )
  await remember(first.url, 'kept')
  await first.stop()

  await using second = await startPostgres({ folder: folder.path, progress: quiet })
  assert.equal(await recall(second.url), 'kept')
})

test('its own server reaches it by a socket, also from a command beside it, and by its port where the path is too long', async () => {
  const bySocket = 'select inet_server_addr() is null as yes'
  await using postgres = await startPostgres({ folder: made.path, progress: quiet })
  assert.deepEqual(await ask(postgres.url, bySocket), [{ yes: process.platform !== 'win32' }])
  assert.equal((await runningPostgres(made.path))?.url, postgres.url)

  await using far = await temporaryFolder()
  const deep = join(far.path, 'd'.repeat(100))
  await using other = await startPostgres({ folder: deep, progress: quiet })
  assert.deepEqual(await ask(other.url, bySocket), [{ yes: false }])
  assert.equal((await runningPostgres(deep))?.url, other.url)
})

test('the application is no superuser, and a wrong password does not get in', async () => {
  await using postgres = await startPostgres({ folder: made.path, progress: quiet })
  const [role] = await ask(postgres.url, 'select rolsuper from pg_roles where rolname = current_user')
  assert.deepEqual(role, { rolsuper: false })
  const wrong = new URL(postgres.url)
  wrong.password = 'guessed'
  await assert.rejects(ask(wrong.href, 'select 1'), { code: '28P01' })
})

test('passwords are for the owner alone to read', {
  skip: process.platform === 'win32' && 'Windows has no modes',
}, async () => {
  const place = placeIn(made.path)
  assert.equal((await stat(place.superuserPassword)).mode & 0o777, 0o600)
  assert.equal((await stat(place.applicationPassword)).mode & 0o777, 0o600)
})

test('stopping leaves no PostgreSQL behind', async () => {
  await using postgres = await startPostgres({ folder: made.path, progress: quiet })
  assert.deepEqual(await runningPostgres(made.path), { url: postgres.url })
  await postgres.stop()
  await assert.rejects(ask(postgres.url, 'select 1'), nobodyThere)
  assert.equal(await runningPostgres(made.path), undefined)
})

test('after kill -9 of the server the next start keeps what was confirmed', async () => {
  const server = fork(join(import.meta.dirname, 'holder.fixture.ts'), [made.path])
  const { url = '' } = await messageWith(server, 'url')
  await remember(url, 'confirmed')
  server.kill('SIGKILL')
  await once(server, 'exit')
  assert.equal(await recall(url), 'confirmed') // its PostgreSQL is still there, and is ours to clear away

  await using next = await startPostgres({ folder: made.path, progress: quiet })
  assert.equal(await recall(next.url), 'confirmed')
  await assert.rejects(ask(url, 'select 1'), nobodyThere)
})

test('what a killed server left behind can be stopped without a start, unless another server has it', async () => {
  await using postgres = await startPostgres({ folder: made.path, progress: quiet })
  {
    using _lock = lockDataFolder(made.path)
    await stopLeftBehind(made.path)
    assert.deepEqual(await ask(postgres.url, 'select 1 as one'), [{ one: 1 }])
  }
  await stopLeftBehind(made.path)
  await assert.rejects(ask(postgres.url, 'select 1'), nobodyThere)
})

test('after kill -9 of PostgreSQL itself the next start keeps what was confirmed', async () => {
  await using first = await startPostgres({ folder: made.path, progress: quiet })
  await remember(first.url, 'confirmed too')
  const { home } = placeIn(made.path)
  const postmaster = await postmasterOf(placeIn(made.path))
  process.kill(postmaster?.pid ?? Number.NaN, 'SIGKILL')

  await using next = await startPostgres({ folder: made.path, progress: quiet })
  assert.equal(await recall(next.url), 'confirmed too')
  const sockets = (await readdir(home)).filter((name) => /^\.s\.PGSQL\.\d+$/.test(name))
  assert.ok(sockets.length <= 1, `${sockets}`)
})

test('a process that has got the number of a PostgreSQL gone by is left alone', async () => {
  const place = placeIn(made.path)
  await using first = await startPostgres({ folder: made.path, progress: quiet })
  const lines = (await readFile(postmasterFile(place), 'utf8')).split('\n')
  await first.stop()
  await writeFile(postmasterFile(place), [process.pid, ...lines.slice(1)].join('\n'))

  await using next = await startPostgres({ folder: made.path, progress: quiet }) // and this process is still here
  assert.deepEqual(await ask(next.url, 'select 1 as one'), [{ one: 1 }])
})

test('kill -9 in the middle of making the cluster: the next start makes it from the beginning', async () => {
  await using folder = await temporaryFolder()
  const server = fork(join(import.meta.dirname, 'holder.fixture.ts'), [folder.path])
  const unfinished = async (): Promise<string | undefined> =>
    (await readdir(folder.path)).find((name) => name.startsWith('postgres.unfinished-'))
  await messageWith(server, 'progress')
  while (!existsSync(join(folder.path, (await unfinished()) ?? '-', 'cluster', 'PG_VERSION'))) await pause(5)
  server.kill('SIGKILL')
  await once(server, 'exit')
  assert.equal(existsSync(placeIn(folder.path).home), false)

  await using next = await startPostgres({ folder: folder.path, progress: quiet })
  assert.deepEqual(await ask(next.url, 'select 1 as one'), [{ one: 1 }])
  assert.equal(await unfinished(), undefined)
})

test('a log that has grown long moves aside at the next start', async () => {
  const { log } = placeIn(made.path)
  await using first = await startPostgres({ folder: made.path, progress: quiet })
  await first.stop()
  await truncate(log, 10_000_001)
  await using _second = await startPostgres({ folder: made.path, progress: quiet })
  assert.equal((await stat(`${log}.1`)).size, 10_000_001)
  assert.ok((await stat(log)).size < 10_000)
})

test('a cluster of another major version is refused, naming both', async () => {
  await using folder = await temporaryFolder()
  const { cluster } = placeIn(folder.path)
  await mkdir(cluster, { recursive: true })
  await writeFile(join(cluster, 'PG_VERSION'), '15\n')
  await assert.rejects(startPostgres({ folder: folder.path, progress: quiet }), {
    name: 'StartRefusal',
    code: 'POSTGRES_OTHER_VERSION',
    message: /made by PostgreSQL 15, and this Countersign brings PostgreSQL 18/,
  })
})

test('a database folder that has lost its cluster is refused, not made anew over what may be left', async () => {
  await using folder = await temporaryFolder()
  await mkdir(placeIn(folder.path).home)
  await assert.rejects(startPostgres({ folder: folder.path, progress: quiet }), { code: 'POSTGRES_CLUSTER_MISSING' })
})

test('a cluster that PostgreSQL can not read is refused with its own reason', async () => {
  const control = join(placeIn(made.path).cluster, 'global', 'pg_control')
  await rename(control, `${control}.lost`)
  await assert.rejects(startPostgres({ folder: made.path, progress: quiet }), {
    code: 'POSTGRES_DID_NOT_START',
    message: /could not find the database system/,
  })
  await rename(`${control}.lost`, control)
})

const notRoot = process.getuid?.() !== 0 && 'only root needs another user for PostgreSQL'

for (const [way, mode] of [
  ['open to everybody', 0o755],
  ['closed to the user postgres', 0o700],
] as const)
  test(`root runs PostgreSQL as the user postgres in a folder ${way}`, { skip: notRoot }, async () => {
    await using folder = await temporaryFolder()
    await chmod(folder.path, mode)
    await using postgres = await startPostgres({ folder: join(folder.path, 'data'), progress: quiet })
    assert.notEqual((await stat(placeIn(join(folder.path, 'data')).cluster)).uid, 0)
    assert.deepEqual(await ask(postgres.url, 'select 1 as one'), [{ one: 1 }])
  })

test('under root PostgreSQL may pass through the closed data folder, and nobody else may', {
  skip: process.getuid?.() !== 0 && 'not root',
}, async () => {
  await using above = await temporaryFolder()
  await chmod(above.path, 0o755)
  const folder = join(above.path, 'data')
  await using _postgres = await startPostgres({ folder, progress: quiet })
  const { uid, gid, mode } = await stat(folder)
  assert.deepEqual([uid, (mode & 0o777).toString(8)], [0, '710'])
  assert.equal(gid, (await stat(join(folder, 'postgres'))).gid)
})
