import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { changeApp, claimsIn, newApp, press, type TestApp } from '../../testing/testApps.ts'
import { control, graphWith } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { newVisitor, readForm, textOf, type Visitor } from '../../testing/visitor.ts'

const graph = 'https://graph.microsoft.com'

let sandbox: TestSandbox
let app: TestApp
let visitor: Visitor
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
  app = await newApp(sandbox, { permissions: [`application ${graph} User.Read.All`] })
  visitor = newVisitor()
})
after(() => sandbox[Symbol.asyncDispose]())

const callback = () => `${sandbox.url}/get-a-token/callback`

const letIn = () => control(sandbox, `apps/${app.clientId}/redirect-uris`, { uri: callback() })

/** Fills in the form and presses its button; `register` is the other button. */
async function submit(fields: Record<string, string>, button = 'get'): Promise<Response> {
  const { action, hidden } = readForm(await (await visitor.get(`${sandbox.url}/get-a-token`)).text())
  return visitor.post(sandbox.url + action, {
    ...hidden,
    client_id: app.clientId,
    client_secret: app.secret,
    scope: `${graph}/User.Read`,
    do: button,
    ...fields,
  })
}

/** Goes on as Tom, agrees to whatever is asked, and is carried to the page by the form that sends itself. */
async function goOn(answer: Response): Promise<Response> {
  const shown = await visitor.get(new URL(answer.headers.get('location') ?? '', sandbox.url).href)
  const { action, hidden, buttons } = readForm(await shown.text())
  const card = buttons.find(({ text }) => text.includes('Tom Becker'))
  let next = await visitor.post(sandbox.url + action, { ...hidden, person: card?.value ?? '' })
  if ((await next.clone().text()).includes('Permissions requested'))
    next = await press(sandbox, visitor, next, 'Accept')
  const carrier = readForm(await next.text())
  assert.equal(carrier.action, callback())
  return visitor.post(carrier.action, carrier.hidden)
}

const tokenIn = (html: string): string => /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1] ?? ''

test('implicit: somebody signs in and has a token to copy, good at once', async () => {
  await letIn()
  await changeApp(sandbox, app.clientId, { issuesAccessTokens: true })
  const answer = await goOn(await submit({ grant: 'token' }))
  const html = await answer.text()
  assert.equal(answer.status, 200)
  assert.ok(textOf(html).includes('Your access token token_type Bearer'))
  assert.equal((await graphWith(sandbox, tokenIn(html)).get('/me')).body.displayName, 'Tom Becker')
})

test('authorization code: the page proves who the app is, and shows all that it was given', async () => {
  await letIn()
  const answer = await goOn(await submit({ grant: 'code', scope: `openid offline_access ${graph}/User.Read` }))
  const html = await answer.text()
  assert.equal(claimsIn(tokenIn(html)).upn, 'tom@alder.example')
  for (const heading of ['Access token', 'Refresh token', 'ID token'])
    assert.ok(html.includes(`>${heading}</h2>`), heading)
})

test('client credentials: the app for itself, and nobody signs in', async () => {
  await control(sandbox, `apps/${app.clientId}/admin-consent`, {})
  const html = await (await submit({ grant: 'client_credentials', scope: `${graph}/.default` })).text()
  assert.deepEqual(claimsIn(tokenIn(html)).roles, ['User.Read.All'])
})

test('for Dataverse the scope is the sandbox’s own address', async () => {
  const page = await (await visitor.get(`${sandbox.url}/get-a-token`)).text()
  assert.ok(page.includes(`name="scope" value="${sandbox.url}/.default"`))
  const html = await (await submit({ grant: 'client_credentials', scope: `${sandbox.url}/.default` })).text()
  assert.equal(claimsIn(tokenIn(html)).aud, sandbox.url)
})

test('an app that does not know the page is told of it first, by a press of a button', async () => {
  const told = await (await submit({ grant: 'token' })).text()
  assert.ok(
    textOf(told).includes(`Another app does not know this page yet: its redirect URIs do not hold ${callback()}`),
  )
  await submit({ grant: 'token' }, 'register')
  assert.equal((await submit({ grant: 'token' })).status, 303)
})

test('what Entra refuses is shown in Entra’s words', async () => {
  await letIn()
  const off = await visitor.get(
    new URL((await submit({ grant: 'token' })).headers.get('location') ?? '', sandbox.url).href,
  )
  const carrier = readForm(await off.text())
  const shown = await visitor.post(carrier.action, carrier.hidden)
  assert.equal(shown.status, 400)
  assert.match(textOf(await shown.text()), /No token was given error unsupported_response_type .*AADSTS700051/)
  const wrong = await submit({ grant: 'client_credentials', scope: `${graph}/.default`, client_secret: 'wrong' })
  assert.match(textOf(await wrong.text()), /invalid_client .*AADSTS7000215/)
})

test('an answer is taken once, by the browser that asked, with the state it was sent with', async () => {
  await letIn()
  await changeApp(sandbox, app.clientId, { issuesAccessTokens: true })
  const fields = { access_token: 'a.e30.c', token_type: 'Bearer', state: 'guessed' }
  assert.equal((await visitor.post(callback(), fields)).status, 400)
  await submit({ grant: 'token' })
  assert.equal((await visitor.post(callback(), fields)).status, 400)
  visitor.cookies.set('sandbox_token_request', 'broken')
  assert.equal((await visitor.post(callback(), fields)).status, 400)
})

test('a form from elsewhere asks for nothing', async () => {
  const answer = await newVisitor().post(`${sandbox.url}/get-a-token`, { client_id: app.clientId, do: 'register' })
  assert.equal(answer.status, 400)
  assert.match(textOf(await answer.text()), /AADSTS165000/)
})
