import assert from 'node:assert/strict'
import test from 'node:test'
import { startTestSandbox } from './sandbox.ts'
import { until } from './until.ts'

test('the test sandbox answers as the issuer it names, and is gone afterwards', async () => {
  let discovery: string
  {
    await using sandbox = await startTestSandbox({ serverUrl: 'http://localhost:1' })
    discovery = `${sandbox.issuer}/.well-known/openid-configuration`
    const told = (await (await fetch(discovery)).json()) as { issuer: string }
    assert.equal(told.issuer, sandbox.issuer)
  }
  await assert.rejects(fetch(discovery))
})

test('a test sandbox that somebody killed is as good as gone: nobody waits for its end', async () => {
  const sandbox = await startTestSandbox({ serverUrl: 'http://localhost:1' })
  process.kill(sandbox.pid, 'SIGKILL')
  await until(async () => !isThere(sandbox.pid))
  await sandbox[Symbol.asyncDispose]()
})

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
