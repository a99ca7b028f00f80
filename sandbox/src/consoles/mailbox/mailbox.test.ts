import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { type ConsolePage, type ConsoleVisitor, consoleVisitor } from '../../testing/consoleVisitor.ts'
import { mailTo, send } from '../../testing/testMail.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let tom: ConsoleVisitor
before(async () => {
  sandbox = await testSandbox()
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
})
after(() => sandbox[Symbol.asyncDispose]())
afterEach(async () => {
  assert.equal((await fetch(`${sandbox.url}/_sandbox/mailbox`, { method: 'DELETE' })).status, 204)
  assert.deepEqual(sandbox.reported, [])
})

const both = ['tom@alder.example', 'ada@alder.example']
const folder = (address: string) => `/mailbox?${new URLSearchParams({ folder: address })}`
const unreadIn = ({ html }: ConsolePage) => [...html.matchAll(/<button class="mail unread">/g)].length

const idOf = async (subject: string) => {
  const [mail] = await mailTo(sandbox, '', subject)
  assert(mail)
  return mail.id
}

/** As a browser would fetch it: with the cookies of whoever is signed in. */
const fetched = async (path: string) => tom.visitor.get(sandbox.url + path)

test('whoever opens a mail in their folder has read it, others have not; looking at its page changes nothing', async () => {
  await send(sandbox, { to: both, subject: 'For both', text: 'Hello' })
  await tom.open(`/mailbox/${await idOf('For both')}`)
  assert.equal(unreadIn(await tom.open(folder(both[0] ?? ''))), 1)
  const opened = await tom.press(folder(both[0] ?? ''), 'For both')
  assert.match(opened.text, /For both .* To tom@alder\.example, ada@alder\.example/)
  assert.equal(unreadIn(await tom.open(folder(both[0] ?? ''))), 0)
  assert.equal(unreadIn(await tom.open(folder(both[1] ?? ''))), 1)
  assert.equal(unreadIn(await tom.press(opened, 'Mark as unread')), 1)
})

test('folders are those mail came for, by their people, with what is unread in them', async () => {
  await send(sandbox, { to: ['ada@alder.example', 'partner@elsewhere.example'], subject: 'One' })
  const { text } = await tom.open('/mailbox')
  assert.match(text, /All mail 1 unread Tom Becker \(you\) Ada Lindqvist 1 unread partner@elsewhere\.example 1 unread/)
  const read = await tom.press(folder('ada@alder.example'), 'Mark all as read')
  assert.match(read.text, /Ada Lindqvist partner@elsewhere\.example 1 unread/)
})

test('mail is found within a folder, and older mail is a page away', async () => {
  await sandbox.restart((store) => {
    for (let n = 1; n <= 51; n++) {
      const id = `mail-${n}`
      store.run`
        insert into mail (id, received_at, sender, from_name, from_address, subject, beginning, searched, attachments, size, source)
        values (${id}, ${n}, 'a@b.example', '', 'a@b.example', ${`Number ${n}`}, '', ${`number ${n}`}, 0, 1, ${new Uint8Array(1)})`
      store.run`insert into mail_recipient (mail_id, place, address) values (${id}, 0, 'tom@alder.example')`
    }
  })
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
  const first = await tom.open(folder('tom@alder.example'))
  assert.doesNotMatch(first.text, /Number 1 /)
  const [, older = ''] = /<a href="([^"]*)" rel="next">Older<\/a>/.exec(first.html) ?? []
  const second = await tom.open(older.replaceAll('&amp;', '&'))
  assert.match(second.text, /Number 1 /)
  assert.match(second.text, /Newest/)
  const found = await tom.open('/mailbox?folder=tom@alder.example&find=number+17')
  assert.match(found.text, /Number 17 /)
  assert.doesNotMatch(found.text, /Number 16 /)
  assert.match((await tom.open('/mailbox?folder=ada@alder.example&find=number')).text, /No mail found/)
})

test('what somebody has written in HTML neither runs nor is fetched for, and its page says so to the browser', async () => {
  await send(sandbox, {
    subject: 'Markup',
    html: '<img src="cid:logo@x" alt="Ours"><img src="cid:none"><img src="https://tracker.example/1.gif"><script>1</script>',
    attachments: [{ filename: 'logo.png', content: 'picture', cid: 'logo@x' }],
  })
  const id = await idOf('Markup')
  const page = await tom.open(`/mailbox/${id}`)
  assert.match(
    page.html,
    /<iframe src="\/mailbox\/[^"]+\/html" [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/,
  )
  const frame = await fetched(`/mailbox/${id}/html`)
  const policy = frame.headers.get('content-security-policy') ?? ''
  assert.match(policy, /^default-src 'none'; img-src data:; /)
  assert.match(policy, /; sandbox allow-popups allow-popups-to-escape-sandbox$/)
  assert.doesNotMatch(policy, /script/)
  const markup = await frame.text()
  assert.match(markup, /^<!doctype html>.*<base target="_blank">/)
  assert(markup.includes(`<img src="data:image/png;base64,${Buffer.from('picture').toString('base64')}" alt="Ours">`))
  assert(markup.includes('<img src="cid:none">'))
})

test('a picture named again and again stands in the page as often as there is room, not as often as it is named', async () => {
  await send(sandbox, {
    subject: 'Again',
    html: '<img src="cid:logo@x">'.repeat(12),
    attachments: [{ filename: 'logo.png', content: Buffer.alloc(6 * 1024 * 1024), cid: 'logo@x' }],
  })
  const markup = await (await fetched(`/mailbox/${await idOf('Again')}/html`)).text()
  assert.equal(markup.split('src="data:image/png;').length - 1, 4)
  assert.equal(markup.split('src="cid:logo@x"').length - 1, 8)
})

test('text is text, also where it looks like markup; addresses in it lead somewhere', async () => {
  await send(sandbox, { subject: 'Text', text: '<b>Not bold</b>, see http://localhost:8080/portal?a=1&b=2.' })
  const { html } = await tom.press('/mailbox', 'Text')
  assert.match(
    html,
    /&lt;b&gt;Not bold&lt;\/b&gt;, see <a href="http:\/\/localhost:8080\/portal\?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">/,
  )
})

test('an attachment is something to keep, whatever it says it is; the source is text', async () => {
  const content = '<script>alert(1)</script>'
  await send(sandbox, { subject: 'Files', attachments: [{ filename: 'Überweisung "1".html', content }] })
  const id = await idOf('Files')
  const file = await fetched(`/mailbox/${id}/attachments/1`)
  assert.equal(file.headers.get('content-type'), 'application/octet-stream')
  assert.equal(
    file.headers.get('content-disposition'),
    `attachment; filename="_berweisung _1_.html"; filename*=UTF-8''%C3%9Cberweisung%20%221%22.html`,
  )
  assert.equal(await file.text(), content)
  assert.equal((await fetched(`/mailbox/${id}/attachments/2`)).status, 404)
  const source = await fetched(`/mailbox/${id}/source`)
  assert.equal(source.headers.get('content-type'), 'text/plain; charset=utf-8')
  assert.match(await source.text(), /^Subject: Files\r$/m)
})

test('headers can be looked at', async () => {
  await send(sandbox, { subject: 'Headers', headers: { 'X-Request': '<7>' } })
  assert.match((await tom.open(`/mailbox/${await idOf('Headers')}?view=headers`)).text, /X-Request <7>/)
})

test('a mail is deleted from one folder, or for everybody, and never without being asked', async () => {
  await send(sandbox, { to: both, subject: 'For both' })
  const id = await idOf('For both')
  const path = `/mailbox/${id}/delete?folder=tom@alder.example`
  assert.match((await tom.open(path)).text, /Delete “For both”\? .* Others whom it was sent to keep it/)
  assert.equal((await mailTo(sandbox, 'tom@alder.example')).length, 1)
  assert.match((await tom.press(path, 'Delete')).text, /“For both” was deleted/)
  assert.equal((await mailTo(sandbox, 'tom@alder.example')).length, 0)
  assert.equal((await mailTo(sandbox, 'ada@alder.example')).length, 1)
  await tom.press(`/mailbox/${id}/delete`, 'Delete')
  assert.equal((await mailTo(sandbox)).length, 0)
})

test('a folder is emptied, or all of them', async () => {
  await send(sandbox, { to: both, subject: 'For both' })
  await send(sandbox, { to: 'tom@alder.example', subject: 'For Tom' })
  await tom.press('/mailbox/empty?folder=tom@alder.example', 'Empty folder')
  assert.deepEqual(
    (await mailTo(sandbox)).map(({ subject }) => subject),
    ['For both'],
  )
  await tom.press('/mailbox/empty', 'Delete all mail')
  assert.deepEqual(await mailTo(sandbox), [])
})

test('mail that is not there is not found', async () => {
  for (const path of ['', '/html', '/source', '/delete', '/attachments/1'])
    assert.equal((await fetched(`/mailbox/nothing${path}`)).status, 404, path)
})
