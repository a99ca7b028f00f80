import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { after, afterEach, before, test } from 'node:test'
import { mailTo, send } from '../../testing/testMail.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())
afterEach(async () => {
  for (const path of ['mailbox', 'faults'])
    assert.equal((await fetch(`${sandbox.url}/_sandbox/${path}`, { method: 'DELETE' })).status, 204)
  assert.deepEqual(sandbox.reported, [])
})

const fault = async (rule: object) => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(rule)
  assert.equal((await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', headers, body })).status, 201)
}

/** Speaks SMTP line by line: what was answered to the last of them. */
async function speak(...lines: string[]): Promise<{ answer: string; socket: Socket }> {
  const { hostname, port } = new URL(sandbox.smtpUrl)
  const socket = connect(Number(port), hostname).setEncoding('utf8')
  let answer = ''
  for (const line of [undefined, ...lines]) {
    if (line !== undefined) socket.write(`${line}\r\n`)
    answer = ''
    while (!/^\d{3} .*\r\n$/m.test(answer)) answer += (await once(socket, 'data'))[0]
  }
  return { answer, socket }
}

test('what a program sends is there to be read: text, HTML, links and attachments', async () => {
  await send(sandbox, {
    to: 'Tom Becker <tom@alder.example>',
    cc: 'ada@alder.example',
    subject: 'Nia Obi wants to join “Räksmörgås”',
    text: 'Decide at http://localhost:8080/portal/approvals/1.',
    html: '<p>Decide <a href="http://localhost:8080/portal/approvals/1?a=1&amp;b=2">there</a>.</p>',
    attachments: [{ filename: 'request.json', content: '{}' }],
  })
  const [mail] = await mailTo(sandbox, 'tom@alder.example')
  assert(mail)
  assert.equal(mail.subject, 'Nia Obi wants to join “Räksmörgås”')
  assert.deepEqual(mail.from, { name: 'Countersign', address: 'no-reply@alder.example' })
  assert.deepEqual(mail.recipients, ['tom@alder.example', 'ada@alder.example'])
  assert.equal(mail.text?.trim(), 'Decide at http://localhost:8080/portal/approvals/1.')
  assert.deepEqual(mail.links, ['http://localhost:8080/portal/approvals/1?a=1&b=2'])
  assert.deepEqual(mail.attachments, [{ filename: 'request.json', type: 'application/json', size: 2 }])
  assert.equal(mail.receivedAt, sandbox.now().toISOString())
})

test('everybody a mail was sent to gets it, also those it does not name; nobody else does', async () => {
  await send(sandbox, { bcc: 'jonas@alder.example', subject: 'Quietly' })
  const [mail] = await mailTo(sandbox, 'JONAS@alder.example')
  assert.equal(mail?.subject, 'Quietly')
  assert(!JSON.stringify(mail?.headers).includes('jonas'))
  assert.deepEqual(await mailTo(sandbox, 'ada@alder.example'), [])
})

test('mail is taken for any address, also outside of the company', async () => {
  await send(sandbox, { to: 'somebody@elsewhere.example', subject: 'Hello' })
  assert.equal((await mailTo(sandbox, 'somebody@elsewhere.example')).length, 1)
})

test('the connection is made secret by STARTTLS; who does not trust the sandbox sends nothing', async () => {
  const { response } = await send(sandbox, { subject: 'Secret' })
  assert.match(response ?? '', /^250 2\.\d\.0 OK/)
  await assert.rejects(send(sandbox, {}, { isTrusting: false }), /self-signed certificate in certificate chain/)
  assert.equal((await mailTo(sandbox)).length, 1)
})

test('anybody may sign in, but not before the connection is secret', async () => {
  await send(sandbox, { subject: 'Signed in' }, { user: 'anybody' })
  assert.equal((await mailTo(sandbox)).length, 1)
  const { answer, socket } = await speak('EHLO here', 'AUTH PLAIN AGFueWJvZHkAcGFzcw==')
  assert.match(answer, /^538 /)
  socket.destroy()
})

test('what is larger than 25 MB is refused, whether it says so beforehand or not', async () => {
  const { answer, socket } = await speak('EHLO here', `MAIL FROM:<a@b.example> SIZE=${25 * 1024 * 1024 + 1}`)
  assert.match(answer, /^552 /)
  socket.destroy()
  const large = { attachments: [{ filename: 'a.bin', content: Buffer.alloc(20 * 1024 * 1024, 1) }] }
  await assert.rejects(send(sandbox, large), { responseCode: 552 })
  assert.deepEqual(await mailTo(sandbox), [])
})

test('a mail has 500 recipients at most; those beyond are told so, and the others get it', async () => {
  const bcc = Array.from({ length: 501 }, (_, place) => `${place}@alder.example`)
  const { rejected } = await send(sandbox, { to: [], bcc })
  assert.deepEqual(rejected, ['500@alder.example'])
  assert.equal((await mailTo(sandbox, '499@alder.example')).length, 1)
})

test('nobody answers while mail is down', async () => {
  await fault({ kind: 'mail-down', count: 1 })
  await assert.rejects(send(sandbox, {}), { code: /ECONNRESET|ESOCKET|ECONNECTION/ })
  await send(sandbox, { subject: 'Again' })
  assert.equal((await mailTo(sandbox)).length, 1)
})

for (const at of ['recipient', 'message'] as const)
  test(`mail can be refused for a while, or for good (${at})`, async () => {
    await fault({ kind: 'mail-refused', status: 451, at, count: 1 })
    await assert.rejects(send(sandbox, {}), { responseCode: 451 })
    await fault({ kind: 'mail-refused', status: 550, at, count: 1 })
    await assert.rejects(send(sandbox, {}), { responseCode: 550 })
    assert.deepEqual(await mailTo(sandbox), [])
  })

test('one recipient can be refused, and others not', async () => {
  await fault({ kind: 'mail-refused', status: 550, recipient: 'Ada@alder.example' })
  const { accepted, rejected } = await send(sandbox, { to: ['ada@alder.example', 'tom@alder.example'] })
  assert.deepEqual([accepted, rejected], [['tom@alder.example'], ['ada@alder.example']])
})

test('signing in can be refused', async () => {
  await fault({ kind: 'mail-refused', status: 535, at: 'sign-in' })
  await assert.rejects(send(sandbox, {}, { user: 'anybody' }), { code: 'EAUTH', responseCode: 535 })
  await send(sandbox, { subject: 'Without' })
})

test('a mail whose answer is lost was taken all the same', async () => {
  await fault({ kind: 'mail-lost-answer' })
  await assert.rejects(send(sandbox, { subject: 'Taken' }))
  assert.deepEqual(
    (await mailTo(sandbox)).map(({ subject }) => subject),
    ['Taken'],
  )
})

test('a slow server has taken the mail long before it says so', async () => {
  await fault({ kind: 'mail-slow', ms: 60_000 })
  const { socket } = await speak('EHLO here', 'MAIL FROM:<a@b.example>', 'RCPT TO:<tom@alder.example>', 'DATA')
  socket.write('Subject: Slow\r\n\r\n.\r\n')
  while ((await mailTo(sandbox)).length === 0) assert(!socket.destroyed)
  assert.equal(socket.readableLength, 0)
  socket.destroy()
})

test('whoever hangs up in the middle of a mail has sent none, and that is no fault of the sandbox', async () => {
  const { socket } = await speak('EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<tom@alder.example>', 'DATA')
  socket.write('Subject: Half\r\n\r\nHalf of', () => socket.resetAndDestroy())
  await once(socket, 'close')
  await send(sandbox, { subject: 'Whole' })
  assert.deepEqual(
    (await mailTo(sandbox, '')).map(({ subject }) => subject),
    ['Whole'],
  )
})

test('what is no readable mail is kept as it came', async () => {
  const nested = Array.from({ length: 300 }, (_, place) =>
    `Content-Type: multipart/mixed; boundary=b${place}\r\n\r\n--b${place}`.concat('\r\n'),
  ).join('')
  await send(sandbox, { raw: `Subject: Nested\r\n${nested}` })
  const [mail] = await mailTo(sandbox)
  assert.equal(mail?.subject, '(This message could not be read)')
  const source = await (await fetch(`${sandbox.url}/_sandbox/mailbox/${mail?.id}/source`)).text()
  assert.match(source, /^Subject: Nested\r\n/)
})

test('whoever is connected when the sandbox stops is told so, and does not hold it up', async () => {
  const { socket } = await speak()
  const farewell = once(socket, 'data')
  await sandbox.restart()
  assert.match((await farewell)[0], /^421 /)
  socket.destroy()
})
