import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'

const windows = process.platform === 'win32' && 'Windows does not tell'

const child = `
  import { whenAbandoned } from ${JSON.stringify(join(import.meta.dirname, 'whenAbandoned.mjs'))}
  const stay = setInterval(() => {}, 1000)
  whenAbandoned(() => { console.log('abandoned'); clearInterval(stay) })
  console.log('up')`

/** As npm does it: a process that starts a shell that runs us. */
const like = (shell: string) => `
  require('node:child_process').spawn(${shell}, { stdio: 'inherit', env: { ...process.env, CHILD: process.env.CHILD } })`

const ways = {
  'its parent was killed': like(`process.execPath, ['--input-type=module', '--eval', process.env.CHILD]`),
  'the parent of the shell that runs it was killed': like(
    `'sh', ['-c', '"' + process.execPath + '" --input-type=module --eval "$CHILD"; exit']`,
  ),
}

for (const [way, parent] of Object.entries(ways))
  test(`a process hears that ${way}`, { skip: windows }, async () => {
    const started = spawn(process.execPath, ['--eval', parent], {
      env: { ...process.env, CHILD: child },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface(started.stdout)[Symbol.asyncIterator]()
    assert.equal((await lines.next()).value, 'up')
    started.kill('SIGKILL')
    await once(started, 'exit')
    assert.equal((await lines.next()).value, 'abandoned')
  })
