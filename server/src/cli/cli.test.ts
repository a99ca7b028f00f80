import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/temporaryFolder.ts'

const program = join(import.meta.dirname, 'main.ts')

function run(args: readonly string[], variables: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, ...variables }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { env, encoding: 'utf8' })
  return { status, said: stdout, complained: stderr }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

for (const args of [
  ['verify-audit', '--bogus'],
  ['verify-audit', '--noted'],
  ['verify-audit', '--noted', 'x'],
  ['doctor', 'now'],
])
  test(`countersign ${args.join(' ')} is answered with how to ask, and exit code 2`, () => {
    const { status, said, complained } = run(args)
    assert.deepEqual([status, said], [2, ''])
    assert.match(complained, new RegExp(`\\n\\nUsage: countersign ${args[0]}[^\\n]*\\n$`))
    assert.doesNotMatch(complained, /\n {4}at /)
  })

test('before the first start the doctor names what is missing and who makes it', async () => {
  await using folder = await temporaryFolder()
  const port = await freePort()
  const data = join(folder.path, 'data')
  const { status, said } = run(['doctor'], {
    COUNTERSIGN_DATA: data,
    COUNTERSIGN_PORT: `${port}`,
    SANDBOX_PORT: `${port}`,
  })
  assert.equal(status, 1)
  assert.match(said, /✗ Data folder +There is no .*data yet\.\n +→ The first start makes it/)
  assert.match(said, /✗ Master key +There is no .*master\.key\.\n +→ The first start makes it/)
  assert.match(said, /✗ Database +There is no database in .*data yet/)
  assert.match(said, new RegExp(`✗ Identity provider +http://localhost:${port}/`))
  assert.doesNotMatch(said, /chmod/)
})

test('a database that does not answer is told once, without its password', async () => {
  await using folder = await temporaryFolder()
  const port = await freePort()
  const { status, said } = run(['doctor'], {
    COUNTERSIGN_DATA: folder.path,
    SANDBOX_PORT: `${port}`,
    DATABASE_URL: `postgres://ada:hunter2@127.0.0.1:${port}/countersign`,
  })
  assert.equal(status, 1)
  assert.equal(said.split('nobody listens there').length, 2)
  assert.doesNotMatch(said, /hunter2|ECONNREFUSED/)
})
