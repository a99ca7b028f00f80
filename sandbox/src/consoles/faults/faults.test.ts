import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { minute } from '../../clock.ts'
import { type ConsoleVisitor, consoleVisitor } from '../../testing/consoleVisitor.ts'
import { sendForm } from '../../testing/sendForm.ts'
import { askTokens, clientId, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { type Kind, kinds } from './words.ts'

let sandbox: TestSandbox
let tom: ConsoleVisitor
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
})
after(() => sandbox[Symbol.asyncDispose]())

const ask = () => fetch(`${sandbox.url}/v1.0/users`)
const add = (kind: Kind, fields: Record<string, string> = {}) =>
  tom.press(`/sandbox/faults/new?kind=${kind}`, 'Add', fields)

test('there is a form for each kind, and what it sends by itself is a fault of that kind', async () => {
  const choice = await tom.open('/sandbox/faults/new')
  for (const kind of Object.keys(kinds) as Kind[]) {
    assert.ok(choice.html.includes(`/sandbox/faults/new?kind=${kind}`), kind)
    const page = await add(kind)
    assert.equal(page.path, '/sandbox/faults', page.text)
    assert.ok(page.text.includes(`${kinds[kind].title}: it strikes from now on`), page.text)
  }
  const { faults } = (await (await fetch(`${sandbox.url}/_sandbox/faults`)).json()) as { faults: { kind: string }[] }
  assert.deepEqual(
    faults.map(({ kind }) => kind),
    Object.keys(kinds),
  )
})

test('a fault strikes as often as it says, its hits are counted, and it can be used up', async () => {
  const page = await add('answer', { host: 'graph', status: '429', retryAfterSeconds: '30', count: '1' })
  assert.match(page.text, /429, Retry-After 30 Microsoft Graph Once 0 of 0 In force/)
  const struck = await ask()
  assert.deepEqual([struck.status, struck.headers.get('retry-after')], [429, '30'])
  assert.equal((await ask()).status, 401)
  assert.match((await tom.open('/sandbox/faults')).text, /Once 1 of 1 Used up/)
})

test('it is turned off and on, and removed', async () => {
  const page = await add('answer', { host: 'graph', status: '503' })
  const off = await tom.press(page, 'Turn off')
  assert.match(off.text, /Every time 0 of 0 Off/)
  assert.equal((await ask()).status, 401)
  await sandbox.restart()
  assert.equal((await ask()).status, 401, 'off over a restart')
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
  const on = await tom.press('/sandbox/faults', 'Turn on')
  assert.equal((await ask()).status, 503)
  assert.match((await tom.press(on, 'Remove')).text, /The fault was removed.* Nothing goes wrong/)
  assert.equal((await ask()).status, 401)
  assert.match((await sendForm(tom, sandbox.url, '/sandbox/faults/none/off')).text, /There is no such fault any more/)
})

test('all of them are removed at once', async () => {
  await add('reset')
  await tom.press(await add('latency'), 'Remove all')
  assert.match((await tom.open('/sandbox/faults')).text, /Nothing goes wrong/)
})

test('for a time, by the sandbox’s clock', async () => {
  await add('expired-secret', { clientId, span: String(minute) })
  const own = { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' }
  assert.deepEqual((await askTokens(sandbox, own)).body.error_codes, [7000222])
  sandbox.passTime(minute)
  assert.equal((await askTokens(sandbox, own)).status, 200)
  assert.match(
    (await tom.open('/sandbox/faults')).text,
    /Expired secret Countersign until 20 Nov 2026, 09:03:24 1 of 1 Over/,
  )
})

test('by chance, as the seed wants it', async () => {
  const page = await add('reset', { host: 'dataverse', percent: '25', seed: '7' })
  assert.match(page.text, /Connection reset Dataverse 25 % \(seed 7\)/)
})

test('what makes no sense is refused on the form, with what was filled in', async () => {
  const page = await add('latency', { ms: '0', path: 'no-slash' })
  assert.equal(page.status, 400)
  assert.match(page.text, /Too small/)
  assert.match(page.html, /name="path"[^>]* value="no-slash"/)
  assert.match((await tom.open('/sandbox/faults')).text, /Nothing goes wrong/)
  assert.equal((await tom.open('/sandbox/faults/new?kind=whatever')).status, 404)
})

test('whatever strikes, the page on which it is taken back can be reached, also by who has yet to say who they are', async () => {
  await add('answer', { host: '', path: '/*', status: '500' })
  assert.equal((await fetch(`${sandbox.url}/`)).status, 500)
  const somebody = await consoleVisitor(sandbox.url, 'Ada Lindqvist').catch(() => undefined)
  assert.equal(somebody, undefined, 'the page behind is struck')
  const page = await tom.open('/sandbox/faults')
  assert.match((await tom.press(page, 'Remove all')).text, /Nothing goes wrong any more/)
  assert.equal((await fetch(`${sandbox.url}/pick-account`)).status, 200)
})
