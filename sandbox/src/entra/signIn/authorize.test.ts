import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hour } from '../../clock.ts'
import {
  authorizeAddress,
  clientId,
  codeFor,
  frontPage,
  type Query,
  redirectUri,
  returned,
  signIn,
  type TestSandbox,
  testSandbox,
} from '../../testing/testSandbox.ts'
import { newVisitor, readForm, textOf } from '../../testing/visitor.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const open = (changes: Query = {}, visitor = newVisitor()) =>
  visitor.get(authorizeAddress(sandbox.authorizeUrl, changes))

const assertPage = async (response: Response, code: number, heading = 'We could not sign you in') => {
  const text = textOf(await response.text())
  assert.equal(response.status, 400)
  assert.equal(response.headers.get('location'), null)
  assert.ok(text.includes(`AADSTS${code}: `), text)
  assert.ok(text.includes(heading), text)
  assert.match(text, /Request ID [0-9a-f-]{36} Correlation ID [0-9a-f-]{36} Timestamp 2026-11-\d\d \d\d:\d\d:\d\dZ/)
}

const assertReturned = (response: Response, error: string, code: number) => {
  assert.equal(response.status, 302)
  const { error: actual, error_description: description = '', state } = returned(response)
  assert.equal(actual, error)
  assert.ok(description.startsWith(`AADSTS${code}: `), description)
  assert.equal(state, 'the-state')
}

test('the sign-in page has a card for each of the six persons, with what Countersign takes them for', async () => {
  const { buttons } = readForm(await (await open()).text())
  assert.deepEqual(
    buttons.map(({ text }) => text),
    [
      'A L Ada Lindqvist ada@alder.example Managing Director · Management Reports to nobody Ordinary user in Countersign',
      'G O Grace Okafor grace@alder.example Head of IT · IT Reports to Ada Lindqvist Administrator in Countersign',
      'M R Mateo Rossi mateo@alder.example Process Manager · Operations Reports to Ada Lindqvist Workflow designer in Countersign',
      'P N Priya Nair priya@alder.example Service Desk Lead · IT Reports to Grace Okafor Help desk in Countersign',
      'J W Jonas Weber jonas@alder.example Internal Auditor · Finance Reports to Ada Lindqvist Auditor in Countersign',
      'T B Tom Becker tom@alder.example Head of Sales · Sales Reports to Ada Lindqvist Ordinary user in Countersign',
      'Cancel',
    ].map((text) => text.replace(/^([A-Z]) ([A-Z]) (?=[A-Z])/, '$1$2 ')),
  )
})

test('the sign-in page finds everybody else, however the name is accented, and keeps what the app asked for', async () => {
  const response = await open({ find: 'WOJCIK' })
  const page = await response.text()
  assert.deepEqual(
    readForm(page).buttons.map(({ text }) => text.slice(3, 16)),
    ['Piotr Wójcik ', 'cel'],
  )
  assert.ok(textOf(page).includes('1 of 62 people fit.'))
  assert.ok(page.includes('<input type="hidden" name="state" value="the-state">'))
  assert.ok(textOf(await (await open({ find: 'nobody at all' })).text()).includes('Nobody of the 62 people here fits'))
  assert.ok(page.includes('state=the-state&amp;nonce=the-nonce">Clear search</a>'))
  assert.ok(
    textOf(await (await open({ find: 'alder.example' })).text()).includes('62 people fit; the first 24 are shown.'),
  )
})

test('whom the app expects is on the sign-in page beside the six', async () => {
  const { buttons } = readForm(await (await open({ login_hint: 'Zanele@Alder.example' })).text())
  assert.equal(buttons.length, 8)
  assert.ok(buttons.some(({ text }) => text.includes('Zanele Dlamini')))
})

test('a card takes the browser back with a code and the state', async () => {
  const response = await signIn(sandbox, 'Grace Okafor')
  assert.equal(response.status, 302)
  const { code, state, session_state: sessionState, ...rest } = returned(response)
  assert.ok(response.headers.get('location')?.startsWith(`${redirectUri}?`))
  assert.ok(code && code.length > 255, 'as long as Entra’s, so that no short column goes unnoticed')
  assert.equal(state, 'the-state')
  assert.match(sessionState ?? '', /^[0-9a-f-]{36}$/)
  assert.deepEqual(rest, {})
})

test('an app that sends no state gets none back', async () => {
  assert.ok(!('state' in returned(await signIn(sandbox, 'Tom Becker', { state: undefined }))))
})

test('the request may come in the body of a POST as well', async () => {
  const visitor = newVisitor()
  const fields = Object.fromEntries(new URL(authorizeAddress(sandbox.authorizeUrl)).searchParams)
  const page = await (await visitor.post(sandbox.authorizeUrl, fields)).text()
  const { action, hidden, buttons } = readForm(page)
  const response = await visitor.post(sandbox.url + action, { ...hidden, person: buttons[0]?.value ?? '' })
  assert.equal(returned(response).state, 'the-state')
})

test('response_mode=fragment puts the answer behind the #', async () => {
  const response = await signIn(sandbox, 'Tom Becker', { response_mode: 'fragment' })
  const location = new URL(response.headers.get('location') ?? '')
  assert.equal(location.search, '')
  assert.equal(new URLSearchParams(location.hash.slice(1)).get('state'), 'the-state')
  assert.ok(new URLSearchParams(location.hash.slice(1)).has('code'))
})

test('response_mode=form_post answers with a form that sends itself to the app, and to nobody else', async () => {
  const response = await signIn(sandbox, 'Tom Becker', {
    response_mode: 'form_post',
    state: `"><script>alert(1)</script>`,
  })
  const page = await response.text()
  assert.equal(response.status, 200)
  const { action, hidden } = readForm(page)
  assert.equal(action, redirectUri)
  assert.deepEqual(Object.keys(hidden).sort(), ['code', 'session_state', 'state'])
  assert.equal(hidden.state, `"><script>alert(1)</script>`)
  assert.ok(!page.includes('<script>alert'), 'the state is text, never markup')
  const policy = response.headers.get('content-security-policy') ?? ''
  assert.match(policy, /script-src 'sha256-[A-Za-z0-9+/]{43}=';/)
  assert.ok(policy.includes(`form-action 'self' http://localhost:8080;`), policy)
})

test('an error travels by the response mode, too', async () => {
  const { hidden } = readForm(await (await open({ response_mode: 'form_post', prompt: 'none' })).text())
  assert.equal(hidden.error, 'login_required')
  assert.equal(hidden.state, 'the-state')
})

test('who is signed in is not asked again', async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Priya Nair', {}, visitor)
  assert.ok(visitor.cookies.has('sandbox_session'))
  assert.ok(returned(await open({}, visitor)).code)
})

test('prompt=none issues a code for the session, without showing anything', async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Priya Nair', {}, visitor)
  const answer = returned(await open({ prompt: 'none' }, visitor))
  assert.ok(answer.code)
  assert.equal(answer.state, 'the-state')
})

test('AADSTS50058 prompt=none without a session is login_required', async () => {
  assertReturned(await open({ prompt: 'none' }), 'login_required', 50058)
})

test('a session ends after a day', async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Priya Nair', {}, visitor)
  sandbox.passTime(24 * hour)
  assertReturned(await open({ prompt: 'none' }, visitor), 'login_required', 50058)
})

test('prompt=login and prompt=select_account always ask, and say who is signed in', async () => {
  for (const prompt of ['login', 'select_account']) {
    const visitor = newVisitor()
    await signIn(sandbox, 'Priya Nair', {}, visitor)
    const response = await open({ prompt }, visitor)
    assert.equal(response.status, 200)
    const { buttons } = readForm(await response.text())
    assert.deepEqual(
      buttons.filter(({ text }) => text.includes('Signed in')).map(({ text }) => text.slice(3, 23)),
      ['Priya Nair Signed in'],
    )
  }
})

test('picking somebody else ends the first one’s session in this browser', async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Priya Nair', {}, visitor)
  const first = visitor.cookies.get('sandbox_session') ?? ''
  await signIn(sandbox, 'Tom Becker', { prompt: 'select_account' }, visitor)
  assert.notEqual(visitor.cookies.get('sandbox_session'), first)
  visitor.cookies.set('sandbox_session', first)
  assertReturned(await open({ prompt: 'none' }, visitor), 'login_required', 50058)
})

test('a login hint preselects its person, whatever the case', async () => {
  const page = await (await open({ login_hint: 'PRIYA@alder.example' })).text()
  assert.deepEqual(page.match(/<button class="person suggested"[^>]*autofocus>/g)?.length, 1)
  assert.match(page, /autofocus>(?:(?!<\/button>).)*Priya Nair/s)
})

test('a login hint at somebody else than the session’s person is asked about, or login_required with prompt=none', async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Priya Nair', {}, visitor)
  assert.equal((await open({ login_hint: 'tom@alder.example' }, visitor)).status, 200)
  assertReturned(await open({ login_hint: 'tom@alder.example', prompt: 'none' }, visitor), 'login_required', 50058)
  assert.ok(returned(await open({ login_hint: 'priya@alder.example', prompt: 'none' }, visitor)).code)
})

test('Cancel takes the browser back with access_denied, and signs nobody in', async () => {
  const visitor = newVisitor()
  const { action, hidden } = readForm(await (await open({}, visitor)).text())
  assertReturned(await visitor.post(sandbox.url + action, { ...hidden, cancel: '1' }), 'access_denied', 65004)
  assert.ok(!visitor.cookies.has('sandbox_session'))
})

test('AADSTS50011 an unregistered redirect URI gets a page, and never a redirect', async () => {
  const foreign = [
    'http://localhost:8080/sign-in/callback/',
    'http://localhost:8080/sign-in/Callback',
    'http://localhost:9090/sign-in/callback',
    'https://localhost:8080/sign-in/callback',
    'http://localhost:8080/sign-in/callback?next=/',
    'javascript:alert(1)',
    'https://evil.example/',
  ]
  for (const redirect_uri of foreign) await assertPage(await open({ redirect_uri }), 50011)
})

test('the front page is registered as well: Entra wants it there for signing out', async () => {
  const response = await signIn(sandbox, 'Tom Becker', { redirect_uri: frontPage })
  assert.ok(response.headers.get('location')?.startsWith(`${frontPage}?code=`))
})

test('as long as the app is not known nothing is sent to its redirect URI', async () => {
  await assertPage(await open({ client_id: undefined }), 900144)
  await assertPage(await open({ client_id: '11111111-1111-4111-8111-111111111111' }), 700016)
  await assertPage(await open({ redirect_uri: undefined }), 900144)
  const elsewhere = authorizeAddress(`${sandbox.url}/contoso.example/oauth2/v2.0/authorize`)
  await assertPage(await fetch(elsewhere, { redirect: 'manual' }), 90002)
})

test('AADSTS50194 a single-tenant app has no business at /common and /organizations', async () => {
  for (const name of ['common', 'organizations']) {
    const address = authorizeAddress(`${sandbox.url}/${name}/oauth2/v2.0/authorize`)
    await assertPage(await fetch(address, { redirect: 'manual' }), 50194)
  }
})

test('AADSTS9002346 nor at /consumers', async () => {
  const address = authorizeAddress(`${sandbox.url}/consumers/oauth2/v2.0/authorize`)
  await assertPage(await fetch(address, { redirect: 'manual' }), 9002346)
})

test('AADSTS9000411 a parameter that comes twice is refused, even if it is the same', async () => {
  const address = `${authorizeAddress(sandbox.authorizeUrl)}&client_id=${clientId}`
  await assertPage(await fetch(address, { redirect: 'manual' }), 9000411)
})

const faults: readonly [Query, string, number][] = [
  [{ response_type: undefined }, 'invalid_request', 900144],
  [{ response_type: 'saml' }, 'unsupported_response_type', 70005],
  [{ response_type: 'id_token' }, 'unsupported_response_type', 700054],
  [{ response_type: 'id_token code' }, 'unsupported_response_type', 700054],
  [{ response_type: 'token' }, 'unsupported_response_type', 700051],
  [{ response_mode: 'web_message' }, 'invalid_request', 70007],
  [{ scope: undefined }, 'invalid_request', 900144],
  [{ scope: 'openid <script>' }, 'invalid_scope', 70011],
  [{ scope: 'openid https://graph.microsoft.com/.default User.Read' }, 'invalid_scope', 70011],
  [{ scope: 'openid https://vault.example/read' }, 'invalid_resource', 500011],
  [{ scope: 'openid Users.Read' }, 'invalid_client', 650053],
  [{ scope: 'https://service.flow.microsoft.com/User.Read' }, 'invalid_client', 650053],
  [{ prompt: 'create' }, 'invalid_request', 90023],
  [{ code_challenge_method: 'S256' }, 'invalid_request', 50147],
  [{ code_challenge: 'too-short' }, 'invalid_request', 501491],
  [{ code_challenge: 'x'.repeat(44), code_challenge_method: 'S256' }, 'invalid_request', 501491],
  [{ code_challenge: 'x'.repeat(43), code_challenge_method: 'S512' }, 'invalid_request', 9002313],
  [{ scope: 'openid Mail.Read', prompt: 'none' }, 'login_required', 50058],
]

for (const [changes, error, code] of faults)
  test(`AADSTS${code} ${JSON.stringify(changes)} goes back to the app as ${error}`, async () => {
    assertReturned(await open(changes), error, code)
  })

test('AADSTS65001 a permission nobody agreed to is consent_required with prompt=none', async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Tom Becker', {}, visitor)
  assertReturned(await open({ scope: 'openid Mail.Read', prompt: 'none' }, visitor), 'consent_required', 65001)
})

test('the form is refused without the canary of its browser', async () => {
  const visitor = newVisitor()
  const { action, hidden, buttons } = readForm(await (await open({}, visitor)).text())
  const person = buttons[0]?.value ?? ''
  const own = sandbox.url + action
  await assertPage(await visitor.post(own, { person }), 165000)
  await assertPage(await visitor.post(own, { person, canary: 'guessed' }), 165000)
  await assertPage(await newVisitor().post(own, { ...hidden, person }), 165000)
  assert.ok(!visitor.cookies.has('sandbox_session'))
  assert.equal((await visitor.post(own, { ...hidden, person })).status, 302, 'and with it, it is not')
})

test('the form signs in nobody whom the directory does not know', async () => {
  const visitor = newVisitor()
  const { action, hidden } = readForm(await (await open({}, visitor)).text())
  await assertPage(await visitor.post(sandbox.url + action, { ...hidden, person: 'nobody' }), 165000)
})

test('a request that was changed between page and form is found out again', async () => {
  const visitor = newVisitor()
  const { action, hidden, buttons } = readForm(await (await open({}, visitor)).text())
  const changed = action.replace(encodeURIComponent(redirectUri), encodeURIComponent('https://evil.example/'))
  assert.notEqual(changed, action)
  await assertPage(await visitor.post(sandbox.url + changed, { ...hidden, person: buttons[0]?.value ?? '' }), 50011)
})

test('two tabs of one browser can both be used', async () => {
  const visitor = newVisitor()
  const first = readForm(await (await open({ state: 'one' }, visitor)).text())
  const second = readForm(await (await open({ state: 'two' }, visitor)).text())
  for (const [{ action, hidden, buttons }, state] of [
    [first, 'one'],
    [second, 'two'],
  ] as const) {
    const response = await visitor.post(sandbox.url + action, { ...hidden, person: buttons[0]?.value ?? '' })
    assert.equal(returned(response).state, state)
  }
})

test('every sign-in has a code of its own', async () => {
  assert.notEqual(await codeFor(sandbox, 'Tom Becker'), await codeFor(sandbox, 'Tom Becker'))
})
