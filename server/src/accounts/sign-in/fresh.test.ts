// Signing in once more: what counts as having just shown who one is.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/database/index.ts'
import { type Entra, entraOf } from '../../testing/entra.ts'
import { type TestBrowser, testBrowser } from '../../testing/testBrowser.ts'
import { type Name, type TestServer, testServer } from '../../testing/testServer.ts'

let server: TestServer
let grace: TestBrowser
let entra: Entra
before(async () => {
  server = await testServer()
  grace = await server.signIn('Grace Okafor')
  entra = entraOf(server)
})
after(() => server[Symbol.asyncDispose]())

const again = async (browser = grace) =>
  (await browser.fetch(`${server.url}/sign-in/again?returnTo=/admin`)).headers.get('Location') ?? ''

const verified = async () => (await server.pool.rows(sql`select from session where verified_at is not null`)).length

const forget = () => server.pool.rows(sql`update session set verified_at = null`)

async function comeBack(url: string, person: Name): Promise<Response> {
  const back = await entra.visit(grace, url, person)
  return grace.fetch(back.headers.get('Location') ?? '', { headers: { Accept: 'text/html' } })
}

test('R1 whoever is asked again, and is the same, is fresh in this session, and stays signed in', async () => {
  const sessions = grace.cookies(server.url).get('countersign_session')
  const answer = await comeBack(await again(), 'Grace Okafor')
  assert.deepEqual([answer.status, answer.headers.get('Location')], [303, '/admin'])
  assert.equal(await verified(), 1)
  assert.equal(grace.cookies(server.url).get('countersign_session'), sessions)
  await forget()
})

test('R1 somebody else is refused in a sentence, and nobody is fresh', async () => {
  const answer = await comeBack(await again(), 'Tom Becker')
  assert.match(await answer.text(), /Somebody else signed in than is signed in here/)
  assert.equal(await verified(), 0)
})

test('R1 a browser that was not asked, since somebody took the asking out of the address, proves nothing', async () => {
  const browser = await server.signIn('Grace Okafor') // from now on the issuer knows her in this browser
  server.advance(120_000)
  const url = new URL(await again(browser))
  assert.deepEqual([url.searchParams.get('prompt'), url.searchParams.get('max_age')], ['login', '0'])
  url.searchParams.delete('prompt')
  const back = await browser.fetch(url)
  const answer = await browser.fetch(back.headers.get('Location') ?? '', { headers: { Accept: 'text/html' } })
  assert.match(await answer.text(), /let you in without asking who you are/)
  assert.equal(await verified(), 0)
})

test('R1 an issuer that does not say when it asked is not believed', async () => {
  await entra.control('PATCH', `apps/${entra.clientId}`, { tellsAuthTime: false })
  const answer = await comeBack(await again(), 'Grace Okafor')
  assert.match(await answer.text(), /optional claim auth_time/)
  await entra.control('PATCH', `apps/${entra.clientId}`, { tellsAuthTime: true })
  assert.equal(await verified(), 0)
})

test('whoever is not signed in signs in as ever', async () => {
  const url = await again(testBrowser())
  assert.equal(new URL(url).searchParams.get('prompt'), null)
})
