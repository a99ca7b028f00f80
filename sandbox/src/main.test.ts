import assert from 'node:assert/strict'
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'

const program = join(import.meta.dirname, 'main.ts')

let folder: string
let started: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-main-'))
  started = []
})
afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const environment = (port: number) => ({
  ...process.env,
  SANDBOX_PORT: String(port),
  SANDBOX_DATA: join(folder, 'data'),
})

const forked = (port = 0): ChildProcess => {
  const child = fork(program, { env: environment(port), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  started.push(child)
  return child
}

const message = async (child: ChildProcess) => (await once(child, 'message'))[0]

const exitCode = async (child: ChildProcess) => child.exitCode ?? (await once(child, 'exit'))[0]

const text = async (stream: ChildProcess['stdout']) => {
  let all = ''
  for await (const chunk of stream ?? []) all += chunk
  return all
}

test('over an IPC channel it tells its addresses, and nothing on the terminal', async () => {
  const child = forked()
  const output = text(child.stdout)
  const { ready } = (await message(child)) as {
    ready: Record<'url' | 'httpsUrl' | 'smtpUrl' | 'certificateAuthority', string>
  }
  assert.match(ready.url, /^http:\/\/localhost:\d+$/)
  assert.match(ready.httpsUrl, /^https:\/\/localhost:\d+$/)
  assert.match(ready.smtpUrl, /^smtp:\/\/localhost:\d+$/)
  assert.equal(ready.certificateAuthority, join(folder, 'data', 'https', 'authority.pem'))
  assert.equal((await fetch(ready.url)).status, 200)
  child.kill('SIGTERM')
  assert.equal(await exitCode(child), 0)
  assert.equal(await output, '')
  await assert.rejects(fetch(ready.url))
})

test('without one it says so in three lines, and stops cleanly on SIGINT', async () => {
  const child = spawn(process.execPath, [program], { env: environment(0), stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  const output = text(child.stdout)
  await once(child.stdout, 'readable')
  child.kill('SIGINT')
  assert.equal(await exitCode(child), 0)
  assert.match(
    await output,
    /^The Countersign sandbox answers at http:\/\/localhost:\d+ and https:\/\/localhost:\d+ \(data in .*\)\.\nIt takes mail for anybody at smtp:\/\/localhost:\d+\.\nOver https, clients have to trust it: NODE_EXTRA_CA_CERTS=.*authority\.pem\n$/,
  )
})

test('a taken port is one sentence, by message and on the terminal, and exit code 1', async () => {
  const holder = createServer()
  await once(holder.listen(0, '127.0.0.1'), 'listening')
  const { port } = holder.address() as { port: number }
  const child = forked(port)
  const errors = text(child.stderr)
  const { failed } = (await message(child)) as { failed: string }
  assert.equal(
    failed,
    `The sandbox cannot start: port ${port} of 127.0.0.1 is taken. Stop the program that holds it, or set SANDBOX_PORT.`,
  )
  assert.equal(await exitCode(child), 1)
  assert.equal(await errors, `${failed}\n`)
  holder.close()
})

test('a taken port for https names the variable of that one', async () => {
  const holder = createServer()
  await once(holder.listen(0, '127.0.0.1'), 'listening')
  const { port } = holder.address() as { port: number }
  const child = fork(program, {
    env: { ...environment(0), SANDBOX_HTTPS_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  started.push(child)
  assert.match(((await message(child)) as { failed: string }).failed, /, or set SANDBOX_HTTPS_PORT\.$/)
  assert.equal(await exitCode(child), 1)
  holder.close()
})

test('so does one for mail, and without one it comes by the port it had before', async () => {
  const holder = createServer()
  await once(holder.listen(0, '127.0.0.1'), 'listening')
  const { port } = holder.address() as { port: number }
  const refused = fork(program, {
    env: { ...environment(0), SANDBOX_SMTP_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  started.push(refused)
  assert.match(((await message(refused)) as { failed: string }).failed, /, or set SANDBOX_SMTP_PORT\.$/)
  holder.close()
  const smtpUrlOf = async (child: ChildProcess) => {
    const { smtpUrl } = ((await message(child)) as { ready: { smtpUrl: string } }).ready
    child.kill('SIGTERM')
    await exitCode(child)
    return smtpUrl
  }
  assert.equal(await smtpUrlOf(forked()), await smtpUrlOf(forked()))
})

test('a wrong setting and a folder in use fail the same way', async () => {
  const wrong = forked(99_999)
  assert.match(((await message(wrong)) as { failed: string }).failed, /SANDBOX_PORT must be a number/)
  assert.equal(await exitCode(wrong), 1)
  const first = forked()
  await message(first)
  const second = forked()
  assert.match(((await message(second)) as { failed: string }).failed, /^Another sandbox is using /)
  assert.equal(await exitCode(second), 1)
})

test('killed at any moment, it starts again with what it had', async () => {
  const keysOf = async (child: ChildProcess) => {
    const { ready } = (await message(child)) as { ready: { url: string } }
    const { keys } = (await (await fetch(`${ready.url}/alder.example/discovery/v2.0/keys`)).json()) as {
      keys: { kid: string }[]
    }
    return keys.map(({ kid }) => kid)
  }
  const first = forked()
  const keys = await keysOf(first)
  first.kill('SIGKILL')
  await exitCode(first)
  assert.deepEqual(await keysOf(forked()), keys)
})

const parents = {
  spawned: `
    import { spawn } from 'node:child_process'
    spawn(process.execPath, [${JSON.stringify(program)}], { stdio: ['ignore', 'inherit', 'inherit'] })`,
  forked: `
    import { fork } from 'node:child_process'
    fork(${JSON.stringify(program)}, { execArgv: [] }).on('message', ({ ready }) => console.log('answers at ' + ready.url))`,
}

for (const [how, script] of Object.entries(parents))
  test(`when the parent that ${how} it is gone it stops by itself`, {
    skip: process.platform === 'win32',
  }, async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: environment(0),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    started.push(parent)
    const errors = text(parent.stderr)
    let output = ''
    // The pipes end only when the sandbox, their last writer, is gone.
    for await (const chunk of parent.stdout) {
      output += chunk
      if (output.includes('answers at')) parent.kill('SIGKILL')
    }
    assert.equal(await errors, '')
    await assert.rejects(fetch(/answers at (\S+)/.exec(output)?.[1] ?? ''), {
      name: 'TypeError',
      message: 'fetch failed',
    })
  })
