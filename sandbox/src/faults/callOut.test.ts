import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callingOut } from './callOut.ts'

const url = 'https://localhost:8443/callback'

const calling = (mishap: Parameters<typeof callingOut>[0]) => {
  const sent: string[] = []
  const call = () =>
    callingOut(mishap)(
      url,
      async () => {
        sent.push(`answer ${sent.length + 1}`)
        return `answer ${sent.length}`
      },
      'thanks',
    )
  return { call, sent }
}

test('without a mishap a call is made once, and answers what was answered', async () => {
  const { call, sent } = calling(() => undefined)
  assert.equal(await call(), 'answer 1')
  assert.equal(sent.length, 1)
})

test('a lost call is never made, and whoever calls is thanked', async () => {
  const { call, sent } = calling(() => 'lost-callback')
  assert.equal(await call(), 'thanks')
  assert.equal(sent.length, 0)
})

test('a doubled call is made twice, one after the other, and answers the second', async () => {
  const { call, sent } = calling(() => 'doubled-callback')
  assert.equal(await call(), 'answer 2')
  assert.equal(sent.length, 2)
})

test('an address that cannot be reached fails as fetch does', async () => {
  const { call, sent } = calling(() => 'unreachable-callback')
  await assert.rejects(
    call(),
    (error) => error instanceof TypeError && (error.cause as { code: string }).code === 'ETIMEDOUT',
  )
  assert.equal(sent.length, 0)
})

test('another machine is not called, whatever its name', async () => {
  for (const other of [
    'https://app.example/callback',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'http://localhost.example/',
    'http://127.0.0.1@app.example/',
    'http://[::ffff:10.0.0.1]/',
    'nothing',
  ]) {
    let sent = 0
    const call = callingOut(() => undefined)(other, async () => (sent += 1), 0)
    await assert.rejects(call, /fetch failed/)
    assert.equal(sent, 0, other)
  }
})

test('this machine is called by each of its names', async () => {
  for (const own of [
    'http://localhost/',
    'http://127.0.0.9:1/',
    'http://[::1]:80/',
    'http://app.localhost/',
    'http://2130706433/',
  ])
    assert.equal(await callingOut(() => undefined)(own, async () => 'answer', 'thanks'), 'answer', own)
})
