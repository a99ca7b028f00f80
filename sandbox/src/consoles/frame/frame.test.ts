import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { consoleVisitor } from '../../testing/consoleVisitor.ts'
import { graphAs } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { newVisitor, readForm, textOf } from '../../testing/visitor.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

test('whoever is not signed in picks an account first, and comes back to the page they wanted', async () => {
  const visitor = newVisitor()
  const asked = await visitor.get(`${sandbox.url}/environments?some=thing`)
  assert.equal(asked.status, 302)
  const page = await (await visitor.get(sandbox.url + asked.headers.get('location'))).text()
  assert.match(textOf(page), /Pick an account .* Grace Okafor grace@alder.example Head of IT · IT Global Administrator/)
  const { action, hidden, buttons } = readForm(page)
  const grace = buttons.find(({ text }) => text.includes('Grace Okafor'))
  const picked = await visitor.post(sandbox.url + action, { ...hidden, person: grace?.value ?? '' })
  assert.deepEqual([picked.status, picked.headers.get('location')], [303, '/environments?some=thing'])
  assert.equal((await visitor.get(`${sandbox.url}/environments`)).status, 200)
})

test('an account picked without the canary of this browser signs nobody in', async () => {
  const visitor = newVisitor()
  const page = await (await visitor.get(`${sandbox.url}/pick-account`)).text()
  const { action, buttons } = readForm(page)
  for (const canary of ['', 'another']) {
    await visitor.post(sandbox.url + action, { canary, person: buttons[0]?.value ?? '' })
    assert.equal((await visitor.get(`${sandbox.url}/environments`)).status, 302)
  }
})

test('whoever is disabled is on no card, and a form that says their id signs nobody in', async () => {
  const directory = await graphAs(sandbox, 'User.ReadWrite.All')
  const { id } = (await directory.get('/users/tom@alder.example?$select=id')).body
  await directory.patch('/users/tom@alder.example', { accountEnabled: false })
  const visitor = newVisitor()
  const { action, hidden, buttons } = readForm(await (await visitor.get(`${sandbox.url}/pick-account`)).text())
  assert.ok(!buttons.some(({ text }) => text.includes('Tom Becker')))
  await visitor.post(sandbox.url + action, { ...hidden, person: String(id) })
  await directory.patch('/users/tom@alder.example', { accountEnabled: true })
  assert.equal((await visitor.get(`${sandbox.url}/environments`)).status, 302)
})

test('picking an account leads back within the sandbox only', async () => {
  const everywhere = [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/.//elsewhere.example',
  ]
  for (const elsewhere of everywhere) {
    const visitor = newVisitor()
    const address = `${sandbox.url}/pick-account?${new URLSearchParams({ return: elsewhere })}`
    const { hidden, buttons } = readForm(await (await visitor.get(address)).text())
    const picked = await visitor.post(address, { ...hidden, person: buttons[0]?.value ?? '' })
    assert.equal(picked.headers.get('location'), '/', elsewhere)
  }
})

test('a form that is refused leads back within the sandbox only, whatever the page it stood on is called', async () => {
  const { visitor } = await consoleVisitor(sandbox.url, 'Tom Becker')
  for (const [before, back] of [
    ['//elsewhere.example/x', '/'],
    ['/environments?some=thing', '/environments?some=thing'],
  ]) {
    const refused = await visitor.post(`${sandbox.url}/sandbox/reset`, {}, { referer: sandbox.url + before })
    assert.deepEqual([refused.status, refused.headers.get('location')], [303, back])
  }
})

test('an address leads on to its first page as it came, also if it holds what no header can', async () => {
  for (const [area, page] of [
    ['flows/a%0d%0ab', 'details'],
    ['uiflows/a%0d%0ab', 'details'],
    ['connections/shared_uiflow/a%0d%0ab', 'details'],
    ['approvals', 'received'],
  ]) {
    const answer = await newVisitor().get(`${sandbox.url}/environments/a%0ab/${area}`)
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, `/environments/a%0ab/${area}/${page}`])
  }
})

test('a console says who is signed in, where one is, and lets the account be switched', async () => {
  const { open, press } = await consoleVisitor(sandbox.url, 'Tom Becker')
  const { html, text } = await open('/environments')
  assert.match(text, /Power Automate .*Tom Becker/)
  assert.match(html, /<a href="\/environments" aria-current="page">Environments<\/a>/)
  assert.match(text, /Environment Maker/)
  const [, switching = ''] = /href="(\/pick-account[^"]*)"/.exec(html) ?? []
  const asGrace = await press(switching, 'Grace Okafor')
  assert.equal(asGrace.path, '/environments')
  assert.match(asGrace.text, /Grace Okafor .*Environment Admin/)
})

test('the front page leads to the consoles', async () => {
  const page = await (await fetch(sandbox.url)).text()
  assert.match(page, /<a class="person way" href="\/environments">/)
})
