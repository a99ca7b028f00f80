// A cookie goes along with whatever another site makes a browser send: only what comes from our own pages may change
// something with it. What the browser says of that stands in two headers; one that speaks against us is enough.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { problem } from '@countersign/core/api'
import { sendRaw } from '../testing/sendRaw.ts'
import { startTestIssuer, type TestIssuer } from '../testing/testIssuer.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

let issuer: TestIssuer
let server: TestServer
let cookie: string
before(async () => {
  issuer = await startTestIssuer()
  server = await testServer(issuer.variables)
  const browser = await server.signIn('Grace Okafor')
  cookie = `countersign_session=${browser.cookies(server.url).get('countersign_session')}`
})
after(async () => {
  await server[Symbol.asyncDispose]()
  await issuer[Symbol.asyncDispose]()
})

type Said = { origin: string | undefined; site: string | undefined }

const headersOf = ({ origin, site }: Said): Record<string, string> => ({
  Cookie: cookie,
  ...(origin && { Origin: origin === 'ours' ? server.url : origin }),
  ...(site && { 'Sec-Fetch-Site': site }),
})

const createToken = (said: Said) =>
  sendRaw(`${server.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { ...headersOf(said), 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'nightly export', scopes: ['audit.read'], expiresInDays: 30 }),
  })

const allowed: Said[] = [
  { origin: undefined, site: 'same-origin' },
  { origin: 'ours', site: 'same-origin' },
  { origin: 'ours', site: undefined }, // a browser older than Sec-Fetch-Site
]
const origins = [undefined, 'ours', 'null', 'https://evil.example', 'http://localhost:1']
const sites = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'Same-Origin, same-origin']

for (const origin of origins)
  for (const site of sites) {
    const isAllowed = allowed.some((said) => said.origin === origin && said.site === site)
    const named = `Origin ${origin ?? 'absent'} and Sec-Fetch-Site ${site ?? 'absent'}`
    test(`a change with ${named} is ${isAllowed ? 'allowed' : 'refused'}`, async () => {
      const response = await createToken({ origin, site })
      if (isAllowed) return assert.equal(response.status, 201)
      assert.equal(response.status, 403)
      assert.equal(problem.parse(await response.json()).code, 'cross-site')
    })
  }

test('every method that changes something is guarded, on every path', async () => {
  const headers = headersOf({ origin: undefined, site: 'cross-site' })
  const paths: [method: string, path: string][] = [
    ['POST', '/api/v1/sign-out'],
    ['DELETE', '/api/v1/me/sessions'],
    ['PUT', '/api/v1/accounts/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/granted-roles'],
    ['PATCH', '/api/v1/me'],
    ['POST', '/sign-in/first-administrator'],
  ]
  for (const [method, path] of paths)
    assert.equal((await sendRaw(server.url + path, { method, headers })).status, 403, `${method} ${path}`)
  assert.equal((await sendRaw(`${server.url}/api/v1/me`, { headers: { Cookie: cookie } })).status, 200)
})

test('reading is allowed from wherever the browser comes: what it reads the other site does not see', async () => {
  const headers = headersOf({ origin: undefined, site: 'cross-site' })
  const response = await sendRaw(`${server.url}/api/v1/me`, { headers })
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('Access-Control-Allow-Origin'), null)
})

test('who shows a token in the place of a cookie is not asked where they come from', async () => {
  const { value } = (await (await createToken({ origin: 'ours', site: 'same-origin' })).json()) as { value: string }
  const headers = { Authorization: `Bearer ${value}`, 'Content-Type': 'application/json' }
  const response = await sendRaw(`${server.url}/api/v1/tokens`, { method: 'POST', headers, body: '{}' })
  assert.notEqual(problem.parse(await response.json()).code, 'cross-site')
})

test('a cookie beside a token that is no good counts for nothing', async () => {
  const headers = { ...headersOf({ origin: undefined, site: 'cross-site' }), Authorization: 'Bearer csk_forged' }
  const response = await sendRaw(`${server.url}/api/v1/me/sessions`, { method: 'DELETE', headers })
  assert.equal(problem.parse(await response.json()).code, 'invalid-token')
})
