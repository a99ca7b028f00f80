// What must hold whoever else is at it in the same moment. Each pair is brought to its worst moment (atTheLastMoment):
// without the lock that is tried here both would have gone through.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Me } from '@countersign/core/api'
import { sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { atTheLastMoment } from '../testing/atTheLastMoment.ts'
import { pressed, type TestBrowser, testBrowser } from '../testing/testBrowser.ts'
import { type Name, type TestServer, testServer } from '../testing/testServer.ts'
import { createFirstAdministratorLink } from './index.ts'

let server: TestServer
let ada: Person
let grace: Person
before(async () => {
  server = await testServer()
  ada = await person('Ada Lindqvist')
  grace = await person('Grace Okafor')
})
after(() => server[Symbol.asyncDispose]())

beforeEach(async () => {
  await server.pool.rows(sql`delete from role_rule where role = 'administrator'`)
  await server.pool.rows(sql`delete from role_grant`)
})

type Person = { browser: TestBrowser; id: string }

async function person(name: Name): Promise<Person> {
  const browser = await server.signIn(name)
  return { browser, id: ((await (await browser.fetch(`${server.url}/api/v1/me`)).json()) as Me).account.id }
}

const grantAdministrator = (to: Person) =>
  server.pool.rows(sql`
    insert into role_grant (account_id, role, granted_at) values (${to.id}, 'administrator', now())`)

const send = ({ browser }: Person, method: string, path: string, body?: unknown) =>
  browser.fetch(`${server.url}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  })

const takeRolesOf = (by: Person, from: Person) => () =>
  send(by, 'PUT', `/accounts/${from.id}/granted-roles`, { roles: [] })

const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status).sort()

const isAdministrator = async (who: Person) => (await send(who, 'GET', '/accounts')).status === 200

test('G1 of two requests that each take one of the last two administrators away, one succeeds', async () => {
  await grantAdministrator(ada)
  await grantAdministrator(grace)
  const answers = await atTheLastMoment(server.pool, ['role_grant'], [takeRolesOf(ada, grace), takeRolesOf(grace, ada)])
  assert.deepEqual(statuses(answers), [200, 409])
  assert.notEqual(await isAdministrator(ada), await isAdministrator(grace))
})

test('G1 it makes no difference when one of the two is an administrator by a rule', async () => {
  const id = newId()
  await server.pool.rows(sql`
    insert into role_rule (id, claim, value, role, created_at)
    values (${id}, 'roles', 'administrator', 'administrator', now())`)
  await grantAdministrator(ada)
  assert.deepEqual([await isAdministrator(ada), await isAdministrator(grace)], [true, true])
  const answers = await atTheLastMoment(
    server.pool,
    ['role_grant', 'role_rule'],
    [takeRolesOf(grace, ada), () => send(ada, 'DELETE', `/role-rules/${id}`)],
  )
  assert.equal(answers.filter(({ status }) => status === 409).length, 1)
  assert.notEqual(await isAdministrator(ada), await isAdministrator(grace))
})

/** A browser that has pressed the link's button, has signed in, and is about to come back. */
async function returning(link: string, name: Name) {
  const browser = testBrowser()
  const page = await (await browser.fetch(link, { headers: { Accept: 'text/html' } })).text()
  const { url, init } = pressed(page, link, 'Sign in and become administrator')
  const authorize = (await browser.fetch(url, init)).headers.get('Location') ?? ''
  const choice = pressed(await (await browser.fetch(authorize)).text(), authorize, name)
  const returned = (await browser.fetch(choice.url, choice.init)).headers.get('Location') ?? ''
  return () => browser.fetch(returned)
}

async function newLink(): Promise<string> {
  const { identityProvider, url } = server.config
  const link = await createFirstAdministratorLink(server.pool, identityProvider.issuer.href, url, new Date())
  assert.ok(link)
  return link
}

const administrators = async () =>
  (
    await server.pool.rows<{ name: string }>(sql`
      select a.name from role_grant g join account a on a.id = g.account_id where role = 'administrator' order by 1`)
  ).map(({ name }) => name)

test('F1 the first administrator’s link gives nothing once somebody else has become administrator', async () => {
  const comeBack = await returning(await newLink(), 'Tom Becker')
  await grantAdministrator(ada)
  assert.equal((await comeBack()).status, 410)
  assert.deepEqual(await administrators(), ['Ada Lindqvist'])
})

test('F2 of two people who use the first administrator’s link at once, one becomes administrator', async () => {
  const link = await newLink()
  const both = [await returning(link, 'Tom Becker'), await returning(link, 'Priya Nair')]
  const answers = await atTheLastMoment(server.pool, ['role_grant'], both)
  assert.deepEqual(statuses(answers), [303, 410])
  assert.equal((await administrators()).length, 1)
})

test('of two requests for the last API token one may have, one gets it', async () => {
  await grantAdministrator(ada)
  await server.pool.rows(sql`
    insert into api_token (id, token_hash, account_id, name, scopes, created_at, expires_at)
    select gen_random_uuid(), sha256(n::text::bytea), ${ada.id}, 'token ' || n, '{system.read}', now(),
      now() + interval '1 day'
    from generate_series(1, 99) n`)
  const create = () => send(ada, 'POST', '/tokens', { name: 'one more', scopes: ['system.read'], expiresInDays: 1 })
  const answers = await atTheLastMoment(server.pool, ['api_token'], [create, create])
  assert.deepEqual(statuses(answers), [201, 409])
})
