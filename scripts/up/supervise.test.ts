import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type TemporaryFolder, temporaryFolder } from '../../server/src/testing/temporaryFolder.ts'
import { CantStart } from './cantStart.ts'
import type { Program } from './child.ts'
import { type Ready, supervise } from './supervise.ts'

const quiet = { show: () => undefined, end: () => undefined }

type Life = 'progress ready' | 'progress said dies' | 'failed dies' | 'progress' | 'progress failed' | 'dies'

function program(folder: TemporaryFolder, name: string, life: Life): Program {
  return {
    name: `The ${name}`,
    file: join(import.meta.dirname, 'child.fixture.ts'),
    environment: { ...process.env, NAME: name, LIFE: life, NOTES: join(folder.path, 'notes') },
    flags: [],
    log: join(folder.path, `${name}.log`),
  }
}

type Outcome = { error: unknown; ready: Ready | undefined; notes: string[] }

/** Both lives, until they are ready and stopped, or until something ends them. */
async function live(lives: { server: Life; sandbox?: Life }): Promise<Outcome> {
  await using folder = await temporaryFolder()
  writeFileSync(join(folder.path, 'notes'), '')
  const stop = new AbortController()
  const outcome: Outcome = { error: undefined, ready: undefined, notes: [] }
  const programs = {
    server: program(folder, 'server', lives.server),
    sandbox: lives.sandbox && program(folder, 'sandbox', lives.sandbox),
  }
  try {
    await supervise(programs, quiet, stop.signal, (ready) => {
      outcome.ready = ready
      stop.abort()
    })
  } catch (error) {
    outcome.error = error
  }
  outcome.notes = readFileSync(join(folder.path, 'notes'), 'utf8').split('\n').filter(Boolean)
  return outcome
}

test('both are ready, and the server stops before the sandbox', async () => {
  const { error, ready, notes } = await live({ server: 'progress ready', sandbox: 'progress ready' })
  assert.equal(error, undefined)
  assert.deepEqual(ready, { server: { url: 'http://server' }, sandboxUrl: 'http://sandbox' })
  assert.deepEqual(notes, ['server stopped', 'sandbox stopped'])
})

test('without a sandbox the server is enough', async () => {
  const { error, ready } = await live({ server: 'progress ready' })
  assert.equal(error, undefined)
  assert.deepEqual(ready, { server: { url: 'http://server' }, sandboxUrl: undefined })
})

test('a server that says why it can not start is quoted, and no sandbox is started', async () => {
  const { error, notes } = await live({ server: 'failed dies', sandbox: 'progress ready' })
  assert.ok(error instanceof CantStart)
  assert.equal(error.message, 'The port is taken.')
  assert.deepEqual(notes, [])
})

test('a sandbox that can not start takes the server along', async () => {
  const { error, notes } = await live({ server: 'progress ready', sandbox: 'progress failed' })
  assert.ok(error instanceof CantStart)
  assert.equal(error.message, 'The port is taken.')
  assert.deepEqual(notes, ['server stopped', 'sandbox stopped'])
})

test('a child that dies is named, with its last words, and the other one stops', async () => {
  const { error, notes } = await live({ server: 'progress', sandbox: 'progress said dies' })
  assert.ok(error instanceof CantStart)
  assert.match(
    error.message,
    /^The sandbox ended unexpectedly \(exit code 3\)\. The last lines of .*sandbox\.log:\n\nwords/,
  )
  assert.deepEqual(notes, ['server stopped'])
})

test('a server that dies in silence is told from one that refuses', async () => {
  const { error } = await live({ server: 'dies' })
  assert.ok(error instanceof CantStart)
  assert.match(error.message, /^The server ended unexpectedly \(exit code 3\).*\n\n\(nothing\)$/)
})
