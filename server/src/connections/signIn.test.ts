// Somebody signs in for a connection, at the sandbox's Entra.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AuditEntry, Connection } from '@countersign/core/api'
import { type Calls, callsTo } from '../testing/calls.ts'
import { type Entra, entraOf } from '../testing/entra.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type Name, type TestServer, testServer } from '../testing/testServer.ts'

let server: TestServer
let grace: TestBrowser
let calls: Calls
let entra: Entra
before(async () => {
  server = await testServer()
  grace = await server.signIn('Grace Okafor')
  calls = callsTo(server.url)
  entra = entraOf(server)
})
after(() => server[Symbol.asyncDispose]())

let made = 0
const create = (actions = ['lookupUser'], registration: object = { of: 'countersign' }) => {
  made += 1
  const body = { name: `Entra ${made}`, connector: 'entra', actions, access: { kind: 'oauth-code', registration } }
  return calls.made<Connection>(grace, 'POST', '/connections', body)
}
const read = (id: string) => calls.made<Connection>(grace, 'GET', `/connections/${id}`)

const begin = async (id: string, body = {}, as = grace) =>
  (await calls.made<{ url: string }>(as, 'POST', `/connections/${id}/sign-in`, body)).url

/** To our callback and on; answers where that leads, and with what. */
async function goBack(response: Response, browser = grace) {
  const callback = response.headers.get('Location') ?? ''
  assert.ok(callback.startsWith(`${server.url}/connections/callback?`), callback)
  const answer = await browser.fetch(callback)
  const { searchParams } = new URL(answer.headers.get('Location') ?? '/', server.url)
  return { callback, status: answer.status, outcome: searchParams.get('outcome') }
}

async function connect(id: string, person: Name, body = {}, press: 'Accept' | 'Cancel' = 'Accept') {
  return (await goBack(await entra.visit(grace, await begin(id, body), person, press))).outcome
}

test('before anybody signs in it is told what would be asked for, and nothing is connected', async () => {
  const connection = await create(['lookupUser', 'addMember'])
  assert.deepEqual([connection.health, connection.account, connection.granted], ['not-connected', null, null])
  assert.deepEqual(connection.permissions, ['GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'User.Read.All'])
  assert.deepEqual(
    [connection.cloud, connection.tenant, connection.clientId],
    ['sandbox', entra.tenant, entra.clientId],
  )
  assert.deepEqual(connection.hosts, [new URL(entra.origin).host])
})

test('asked for are the permissions of the chosen actions and the words of the sign-in, with PKCE, nothing else', async () => {
  const { searchParams } = new URL(await begin((await create(['lookupUser'])).id))
  assert.equal(searchParams.get('scope'), 'openid profile offline_access https://graph.microsoft.com/User.Read.All')
  assert.equal(searchParams.get('code_challenge_method'), 'S256')
  assert.equal(searchParams.get('redirect_uri'), `${server.url}/connections/callback`)
})

test('who signs in and agrees has connected it: account, tenant, permissions and by whom', async () => {
  const { id, name } = await create()
  assert.equal(await connect(id, 'Grace Okafor'), 'connected')
  const { health, trouble, account, granted, connectedBy, tokenExpiresAt, signInBegunAt } = await read(id)
  assert.deepEqual([health, trouble, signInBegunAt], ['connected', null, null])
  assert.equal(account?.name, 'grace@alder.example')
  assert.deepEqual(granted, ['User.Read.All'])
  assert.equal(connectedBy?.name, 'Grace Okafor')
  assert.ok(tokenExpiresAt && Date.parse(tokenExpiresAt) > Date.now())
  const { items } = await calls.made<{ items: AuditEntry[] }>(grace, 'GET', '/audit?action=connection.connected')
  assert.deepEqual([items[0]?.subject?.name, items[0]?.details.account], [name, 'grace@alder.example'])
})

test('S1 a sign-in counts once: the browser that comes back a second time changes nothing', async () => {
  const { id } = await create()
  const { callback } = await goBack(await entra.visit(grace, await begin(id), 'Grace Okafor', 'Accept'))
  const connectedAt = (await read(id)).connectedAt
  const again = await grace.fetch(callback)
  assert.equal(again.status, 400)
  assert.match(await again.text(), /counts for nothing/)
  assert.equal((await read(id)).connectedAt, connectedAt)
})

test('S1 it counts in the session that began it and in no other', async () => {
  const { id } = await create()
  const returned = await entra.visit(grace, await begin(id), 'Grace Okafor', 'Accept')
  const other = await server.signIn('Grace Okafor')
  assert.equal((await goBack(returned, other)).status, 400)
  assert.equal((await read(id)).health, 'not-connected')
  assert.equal((await goBack(returned)).outcome, 'connected')
})

test('S1 a state that nobody was given counts for nothing, nor does one without a session', async () => {
  for (const query of ['state=forged&code=x', 'state=&code=x', 'code=x&state=a&state=b'])
    assert.equal((await grace.fetch(`${server.url}/connections/callback?${query}`)).status, 400)
  assert.equal((await fetch(`${server.url}/connections/callback?state=forged&code=x`)).status, 400)
})

test('S1 who may not manage connections any more finishes none', async () => {
  const jonas = await server.signIn('Jonas Weber')
  const { account } = await calls.made<{ account: { id: string } }>(jonas, 'GET', '/me')
  await calls.made(grace, 'PUT', `/accounts/${account.id}/granted-roles`, { roles: ['administrator'] })
  const { id } = await create()
  const returned = await entra.visit(jonas, await begin(id, {}, jonas), 'Grace Okafor', 'Accept')
  await calls.made(grace, 'PUT', `/accounts/${account.id}/granted-roles`, { roles: [] })
  assert.equal((await goBack(returned, jonas)).status, 400)
  assert.equal((await read(id)).health, 'not-connected')
})

test('an API token begins no sign-in', async () => {
  const { id } = await create()
  const token = { name: 'machine', scopes: ['connections.manage'], expiresInDays: 1 }
  const { value } = await calls.made<{ value: string }>(grace, 'POST', '/tokens', token)
  const answer = await fetch(`${server.url}/api/v1/connections/${id}/sign-in`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${value}`, 'Content-Type': 'application/json' },
    body: '{}',
  })
  assert.equal(answer.status, 403)
})

test('who may not agree ends at Entra’s page; here it stands that somebody is away, and where an administrator agrees', async () => {
  const { id } = await create(['lookupGroup'])
  const page = await entra.visit(grace, await begin(id), 'Tom Becker')
  assert.match(await page.text(), /Need admin approval/)
  const { health, signInBegunAt, consentUrl } = await read(id)
  assert.equal(health, 'not-connected')
  assert.ok(signInBegunAt)
  const agreed = await entra.visit(grace, consentUrl ?? '', 'Grace Okafor', 'Accept')
  const thanks = await fetch(agreed.headers.get('Location') ?? '')
  assert.match(await thanks.text(), /Thank you, that is agreed/)
  assert.equal((await goBack(await entra.visit(grace, await begin(id), 'Tom Becker'))).outcome, 'connected')
  assert.equal((await read(id)).account?.name, 'tom@alder.example')
  await entra.control('DELETE', `apps/${entra.clientId}/admin-consent`)
})

test('who declines is told so, and can try again', async () => {
  const { id } = await create(['removeMember'])
  assert.equal(await connect(id, 'Grace Okafor', {}, 'Cancel'), 'consent-declined')
  const { health, trouble } = await read(id)
  assert.deepEqual([health, trouble?.code, trouble?.reference], ['not-connected', 'consent-declined', 'AADSTS65004'])
  assert.equal(await connect(id, 'Grace Okafor'), 'connected')
  assert.equal((await read(id)).trouble, null)
})

test('S2 another account than before changes nothing, unless that is what was asked for', async () => {
  const { id } = await create(['lookupUser'])
  await connect(id, 'Grace Okafor')
  await entra.control('POST', `apps/${entra.clientId}/permissions`, {
    ...{ resource: 'https://graph.microsoft.com', kind: 'delegated', permission: 'User.Read.All' },
  })
  await entra.control('POST', `apps/${entra.clientId}/admin-consent`)
  const asTom = async (body = {}) =>
    (await goBack(await entra.visit(grace, await begin(id, body), 'Tom Becker'))).outcome
  assert.equal(await asTom(), 'other-account')
  const { health, account } = await read(id)
  assert.deepEqual([health, account?.name], ['connected', 'grace@alder.example'])
  assert.equal(await asTom({ anyAccount: true }), 'connected')
  assert.equal((await read(id)).account?.name, 'tom@alder.example')
  await entra.control('DELETE', `apps/${entra.clientId}/admin-consent`)
})

test('an app registration of one’s own is used with its own secret, and a wrong one is said when somebody comes back', async () => {
  const app = await entra.newApp()
  const registration = (secret: string) => ({
    ...{ of: 'its-own', cloud: 'sandbox', tenant: 'alder.example', clientId: app.clientId },
    proof: { by: 'secret', secret },
  })
  const { id, tenant } = await create(['lookupUser'], registration('not the secret'))
  assert.equal(tenant, entra.tenant)
  assert.equal(await connect(id, 'Grace Okafor'), 'wrong-secret')
  assert.deepEqual((await read(id)).trouble?.reference, 'AADSTS7000215')
  const credential = { kind: 'application', proof: { by: 'secret', secret: app.secret } }
  await calls.made(grace, 'PUT', `/connections/${id}/credential`, { credential })
  assert.equal(await connect(id, 'Grace Okafor'), 'connected')
})

test('a code that was redeemed by somebody else is no sign-in', async () => {
  const { id } = await create()
  const first = await entra.visit(grace, await begin(id), 'Grace Okafor', 'Accept')
  const stolen = new URL(first.headers.get('Location') ?? '').searchParams.get('code') ?? ''
  assert.equal((await goBack(first)).outcome, 'connected')
  const other = await create()
  const state = new URL(await begin(other.id)).searchParams.get('state') ?? ''
  const planted = await grace.fetch(
    `${server.url}/connections/callback?${new URLSearchParams({ code: stolen, state })}`,
  )
  assert.match(planted.headers.get('Location') ?? '', /outcome=grant-expired/)
  assert.equal((await read(other.id)).health, 'not-connected')
})

test('the browser goes back to the page the sign-in was begun on, and to no other server', async () => {
  const { id } = await create()
  const backFrom = async (body: object) => {
    const returned = await entra.visit(grace, await begin(id, body), 'Grace Okafor', 'Accept')
    const answer = await grace.fetch(returned.headers.get('Location') ?? '')
    return answer.headers.get('Location')
  }
  assert.equal(
    await backFrom({ returnTo: '/admin/flows/1?step=2' }),
    `${server.url}/admin/flows/1?step=2&outcome=connected&connection=${id}`,
  )
  assert.equal(await backFrom({}), `${server.url}/admin/connections/${id}?outcome=connected`)
  const { origin } = new URL((await backFrom({ returnTo: '/.//elsewhere.example' })) ?? '')
  assert.equal(origin, server.url)
  for (const returnTo of [
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    '/\t/elsewhere',
  ]) {
    const { status } = await calls.send(grace, 'POST', `/connections/${id}/sign-in`, { returnTo })
    assert.equal(status, 400, returnTo)
  }
})

// Last: the clock only moves on.
test('S1 who stays away for longer than a quarter of an hour begins again', async () => {
  const { id } = await create()
  const returned = await entra.visit(grace, await begin(id), 'Grace Okafor', 'Accept')
  server.advance(15 * 60_000 + 1)
  assert.equal((await goBack(returned)).status, 400)
})
