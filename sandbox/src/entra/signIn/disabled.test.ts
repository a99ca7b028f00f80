import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { press, visitAs } from '../../testing/testApps.ts'
import { control, type Graph, graphAs } from '../../testing/testGraph.ts'
import {
  authorizeAddress,
  clientId,
  codeFor,
  redeem,
  redirectUri,
  returned,
  signIn,
  type TestSandbox,
  testSandbox,
} from '../../testing/testSandbox.ts'
import { newVisitor, readForm, textOf } from '../../testing/visitor.ts'

let sandbox: TestSandbox
let directory: Graph
before(async () => {
  sandbox = await testSandbox()
  directory = await graphAs(sandbox, 'User.ReadWrite.All')
})
after(() => sandbox[Symbol.asyncDispose]())
afterEach(async () => {
  await control(sandbox, 'tenant', { requiresMfa: false, takesConsentRequests: false })
  await enable('tom@alder.example', true)
  await enable('grace@alder.example', true)
})

const enable = (name: string, accountEnabled: boolean) => directory.patch(`/users/${name}`, { accountEnabled })

const refused = async (response: Response): Promise<void> => {
  const text = textOf(await response.text())
  assert.equal(response.status, 400, text)
  assert.ok(text.includes('AADSTS50057: The user account is disabled.'), text)
}

test('AADSTS50057 whoever is disabled is on no card, and a form that says their id signs nobody in', async () => {
  const visitor = newVisitor()
  const { id } = (await directory.get('/users/tom@alder.example?$select=id')).body
  await enable('tom@alder.example', false)
  const page = await (await visitor.get(authorizeAddress(sandbox.authorizeUrl, { find: 'Tom Becker' }))).text()
  const { action, hidden, buttons } = readForm(page)
  assert.ok(!buttons.some(({ text }) => text.includes('Tom Becker')))
  await refused(await visitor.post(sandbox.url + action, { ...hidden, person: String(id) }))
  assert.ok(!visitor.cookies.has('sandbox_session'))
})

test('AADSTS50057 a session from before is worth nothing, and the browser is free for somebody else', async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Tom Becker', {}, visitor)
  await enable('tom@alder.example', false)
  const silent = returned(await visitor.get(authorizeAddress(sandbox.authorizeUrl, { prompt: 'none' })))
  assert.equal(silent.error, 'interaction_required')
  assert.match(silent.error_description ?? '', /^AADSTS50057: /)
  await refused(await visitor.get(authorizeAddress(sandbox.authorizeUrl)))
  const { code } = returned(await signIn(sandbox, 'Ada Lindqvist', {}, visitor))
  assert.ok(code)
})

test('AADSTS50057 who is disabled before the second factor, or before agreeing, gets no further', async () => {
  await control(sandbox, 'tenant', { requiresMfa: true })
  const visitor = newVisitor()
  const page = await signIn(sandbox, 'Tom Becker', {}, visitor)
  await enable('tom@alder.example', false)
  await refused(await press(sandbox, visitor, page, 'Approve'))
  await control(sandbox, 'tenant', { requiresMfa: false })
  await enable('tom@alder.example', true)

  const countersign = { clientId, secret: '' }
  const wants = { scope: 'Mail.Read', redirect_uri: redirectUri }
  const consent = await visitAs(sandbox, countersign, 'Tom Becker', wants, visitor)
  await enable('tom@alder.example', false)
  await refused(await press(sandbox, visitor, consent, 'Accept'))
})

test('AADSTS50057 who is disabled asks no administrator, and is none', async () => {
  await control(sandbox, 'tenant', { takesConsentRequests: true })
  const visitor = newVisitor()
  const wants = { scope: 'User.Read.All', redirect_uri: redirectUri }
  const shown = await visitAs(sandbox, { clientId, secret: '' }, 'Tom Becker', wants, visitor)
  const { action, hidden } = readForm(await shown.text())
  await enable('tom@alder.example', false)
  await refused(await visitor.post(sandbox.url + action, { ...hidden, reason: 'I need it' }))
  assert.deepEqual((await control(sandbox, 'tenant', {})).consentRequests, [])

  const administrator = newVisitor()
  await signIn(sandbox, 'Grace Okafor', {}, administrator)
  await enable('grace@alder.example', false)
  const address = `${sandbox.url}/alder.example/adminconsent?client_id=${clientId}`
  await refused(await administrator.get(address))
})

test('AADSTS50057 a code from before is worth nothing', async () => {
  const code = await codeFor(sandbox, 'Tom Becker')
  await enable('tom@alder.example', false)
  const { status, body } = await redeem(sandbox, code)
  assert.deepEqual([status, body.error, body.error_codes], [400, 'invalid_grant', [50057]])
})
