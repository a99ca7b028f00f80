import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { people } from '../scripts/up/readyBlock.ts'
import { openPool, sql } from '../server/src/platform/database/index.ts'
import { runningPostgres } from '../server/src/platform/postgres/index.ts'
import { testDatabase } from '../server/src/testing/database.ts'
import { type TemporaryFolder, temporaryFolder } from '../server/src/testing/temporaryFolder.ts'
import { hold, twoFreePorts } from './harness/freePorts.ts'

const root = join(import.meta.dirname, '..')

type Settings = { folder: TemporaryFolder; ports: readonly [number, number]; more?: Record<string, string> }

/** `npm start` without npm: what it says, and how it ends. */
function start({ folder, ports, more = {} }: Settings) {
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    env: {
      ...process.env,
      COUNTERSIGN_DATA: join(folder.path, 'data'),
      COUNTERSIGN_PORT: `${ports[0]}`,
      SANDBOX_PORT: `${ports[1]}`,
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ready = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (said.includes('Stop  ')) ready.resolve()
    })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }))
  ended.then(() => ready.reject(new Error(`It ended before it was ready:\n${said}`)))
  ready.promise.catch(() => undefined) // a start that is refused is not waited for
  return {
    ready: ready.promise,
    ended,
    stop: () => child.kill('SIGINT'),
    kill: () => child.kill('SIGKILL'),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Progress of what took long aside, a refusal is one sentence. */
const refusal = (said: string): string =>
  said
    .trim()
    .split('\n')
    .filter((line) => line !== '' && !/ …$|: done in \d+ s$/.test(line))
    .join('\n')

const answers = async (port: number, path: string): Promise<number> =>
  (await fetch(`http://localhost:${port}${path}`)).status

const isListening = (port: number): Promise<boolean> =>
  answers(port, '/').then(
    () => true,
    () => false,
  )

test('one command brings server, sandbox and PostgreSQL up, and Ctrl-C takes all of them down', async () => {
  await using folder = await temporaryFolder()
  const ports = await twoFreePorts()
  await using running = start({ folder, ports })
  await running.ready
  assert.equal(await answers(ports[0], '/ready'), 200)
  const sandboxPage = await (await fetch(`http://localhost:${ports[1]}/`)).text()
  for (const [name] of people) assert.ok(sandboxPage.includes(name), `the sandbox knows no ${name}`)
  assert.ok(await runningPostgres(join(folder.path, 'data')))

  running.stop()
  const { code, said } = await running.ended
  assert.equal(code, 0)
  assert.match(said, new RegExp(`Admin Center {2}http://localhost:${ports[0]}/admin`))
  await assert.rejects(answers(ports[0], '/ready'))
  await assert.rejects(answers(ports[1], '/'))
  assert.equal(await runningPostgres(join(folder.path, 'data')), undefined)
})

test('a second start on the same data is refused while the first runs, which does not notice', async () => {
  await using folder = await temporaryFolder()
  const ports = await twoFreePorts()
  await using first = start({ folder, ports })
  await first.ready
  await using second = start({ folder, ports })
  const { code, said } = await second.ended
  assert.equal(code, 1)
  assert.match(refusal(said), /^Another Countersign is running on the data folder .*\.$/)
  assert.equal(await answers(ports[0], '/ready'), 200)
})

test('when the start itself is killed, everything stops by itself, and the next start goes on', async () => {
  await using folder = await temporaryFolder()
  const ports = await twoFreePorts()
  await using first = start({ folder, ports })
  await first.ready
  first.kill()
  while (await runningPostgres(join(folder.path, 'data'))) await pause(50)
  for (const port of ports) while (await isListening(port)) await pause(50)

  await using second = start({ folder, ports })
  await second.ready
  assert.equal(await answers(ports[0], '/ready'), 200)
})

for (const [index, name, variable] of [
  [0, 'server', 'COUNTERSIGN_PORT'],
  [1, 'sandbox', 'SANDBOX_PORT'],
] as const)
  test(`a port that the ${name} can not have gives one sentence that names it, and nothing stays behind`, async () => {
    await using folder = await temporaryFolder()
    const ports = await twoFreePorts()
    const taken = await hold()
    ports[index] = taken.port
    await using running = start({ folder, ports })
    const { code, said } = await running.ended
    await taken.release()
    assert.equal(code, 1)
    assert.match(refusal(said), new RegExp(`^.*\\b${taken.port}\\b.* taken.*${variable}.*\\.$`))
    assert.equal(await runningPostgres(join(folder.path, 'data')), undefined)
  })

test('a file in the place of the data folder gives one sentence that names it', async () => {
  await using folder = await temporaryFolder()
  await writeFile(join(folder.path, 'data'), '')
  await using running = start({ folder, ports: await twoFreePorts() })
  const { code, said } = await running.ended
  assert.equal(code, 1)
  assert.match(refusal(said), /^Countersign can't write its log .*\.$/)
  assert.ok(said.includes(join(folder.path, 'data')))
})

test('a database that is newer than the program gives one sentence and stays as it is', async () => {
  await using folder = await temporaryFolder()
  await using database = await testDatabase()
  const pool = openPool({ url: database.url })
  await pool.rows(sql`insert into migration (number, name, checksum) values (9999, 'future', 'x')`)
  await pool.end()
  await using running = start({ folder, ports: await twoFreePorts(), more: { DATABASE_URL: database.url } })
  const { code, said } = await running.ended
  assert.equal(code, 1)
  assert.match(refusal(said), /^The database is newer than this program: it has migration 9999 \(future\).*\.$/)
})
