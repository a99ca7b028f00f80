import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { testDatabase } from '../../testing/database.ts'
import { refuseUnreachable } from './reach.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const refusal = async (url: string): Promise<string> => {
  const error: unknown = await refuseUnreachable(url).catch((cause: unknown) => cause)
  assert.ok(error instanceof Error && 'code' in error && error.code === 'DATABASE_UNREACHABLE', String(error))
  assert.doesNotMatch(error.message, /hunter2/)
  return error.message
}

test('an address at which nobody listens is refused in a sentence without the password', async () => {
  const port = await freePort()
  assert.equal(
    await refusal(`postgres://ada:hunter2@127.0.0.1:${port}/countersign`),
    `The PostgreSQL at 127.0.0.1:${port}/countersign can't be used (nobody listens there): start it, or correct DATABASE_URL.`,
  )
})

test('a wrong password, a missing database and a good address are told apart', async () => {
  await using database = await testDatabase()
  const wrongPassword = new URL(database.url)
  wrongPassword.password = 'hunter2'
  assert.match(await refusal(wrongPassword.href), /does not accept user and password/)
  assert.match(await refusal(new URL('/nowhere', database.url).href), /has no such database/)
  await refuseUnreachable(database.url)
})
