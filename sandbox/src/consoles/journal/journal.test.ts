import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type ConsoleVisitor, consoleVisitor } from '../../testing/consoleVisitor.ts'
import { askTokens, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let tom: ConsoleVisitor
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
})
after(() => sandbox[Symbol.asyncDispose]())

const get = (path: string, init?: RequestInit) => fetch(sandbox.url + path, init)

/** An entry is there when its connection has ended, which is a moment after its answer. */
async function opened(path: string, holds: RegExp): Promise<Awaited<ReturnType<ConsoleVisitor['open']>>> {
  for (;;) {
    const page = await tom.open(path)
    if (holds.test(page.text)) return page
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('the newest request comes first, with what was answered; pages are not among them unless asked for', async () => {
  await get('/v1.0/users')
  await get('/v1.0/nowhere')
  const page = await opened('/sandbox/journal', /GET \/v1\.0\/nowhere 4\d\d .* GET \/v1\.0\/users 401/)
  assert.ok(!page.text.includes('/pick-account'))
  assert.ok((await tom.open('/sandbox/journal?host=')).text.includes('GET /pick-account'))
  assert.ok(
    !(await tom.open('/sandbox/journal?host=')).text.includes('GET /sandbox/journal'),
    'nor is the journal itself',
  )
})

test('filters add up, and nothing that fits is said', async () => {
  await get('/v1.0/users')
  await get('/v1.0/groups', { method: 'POST', body: '{"displayName":"Found by its words"}' })
  await askTokens(sandbox, { grant_type: 'client_credentials' })
  await opened('/sandbox/journal', /3 of \d+ fit/)
  const found = async (query: string) => (await tom.open(`/sandbox/journal?${query}`)).text
  assert.match(await found('host=graph'), /2 of \d+ fit/)
  assert.match(await found('host=graph&method=POST'), /1 of \d+ fit.* POST \/v1\.0\/groups/)
  assert.match(await found('host=entra&status=4xx'), /1 of \d+ fit/)
  assert.match(await found('path=/v1.0/*&text=found+by'), /1 of \d+ fit/)
  assert.match(await found('host=dataverse'), /0 of \d+ fit.* No request fits/)
})

test('one request is shown with headers and bodies, a form and JSON as people read them', async () => {
  await askTokens(sandbox, { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' })
  const list = await opened('/sandbox/journal', /POST .*token 200/)
  const [, path = ''] = /href="(\/sandbox\/journal\/\d+)"/.exec(list.html) ?? []
  const { html, text } = await tom.open(path)
  assert.match(text, /POST \/.*\/oauth2\/v2\.0\/token/)
  assert.match(text, /content-type application\/x-www-form-urlencoded/)
  assert.match(html, /grant_type=client_credentials\nscope=https:\/\/graph\.microsoft\.com\/\.default/)
  assert.match(html, /&quot;token_type&quot;: &quot;Bearer&quot;/)
  assert.equal((await tom.open('/sandbox/journal/0')).status, 404)
})

test('a request without an answer says so', async () => {
  await get('/_sandbox/faults', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'reset', host: 'graph' }),
  })
  await assert.rejects(get('/v1.0/users'))
  const list = await opened('/sandbox/journal?status=none', /GET \/v1\.0\/users No answer/)
  const [, path = ''] = /href="(\/sandbox\/journal\/\d+)"/.exec(list.html) ?? []
  assert.match((await tom.open(path)).text, /The connection ended without an answer/)
})

test('what was sent to do mischief on the page is text there', async () => {
  await get('/v1.0/users?%3Cscript%3E', { headers: { 'x-sent': '<script>alert(1)</script>' } })
  const list = await opened('/sandbox/journal', /1 of \d+ fit/)
  const [, path = ''] = /href="(\/sandbox\/journal\/\d+)"/.exec(list.html) ?? []
  assert.ok(!(await tom.open(path)).html.includes('<script>alert'))
})

test('clearing empties it', async () => {
  await get('/v1.0/users')
  const list = await opened('/sandbox/journal', /1 of \d+ fit/)
  const cleared = await tom.press(list, 'Clear')
  assert.match(cleared.text, /The journal was cleared/)
  assert.ok(!cleared.text.includes('/v1.0/users'))
})
