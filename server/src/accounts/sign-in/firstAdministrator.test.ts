import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Me } from '@countersign/core/api'
import { sql } from '../../platform/database/index.ts'
import { pressed, testBrowser } from '../../testing/testBrowser.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { createFirstAdministratorLink } from './firstAdministrator.ts'

let server: TestServer
before(async () => {
  server = await testServer()
  // As under a real issuer: nobody's claims make them an administrator.
  await server.pool.rows(sql`delete from role_rule`)
})
after(() => server[Symbol.asyncDispose]())

const issuer = () => server.config.identityProvider.issuer.href

const newLink = async (now = new Date()) => {
  const link = await createFirstAdministratorLink(server.pool, issuer(), new URL(server.url), now)
  assert.ok(link, 'there is a link')
  return link
}

const html = { headers: { Accept: 'text/html' } }

test('F1 a link ends after a day, and as soon as there is a newer one', async () => {
  const yesterday = await newLink(new Date(Date.now() - 25 * 3_600_000))
  assert.equal((await testBrowser().fetch(yesterday, html)).status, 410)
  const older = await newLink()
  await newLink()
  assert.equal((await testBrowser().fetch(older, html)).status, 410)
})

test('F2 looking at the link changes nothing; its button, and then signing in, gives the role once', async () => {
  const link = await newLink()
  const browser = testBrowser()
  const page = await (await browser.fetch(link, html)).text()
  assert.match(await (await testBrowser().fetch(link, html)).text(), /Become the first administrator/)

  const { url, init } = pressed(page, link, 'Sign in and become administrator')
  const authorize = (await browser.fetch(url, init)).headers.get('Location') ?? ''
  const choice = pressed(await (await browser.fetch(authorize)).text(), authorize, 'Tom Becker')
  const returned = (await browser.fetch(choice.url, choice.init)).headers.get('Location') ?? ''
  assert.equal((await browser.fetch(returned)).headers.get('Location'), '/admin')
  const me = (await (await browser.fetch(`${server.url}/api/v1/me`)).json()) as Me
  assert.deepEqual(me.roles[0], { role: 'administrator', sources: [{ by: 'grant' }] })

  assert.equal((await testBrowser().fetch(link, html)).status, 410)
})

test('F1 where somebody is an administrator there is no link', async () => {
  assert.equal(await createFirstAdministratorLink(server.pool, issuer(), new URL(server.url), new Date()), undefined)
})

test('a page that another site put together can’t press the button', async () => {
  const body = new URLSearchParams({ token: 'x' })
  const headers = { Origin: 'https://evil.example' }
  const { status } = await testBrowser().fetch(`${server.url}/sign-in/first-administrator`, {
    method: 'POST',
    body,
    headers,
  })
  assert.equal(status, 403)
})

test('F1 administrators who came by another issuer don’t count: the link is there again', async () => {
  const link = await createFirstAdministratorLink(
    server.pool,
    'https://login.example/',
    new URL(server.url),
    new Date(),
  )
  assert.ok(link)
})
