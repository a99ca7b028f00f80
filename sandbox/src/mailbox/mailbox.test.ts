import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { mailTo, send } from '../testing/testMail.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'
import { dropOldest, folders } from './sql.ts'

let sandbox: TestSandbox
beforeEach(async () => {
  sandbox = await testSandbox()
})
afterEach(() => sandbox[Symbol.asyncDispose]())

const subjects = async (recipient?: string, find?: string) =>
  (await mailTo(sandbox, recipient, find)).map(({ subject }) => subject)

const remove = async (path: string) =>
  (await fetch(`${sandbox.url}/_sandbox/mailbox${path}`, { method: 'DELETE' })).status

test('mail is there after a restart, at the address it had; a reset takes it away', async () => {
  await send(sandbox, { subject: 'Kept' })
  const { smtpUrl } = sandbox
  await sandbox.restart()
  assert.equal(sandbox.smtpUrl, smtpUrl)
  assert.deepEqual(await subjects(), ['Kept'])
  const headers = { 'content-type': 'application/json' }
  await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST', headers, body: '{}' })
  assert.deepEqual(await subjects(), [])
  await send(sandbox, { subject: 'After' })
  await sandbox.restart()
  assert.equal(sandbox.smtpUrl, smtpUrl)
})

test('there is only so much room: the oldest go, by number and by size, and the newest stays', async () => {
  for (const subject of ['1', '2', '3']) await send(sandbox, { subject, text: 'x'.repeat(1_000) })
  await sandbox.restart((store) => dropOldest(store, 2, 1_000_000))
  assert.deepEqual(await subjects(), ['3', '2'])
  await sandbox.restart((store) => {
    dropOldest(store, 2, 10)
    assert.equal(folders(store)[0]?.total, 1)
  })
  assert.deepEqual(await subjects(), ['3'])
})

test('mail is found by every word of subject, people and text, however it is accented', async () => {
  await send(sandbox, { subject: 'Zielińska joins', text: 'From Malmö, on Monday' })
  await send(sandbox, { subject: 'Somebody else joins' })
  assert.deepEqual(await subjects('', 'malmo ZIELINSKA'), ['Zielińska joins'])
  assert.deepEqual(await subjects('', 'tom@alder'), ['Somebody else joins', 'Zielińska joins'])
  assert.deepEqual(await subjects('', '100%'), [])
})

test('a mail is taken out of one folder, or out of all', async () => {
  await send(sandbox, { to: ['tom@alder.example', 'ada@alder.example'], subject: 'Both' })
  await send(sandbox, { subject: 'Tom’s' })
  assert.equal(await remove('?recipient=tom@alder.example'), 204)
  assert.deepEqual(await subjects(), ['Both'])
  const [mail] = await mailTo(sandbox)
  assert.equal(await remove(`/${mail?.id}`), 204)
  assert.equal(await remove(`/${mail?.id}`), 404)
  assert.deepEqual(await subjects(), [])
})

test('a limit that is none is refused in words', async () => {
  for (const limit of ['0', '101', 'many'])
    assert.equal((await fetch(`${sandbox.url}/_sandbox/mailbox?limit=${limit}`)).status, 400)
})

test('the front page tells where mail is sent to', async () => {
  assert.ok((await (await fetch(sandbox.url)).text()).includes(sandbox.smtpUrl))
})
