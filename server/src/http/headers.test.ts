// What every answer says to the browser about itself, word by word: a header that is weakened is seen here.

import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createFirstAdministratorLink } from '../accounts/index.ts'
import { sendRaw } from '../testing/sendRaw.ts'
import { type TemporaryFolder, temporaryFolder } from '../testing/temporaryFolder.ts'
import { startTestIssuer, type TestIssuer } from '../testing/testIssuer.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

const html = `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script src="/assets/app.js" nonce="__CSP_NONCE__"></script>`

let pages: TemporaryFolder
let issuer: TestIssuer
let server: TestServer
let publicServer: TestServer // what people reach by https
before(async () => {
  pages = await temporaryFolder()
  await mkdir(join(pages.path, 'assets'))
  await writeFile(join(pages.path, 'index.html'), html)
  await writeFile(join(pages.path, 'assets', 'app.js'), '')
  issuer = await startTestIssuer()
  server = await testServer(issuer.variables, { pages: pages.path })
  publicServer = await testServer({ ...issuer.variables, COUNTERSIGN_URL: 'https://localhost' }, { pages: pages.path })
})
after(async () => {
  await publicServer[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
  await issuer[Symbol.asyncDispose]()
  await pages[Symbol.asyncDispose]()
})

const get = (path: string) => sendRaw(server.url + path, { headers: { Accept: 'text/html' } })
const policyOf = (answer: Response) => answer.headers.get('Content-Security-Policy') ?? ''
const directivesOf = (answer: Response) =>
  policyOf(answer)
    .split(';')
    .map((directive) => directive.trim())

const nonceOf = (answer: Response) => /'nonce-([\w+/=]+)'/.exec(policyOf(answer))?.[1] ?? ''
const noncesIn = (page: string) => [...page.matchAll(/nonce="([^"]*)"/g)].map(([, nonce]) => nonce)

test('a page may load our own files, and styles that know its nonce; nothing else', async () => {
  for (const path of ['/', '/admin', '/portal/requests/17']) {
    const answer = await get(path)
    assert.equal(answer.status, 200)
    assert.deepEqual(directivesOf(answer), [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonceOf(answer)}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
  }
})

test('every page has a nonce of its own, of at least 128 bits, and nobody keeps it', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => get('/admin')))
  for (const answer of answers) {
    const nonce = nonceOf(answer)
    assert.ok(Buffer.from(nonce, 'base64').length >= 16, nonce)
    assert.deepEqual(noncesIn(await answer.text()), [nonce, nonce])
    assert.equal(answer.headers.get('Cache-Control'), 'no-store')
  }
  assert.equal(new Set(answers.map(nonceOf)).size, 10)
})

const refusedPage = () => get('/sign-in/callback?state=forged')

async function firstAdministratorPage() {
  const { identityProvider, url } = server.config
  const link = await createFirstAdministratorLink(server.pool, identityProvider.issuer.href, url, new Date())
  const { pathname, search } = new URL(link ?? '')
  return get(pathname + search)
}

test('the pages before sign-in run no script, and their form goes to us and then to the issuer', async () => {
  const shown: [page: () => Promise<Response>, status: number, formTo: string][] = [
    [refusedPage, 400, "'self'"],
    [firstAdministratorPage, 200, `'self' ${new URL(issuer.url).origin}`],
  ]
  for (const [page, status, formTo] of shown) {
    const [answer, another] = [await page(), await page()]
    assert.equal(answer.status, status)
    assert.deepEqual(directivesOf(answer), [
      "default-src 'none'",
      `style-src 'nonce-${nonceOf(answer)}'`,
      "img-src 'self'",
      `form-action ${formTo}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
    assert.deepEqual(noncesIn(await answer.text()), [nonceOf(answer)])
    assert.notEqual(nonceOf(answer), nonceOf(another))
    assert.equal(answer.headers.get('Cache-Control'), 'no-store')
  }
})

const noPages = [
  '/api/v1/welcome',
  '/api/v1/me',
  '/api/v1/nothing',
  '/sign-in',
  '/health',
  '/metrics',
  '/assets/app.js',
]

test('an answer that is no page may load nothing and be framed nowhere', async () => {
  for (const path of noPages)
    assert.equal(policyOf(await get(path)), "default-src 'none'; frame-ancestors 'none'; base-uri 'none'", path)
})

test('what the API answers, be it a refusal, nobody keeps', async () => {
  for (const path of ['/api/v1/welcome', '/api/v1/me', '/api/v1/nothing'])
    assert.equal((await get(path)).headers.get('Cache-Control'), 'no-store', path)
})

test('an address of machines never answers with a page', async () => {
  for (const path of ['/api/v1/nothing', '/metrics', '/assets/nothing.js', '/sign-in/nothing', '/callbacks/nothing'])
    assert.match((await get(path)).headers.get('Content-Type') ?? '', /^application\/problem\+json/, path)
})

const common = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
}

test('every answer, whatever it is, bears the headers that all bear', async () => {
  for (const answer of [...(await Promise.all(['/', ...noPages].map(get))), await refusedPage()])
    for (const [name, value] of Object.entries(common)) assert.equal(answer.headers.get(name), value, name)
})

test('https is asked for where https is spoken, and only there', async () => {
  const secure = await sendRaw(publicServer.url, { headers: { Host: 'localhost' } })
  assert.equal(secure.status, 200)
  assert.equal(secure.headers.get('Strict-Transport-Security'), 'max-age=31536000; includeSubDomains')
  assert.equal((await get('/')).headers.get('Strict-Transport-Security'), null)
})

test('no answer lets another site read it, whoever asks', async () => {
  for (const path of ['/', ...noPages]) {
    const answer = await sendRaw(server.url + path, { headers: { Origin: 'https://evil.example' } })
    for (const [name] of answer.headers) assert.doesNotMatch(name, /^access-control-/i, path)
  }
})
