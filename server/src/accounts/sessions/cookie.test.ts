// The attributes of the cookies, as they go over the wire: a browser does the protecting, they tell it to.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sendRaw } from '../../testing/sendRaw.ts'
import { startTestIssuer, type TestIssuer } from '../../testing/testIssuer.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'

let issuer: TestIssuer
let plain: TestServer
let secure: TestServer // as behind a proxy that speaks https and hands the request on
before(async () => {
  issuer = await startTestIssuer()
  const variables = { ...issuer.variables, COUNTERSIGN_SESSION_HOURS: '12' }
  plain = await testServer(variables)
  secure = await testServer({ ...variables, COUNTERSIGN_URL: 'https://localhost' })
})
after(async () => {
  await secure[Symbol.asyncDispose]()
  await plain[Symbol.asyncDispose]()
  await issuer[Symbol.asyncDispose]()
})

type Cookie = { name: string; value: string; attributes: string[] }

function cookiesOf(answer: Response): Cookie[] {
  return answer.headers.getSetCookie().map((line) => {
    const [pair = '', ...attributes] = line.split('; ')
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(pair) ?? []
    return { name, value, attributes: attributes.sort() }
  })
}

const at = (server: TestServer, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  sendRaw(server.url + path, { method, headers: { Host: server.config.url.host, ...headers } })

const sent = ({ name, value }: Cookie) => ({ Cookie: `${name}=${value}` })

/** The cookies of the way in: the attempt's, and what the return sets and takes away. */
async function signIn(server: TestServer) {
  const begun = await at(server, '/sign-in')
  const [attempt] = cookiesOf(begun)
  assert.ok(attempt, 'a sign-in begins with a cookie')
  const answer = await fetch(begun.headers.get('Location') ?? '', { redirect: 'manual' })
  const { pathname, search } = new URL(answer.headers.get('Location') ?? '')
  const cookies = cookiesOf(await at(server, pathname + search, sent(attempt)))
  const session = cookies.find(({ name }) => name.endsWith('countersign_session'))
  assert.ok(session, 'it ends with another')
  return { attempt, session, others: cookies.filter((cookie) => cookie !== session) }
}

const attributes = ['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax']

test('no script reads the session’s cookie, no other site sends it, no neighbour’s host gets it', async () => {
  const { session } = await signIn(plain)
  assert.equal(session.name, 'countersign_session')
  assert.deepEqual(session.attributes, attributes)
})

test('under https it never goes over plain http, and no neighbour under the same domain can set it', async () => {
  const { session } = await signIn(secure)
  assert.equal(session.name, '__Host-countersign_session')
  assert.deepEqual(session.attributes, [...attributes, 'Secure'].sort())
})

test('under https a cookie without that name is nobody’s', async () => {
  const { session } = await signIn(secure)
  assert.equal((await at(secure, '/api/v1/me', sent(session))).status, 200)
  assert.equal((await at(secure, '/api/v1/me', sent({ ...session, name: 'countersign_session' }))).status, 401)
})

test('the cookie of a sign-in under way is guarded like the session’s, lasts ten minutes, and goes with it', async () => {
  for (const [server, name, more] of [
    [plain, /^countersign_sign_in_/, []],
    [secure, /^__Host-countersign_sign_in_/, ['Secure']],
  ] as const) {
    const { attempt, others } = await signIn(server)
    assert.match(attempt.name, name)
    assert.deepEqual(attempt.attributes, ['HttpOnly', 'Max-Age=600', 'Path=/', 'SameSite=Lax', ...more].sort())
    const gone = ['HttpOnly', 'Max-Age=0', 'Path=/', 'SameSite=Lax', ...more].sort()
    assert.deepEqual(others, [{ name: attempt.name, value: '', attributes: gone }])
  }
})

test('signing out takes the cookie away under the same name and attributes, or the browser would keep it', async () => {
  for (const server of [plain, secure]) {
    const { session } = await signIn(server)
    const headers = { ...sent(session), Origin: server.config.url.origin }
    const cookies = cookiesOf(await at(server, '/api/v1/sign-out', headers, 'POST'))
    const gone = session.attributes.map((attribute) => attribute.replace(/^Max-Age=.*/, 'Max-Age=0')).sort()
    assert.deepEqual(cookies, [{ name: session.name, value: '', attributes: gone }])
  }
})
