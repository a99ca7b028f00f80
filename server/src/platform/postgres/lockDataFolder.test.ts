import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { chmod, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { temporaryFolder } from '../../testing/temporaryFolder.ts'
import { lockDataFolder } from './index.ts'

const fixture = join(import.meta.dirname, 'holder.fixture.ts')

test('a data folder that another process holds is refused by name, and free again after kill -9', async () => {
  await using folder = await temporaryFolder()
  const holder = fork(fixture, [folder.path, 'lock'])
  await once(holder, 'message')

  assert.throws(() => lockDataFolder(folder.path), {
    name: 'StartRefusal',
    code: 'DATA_FOLDER_IN_USE',
    message: `Another Countersign is running on the data folder ${folder.path}: stop that one first, or set COUNTERSIGN_DATA to another folder.`,
  })

  holder.kill('SIGKILL')
  await once(holder, 'exit')
  lockDataFolder(folder.path).release()
})

test('a data folder is held once within a process, too, until it is released', async () => {
  await using folder = await temporaryFolder()
  {
    using _lock = lockDataFolder(folder.path)
    assert.throws(() => lockDataFolder(folder.path), { code: 'DATA_FOLDER_IN_USE' })
  }
  lockDataFolder(folder.path).release()
})

test('a data folder that does not exist yet is made', async () => {
  await using folder = await temporaryFolder()
  using _lock = lockDataFolder(join(folder.path, 'deep', 'data'))
  assert.throws(() => lockDataFolder(join(folder.path, 'deep', 'data')), { code: 'DATA_FOLDER_IN_USE' })
})

test('a file in the place of the data folder is refused by name', async () => {
  await using folder = await temporaryFolder()
  const path = join(folder.path, 'data')
  writeFileSync(path, '')
  assert.throws(() => lockDataFolder(path), {
    code: 'DATA_FOLDER_UNUSABLE',
    message: /data \(a file is in its place\)/,
  })
})

const asRoot = process.getuid?.() === 0 && 'root may write everywhere'

test('a data folder without the right to write is refused by name', { skip: asRoot }, async () => {
  await using folder = await temporaryFolder()
  const path = join(folder.path, 'data')
  await mkdir(path)
  await chmod(path, 0o500)
  assert.throws(() => lockDataFolder(path), { code: 'DATA_FOLDER_UNUSABLE', message: /permission denied/ })
})

test('a data folder that nobody can make is refused at once', {
  skip: process.platform !== 'linux' && 'only Linux has /proc',
}, () => {
  assert.throws(() => lockDataFolder('/proc/nope/data'), { code: 'DATA_FOLDER_UNUSABLE' })
})

const modes = { skip: process.platform === 'win32' && 'Windows has no modes' }
const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8)

test('data folder and lock are closed to everybody else, also those of an earlier version', modes, async () => {
  await using folder = await temporaryFolder()
  const path = join(folder.path, 'data')
  lockDataFolder(path).release()
  assert.deepEqual([await modeOf(path), await modeOf(join(path, 'lock'))], ['700', '600'])
  await chmod(path, 0o755)
  await chmod(join(path, 'lock'), 0o644)
  lockDataFolder(path).release()
  const closed = process.getuid?.() === 0 ? '710' : '700' // under root PostgreSQL's group may pass through
  assert.deepEqual([await modeOf(path), await modeOf(join(path, 'lock'))], [closed, '600'])
})

test('a folder in which other things lie too keeps its rights', modes, async () => {
  await using folder = await temporaryFolder()
  await writeFile(join(folder.path, 'of somebody else'), '')
  await chmod(folder.path, 0o755)
  lockDataFolder(folder.path).release()
  assert.deepEqual([await modeOf(folder.path), await modeOf(join(folder.path, 'lock'))], ['755', '600'])
})
