// Letters on their way to the sandbox's mailbox, and what becomes of those that do not get there.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { LetterRecord, MailState, SystemState } from '@countersign/core/api'
import { type Letter, letterExamples } from '@countersign/core/mail'
import { sql } from '../platform/database/index.ts'
import { type Calls, callsTo } from '../testing/calls.ts'
import { tablesHolding } from '../testing/tablesHolding.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { until } from '../testing/until.ts'
import { postLetters } from './post.ts'

type Mail = {
  subject: string
  to: { name: string; address: string }[]
  from: { address: string }
  recipients: string[]
}
type Found = Mail & { text: string; html: string; headers: unknown; links: unknown }

let server: TestServer
let grace: TestBrowser
let calls: Calls
let sandbox: string
before(async () => {
  server = await testServer({ COUNTERSIGN_SESSION_IDLE_MINUTES: '1440', COUNTERSIGN_SESSION_HOURS: '168' })
  calls = callsTo(server.url)
  sandbox = server.config.identityProvider.issuer.origin
})
after(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  grace = await server.signIn('Grace Okafor') // who was signed in is not, after days
  await fetch(`${sandbox}/_sandbox/faults`, { method: 'DELETE' })
  await server.pool.rows(sql`delete from letter`)
})

let posted = 0
async function post(address: string, name = 'Tom Becker', changed: Partial<Letter> = {}): Promise<string> {
  posted += 1
  const key = `letter-${posted}`
  const letter = { ...letterExamples['request-sent'], key, to: { name, address }, ...changed } as Letter
  await server.pool.transaction((tx) => postLetters(tx, [letter]))
  const { id } = await server.pool.one<{ id: string }>(sql`select id from letter where key = ${key}`)
  return id
}

const letter = (id: string) => calls.made<LetterRecord>(grace, 'GET', `/mail/letters/${id}`)
const mail = () => calls.made<MailState>(grace, 'GET', '/mail')
const restMs = 2_000 // of the sender, after each letter
const becomes = (id: string, state: LetterRecord['state']) =>
  until(async () => {
    server.advance(restMs)
    return (await letter(id)).state === state
  })
const mailOf = async (recipient: string): Promise<Found[]> => {
  const answer = await fetch(`${sandbox}/_sandbox/mailbox?recipient=${encodeURIComponent(recipient)}`)
  return ((await answer.json()) as { mail: Found[] }).mail
}
const fault = (body: Record<string, unknown>) =>
  fetch(`${sandbox}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const pauseMs = 310_000 // as long as a server that is down is left alone
/** Pauses of the sender are over. */
const later = (id: string) =>
  until(async () => {
    server.advance(pauseMs)
    return (await letter(id)).state === 'sent'
  })

// First: who is connected already is not cut off.
test('a mail server that is down keeps letters waiting, says so, and takes them when it is back', async () => {
  await fault({ kind: 'mail-down' })
  const ids = [await post('down@alder.example'), await post('down@alder.example')]
  await until(async () => (await mail()).trouble !== null)
  const { trouble, waiting, failed } = await mail()
  assert.match(trouble ?? '', /mail server localhost:\d+/)
  assert.deepEqual([waiting, failed], [2, 0])
  const health = async () => {
    const { components } = await calls.made<SystemState>(grace, 'GET', '/system')
    return components.find(({ name }) => name === 'mail')
  }
  assert.deepEqual([(await health())?.well, /Letters wait/.test((await health())?.remedy ?? '')], [false, true])
  await fetch(`${sandbox}/_sandbox/faults`, { method: 'DELETE' })
  for (const id of ids) await later(id)
  assert.equal((await mailOf('down@alder.example')).length, 2)
  assert.equal((await health())?.well, true)
})

test('a letter arrives, at its one recipient, with text and HTML that lead to the request', async () => {
  const id = await post('tom@alder.example')
  await becomes(id, 'sent')
  const [found, ...others] = await mailOf('tom@alder.example')
  assert.equal(others.length, 0)
  assert.equal(found?.subject, 'Sent for approval: Create user Nia Obi')
  assert.deepEqual(found?.recipients, ['tom@alder.example'])
  const page = `${server.url}/portal/requests/${letterExamples['request-sent'].about.id}`
  assert.ok(found?.text.includes(page) && found.html.includes(page))
  assert.match(JSON.stringify(found?.headers), /auto-generated/)
})

test('a name or a value makes no header and no second recipient', async () => {
  const hostile = 'Tom\r\nBcc: eve@alder.example\r\n\r\nHello'
  const values = { ...letterExamples['request-sent'].values, what: hostile, requester: hostile }
  const id = await post('hostile@alder.example', hostile, { values } as Partial<Letter>)
  const other = await post('x@alder.example', '"Tom" <eve@alder.example>, Eve')
  await becomes(id, 'sent')
  await becomes(other, 'sent')
  assert.deepEqual(await mailOf('eve@alder.example'), [])
  const [found] = await mailOf('hostile@alder.example')
  assert.equal(found?.to.length, 1)
  assert.equal(found?.subject, 'Sent for approval: Tom Bcc: eve@alder.example Hello')
  const [named] = await mailOf('x@alder.example')
  assert.deepEqual(named?.to, [{ name: '"Tom" <eve@alder.example>, Eve', address: 'x@alder.example' }])
})

test('a recipient who is refused for good is told and left; the others get theirs', async () => {
  await fault({ kind: 'mail-refused', at: 'recipient', recipient: 'gone@alder.example', status: 550 })
  const gone = await post('gone@alder.example')
  const other = await post('other@alder.example')
  await becomes(gone, 'failed')
  await becomes(other, 'sent')
  assert.match((await letter(gone)).sentence ?? '', /refused this letter.*550/)
  assert.equal((await mail()).failed, 1)
})

test('what is refused for now comes again, and later each time', async () => {
  await fault({ kind: 'mail-refused', at: 'message', status: 451 })
  const id = await post('later@alder.example')
  await until(async () => (await letter(id)).attempts === 1 && (await letter(id)).sentence !== null)
  const first = await letter(id)
  assert.match(first.sentence ?? '', /try again later.*451/)
  server.advance(70_000)
  await until(async () => (await letter(id)).attempts === 2)
  const pause = ({ nextAt }: LetterRecord) => Date.parse(nextAt ?? '')
  await until(async () => pause(await letter(id)) - pause(first) > 120_000)
  await fetch(`${sandbox}/_sandbox/faults`, { method: 'DELETE' })
  await later(id)
})

test('an answer that is lost gets the letter sent again, as the same one', async () => {
  await fault({ kind: 'mail-lost-answer', count: 1 })
  const id = await post('twice@alder.example')
  await later(id)
  const found = await mailOf('twice@alder.example')
  assert.equal(found.length, 2)
  const ids = found.map(({ headers }) => /<[^<>]+@localhost>/.exec(JSON.stringify(headers))?.[0])
  assert.deepEqual(new Set(ids).size, 1)
})

test('news that nobody needs any more are given up, and say so', async () => {
  await fault({ kind: 'mail-refused', at: 'message', status: 451 })
  const id = await post('old@alder.example')
  await server.pool.rows(sql`update letter set created_at = now() - interval '4 days' where id = ${id}`)
  await until(async () => {
    server.advance(pauseMs)
    return (await letter(id)).state === 'failed'
  })
  assert.match((await letter(id)).sentence ?? '', /^Not sent within 3 days\./)
})

test('a test letter takes the way of all others, to one address', async () => {
  const sent = await calls.made<LetterRecord>(grace, 'POST', '/mail/test', { address: ' grace@alder.example ' })
  assert.equal(sent.subject, 'Test letter from Countersign')
  await becomes(sent.id, 'sent')
  assert.ok((await mailOf('grace@alder.example')).some(({ subject }) => subject === sent.subject))
  for (const address of ['', 'nobody', 'a@b, c@d', 'a@b\r\nBcc: c@d']) {
    const { code, errors } = await calls.denied(grace, 'POST', '/mail/test', { address })
    assert.deepEqual([code, errors?.[0]?.path], ['invalid-input', 'body.address'])
  }
})

test('a letter that failed is sent again when asked to; one that was sent is not', async () => {
  await fault({ kind: 'mail-refused', at: 'recipient', recipient: 'again@alder.example', status: 550 })
  const id = await post('again@alder.example')
  await becomes(id, 'failed')
  await fetch(`${sandbox}/_sandbox/faults`, { method: 'DELETE' })
  await calls.made(grace, 'POST', `/mail/letters/${id}/send-again`)
  await becomes(id, 'sent')
  assert.equal((await calls.denied(grace, 'POST', `/mail/letters/${id}/send-again`)).code, 'conflict')
})

test('letters are listed by what became of them, page by page', async () => {
  for (let index = 0; index < 3; index += 1) await post('nobody')
  await becomes(await post('listed@alder.example'), 'sent')
  type Page = { items: LetterRecord[]; nextCursor: string | null }
  const first = await calls.made<Page>(grace, 'GET', '/mail/letters?state=failed&limit=2')
  const second = await calls.made<Page>(grace, 'GET', `/mail/letters?state=failed&limit=2&cursor=${first.nextCursor}`)
  assert.deepEqual([first.items.length, second.items.length, second.nextCursor], [2, 1, null])
  assert.equal((await calls.made<Page>(grace, 'GET', '/mail/letters')).items.length, 4)
})

test('with a mail server that nobody listens at, everything else goes on, and its password is nowhere', async () => {
  const canary = 'canary-0b1d5a7e'
  await using other = await testServer({
    COUNTERSIGN_SMTP_URL: `smtp://mailer:${canary}@localhost:9`,
    COUNTERSIGN_MAIL_FROM: 'countersign@alder.example',
  })
  const admin = await other.signIn('Grace Okafor')
  const otherCalls = callsTo(other.url)
  const sent = await otherCalls.made<LetterRecord>(admin, 'POST', '/mail/test', { address: 'grace@alder.example' })
  await until(async () => (await otherCalls.made<MailState>(admin, 'GET', '/mail')).trouble !== null)
  const state = await otherCalls.made<MailState>(admin, 'GET', '/mail')
  assert.match(state.trouble ?? '', /localhost:9 is not there/)
  assert.deepEqual(state.server, { address: 'localhost:9', security: 'starttls', user: 'mailer' })
  const again = await otherCalls.made<LetterRecord>(admin, 'GET', `/mail/letters/${sent.id}`)
  assert.deepEqual([again.state, again.sentence], ['waiting', state.trouble])
  assert.ok(!JSON.stringify([state, again, await otherCalls.made(admin, 'GET', '/system')]).includes(canary))
  assert.deepEqual(await tablesHolding(other.pool, canary), [])
})
