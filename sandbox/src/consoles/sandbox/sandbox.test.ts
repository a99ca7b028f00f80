import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type ConsoleVisitor, consoleVisitor } from '../../testing/consoleVisitor.ts'
import { sendForm } from '../../testing/sendForm.ts'
import { graphAs } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let tom: ConsoleVisitor
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
})
after(() => sandbox[Symbol.asyncDispose]())

const told = async (path: string) =>
  (await (await fetch(`${sandbox.url}/_sandbox/${path}`)).json()) as Record<string, unknown>

test('the clock is moved ahead by a button, or by any duration; after a day one says again who one is', async () => {
  assert.match((await tom.press('/sandbox', '1 hour ahead')).text, /It is 20 Nov 2026, 10:02:24 now/)
  assert.match((await tom.press('/sandbox', 'Move ahead', { by: 'PT90S' })).text, /It is 20 Nov 2026, 10:03:54 now/)
  assert.match((await tom.press('/sandbox', 'Move ahead', { by: 'tomorrow' })).text, /A duration looks like/)
  const later = await tom.press('/sandbox', '30 days ahead')
  assert.match(later.path, /^\/pick-account/)
  assert.equal((await told('clock')).now, '2026-12-20T10:03:54.000Z')
})

test('the replication delay is set in seconds', async () => {
  assert.match((await tom.press('/sandbox', 'Save', { seconds: '2.5' })).text, /see a change after 2\.5 seconds/)
  assert.deepEqual(await told('replication'), { delayMs: 2500 })
  for (const seconds of ['-1', '3601', 'soon', ''])
    assert.match((await tom.press('/sandbox', 'Save', { seconds })).text, /from 0 to 3600 seconds/)
})

test('throttling is turned off and on', async () => {
  await tom.press('/sandbox', 'Turn off')
  assert.deepEqual(await told('throttling'), { isOn: false })
  await tom.press('/sandbox', 'Turn on')
  assert.deepEqual(await told('throttling'), { isOn: true })
})

test('a crowd comes', async () => {
  const before = (
    await (await graphAs(sandbox, 'User.Read.All')).get('/users/$count', { consistencylevel: 'eventual' })
  ).body
  const page = await tom.press('/sandbox', 'Add people', { crowd: '25' })
  assert.ok(page.text.includes(`There are ${Number(before) + 25} users now`), page.text)
  assert.match(
    (await tom.press('/sandbox', 'Add people', { crowd: '1000000' })).text,
    /There are 0 to 20000 further people/,
  )
})

test('a reset is asked for first, and begins anew', async () => {
  await tom.press('/sandbox', '1 day ahead')
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
  const page = await tom.open('/sandbox/reset')
  assert.match(page.text, /Reset the sandbox\?/)
  await tom.press(page, 'Reset')
  assert.equal((await told('clock')).aheadMs, 0)
  assert.match((await tom.open('/sandbox')).path, /^\/pick-account/)
})

test('a form without the canary of this browser does nothing', async () => {
  const { visitor } = tom
  for (const action of ['/sandbox/reset', '/sandbox/clock', '/sandbox/throttling'])
    await visitor.post(sandbox.url + action, { by: 'P1D', on: 'no' })
  assert.equal((await told('clock')).aheadMs, 0)
  assert.deepEqual(await told('throttling'), { isOn: true })
  assert.match(
    (await sendForm(tom, sandbox.url, '/sandbox/throttling', { on: 'no' })).text,
    /does not throttle any more/,
  )
})
