import assert from 'node:assert/strict'
import { chmodSync, closeSync, existsSync, mkdirSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../server/src/testing/temporaryFolder.ts'
import { CantStart } from './cantStart.ts'
import { lastLines, openLog } from './logs.ts'

test('a log goes on where it ended, and begins anew when it has grown long', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'logs', 'server.log')
  for (const line of ['one\n', 'two\n']) {
    const log = openLog(file)
    writeSync(log, line)
    closeSync(log)
  }
  assert.equal(lastLines(file, 5), 'one\ntwo')

  truncateSync(file, 10_000_001)
  closeSync(openLog(file))
  assert.equal(statSync(file).size, 0)
  assert.equal(statSync(`${file}.1`).size, 10_000_001)
})

test('the last lines are those, however long the log is', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'server.log')
  writeFileSync(file, Array.from({ length: 5_000 }, (_, index) => `line ${index}\n`).join(''))
  assert.equal(lastLines(file, 2), 'line 4998\nline 4999')
})

test('a log that can not be written is refused by name', async () => {
  await using folder = await temporaryFolder()
  const data = join(folder.path, 'data')
  writeFileSync(data, 'a file in the place of the folder')
  const refused = (error: unknown): boolean => error instanceof CantStart && error.message.includes(join(data, 'logs'))
  assert.throws(() => openLog(join(data, 'logs', 'server.log')), refused)
  assert.equal(existsSync(join(data, 'logs')), false)
})

test('a folder that nobody can make is refused at once', {
  skip: process.platform !== 'linux' && 'only Linux has /proc',
}, () => {
  assert.throws(() => openLog('/proc/nope/logs/server.log'), CantStart)
})

test('logs are for their owner alone to read, also those of an earlier version', {
  skip: process.platform === 'win32' && 'Windows has no modes',
}, async () => {
  await using folder = await temporaryFolder()
  const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)
  closeSync(openLog(join(folder.path, 'new', 'server.log')))
  assert.deepEqual([modeOf(join(folder.path, 'new')), modeOf(join(folder.path, 'new', 'server.log'))], ['700', '600'])

  const open = join(folder.path, 'open')
  mkdirSync(open, { mode: 0o755 })
  writeFileSync(join(open, 'server.log'), 'old', { mode: 0o644 })
  chmodSync(open, 0o755)
  closeSync(openLog(join(open, 'server.log')))
  assert.deepEqual([modeOf(open), modeOf(join(open, 'server.log'))], ['700', '600'])
})
