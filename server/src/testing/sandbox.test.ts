import assert from 'node:assert/strict'
import test from 'node:test'
import { startTestSandbox } from './sandbox.ts'

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
  await sandbox.kill()
  await assert.rejects(sandbox.kill(), /was running/) // what is gone is not sent a signal, nor is anybody else
  await sandbox[Symbol.asyncDispose]()
})
