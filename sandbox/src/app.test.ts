import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { tenant } from './company/index.ts'
import {
  authorizeAddress,
  clientId,
  redirectUri,
  signIn,
  type TestSandbox,
  testSandbox,
} from './testing/testSandbox.ts'
import { newVisitor, textOf } from './testing/visitor.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

/** `fetch` does not let anybody choose the Host header. */
const addressedTo = (host: string): Promise<number | undefined> => {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  request(sandbox.url, { headers: { host } }, (response) => {
    response.resume()
    resolve(response.statusCode)
  })
    .on('error', reject)
    .end()
  return promise
}

test('the front page says what this is, and shows people, issuer and app registration', async () => {
  const page = textOf(await (await fetch(sandbox.url)).text())
  for (const words of [
    'This is not Microsoft: anybody may sign in as anybody.',
    'Priya Nair priya@alder.example Service Desk Lead · IT Reports to Grace Okafor Help desk in Countersign',
    `Issuer ${sandbox.url}/${tenant.id}/v2.0`,
    `Application (client) ID ${clientId}`,
    'Workflow designer (workflow-designer)',
    redirectUri,
    'san… · expires 2028-11-19',
  ])
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes('sandbox-only-secret'))
})

test('the front page knows who is signed in, and offers to sign out', async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Mateo Rossi', {}, visitor)
  const page = await (await visitor.get(sandbox.url)).text()
  assert.ok(textOf(page).includes('This browser is signed in as Mateo Rossi .'))
  const signOut = /href="([^"]*logout)"/.exec(page)?.[1]
  await visitor.get(sandbox.url + signOut)
  assert.ok(!textOf(await (await visitor.get(sandbox.url)).text()).includes('signed in as'))
})

test('every page carries a policy without inline scripts, frames and foreign sources, and says it is a sandbox', async () => {
  const pages = ['/', '/error', '/nowhere', `/${tenant.id}/oauth2/v2.0/logout`, `/${tenant.id}/oauth2/v2.0/authorize`]
  for (const path of [...pages.map((page) => sandbox.url + page), authorizeAddress(sandbox.authorizeUrl)]) {
    const response = await fetch(path)
    const policy = response.headers.get('content-security-policy') ?? ''
    assert.match(policy, /^default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; form-action /, path)
    assert.match(policy, /base-uri 'none'; frame-ancestors 'none'$/, path)
    assert.ok(!policy.includes('unsafe'))
    assert.equal(response.headers.get('x-frame-options'), 'DENY')
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.ok((await response.text()).includes('This is not Microsoft'), path)
  }
})

test('whatever a query holds, a page shows it as text', async () => {
  const hostile = `'"><script>alert(1)</script><!--`
  for (const changes of [
    { redirect_uri: hostile },
    { client_id: hostile },
    { login_hint: hostile },
    { state: hostile },
    { [hostile]: hostile },
  ]) {
    const html = await (await fetch(authorizeAddress(sandbox.authorizeUrl, changes))).text()
    assert.ok(!html.includes('<script'), JSON.stringify(changes))
    assert.ok(!html.includes(hostile.slice(0, 4)), 'no attribute was left')
  }
  const named = await fetch(`${sandbox.url}/${encodeURIComponent(hostile)}/oauth2/v2.0/authorize`)
  assert.ok(!(await named.text()).includes('<script'))
})

test('a page asked for under a foreign name gets no answer: a web page elsewhere could read it', async () => {
  const { port } = new URL(sandbox.url)
  assert.equal(await addressedTo('evil.example'), 421)
  assert.equal(await addressedTo(`localhost.evil.example:${port}`), 421)
  assert.equal(await addressedTo(`localhost:${port}`), 200)
  assert.equal(await addressedTo(`127.0.0.1:${port}`), 200)
  assert.equal(await addressedTo('[::1]'), 200)
})

test('an oversized body, a path that is not played and odd bytes are the caller’s fault', async () => {
  const large = await fetch(sandbox.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({ x: 'x'.repeat(5_000_000) }),
  })
  assert.equal(large.status, 413)
  assert.equal((await fetch(`${sandbox.url}/nowhere/at/all`)).status, 404)
  assert.equal((await fetch(`${sandbox.url}/%00%FF/oauth2/v2.0/authorize?%ZZ=%FF%00&client_id=%00`)).status, 400)
  assert.deepEqual(sandbox.reported, [])
})

test('the icon is the company’s leaf', async () => {
  const response = await fetch(`${sandbox.url}/favicon.svg`)
  assert.equal(response.headers.get('content-type'), 'image/svg+xml')
  assert.ok((await response.text()).startsWith('<svg '))
})
