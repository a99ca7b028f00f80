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
