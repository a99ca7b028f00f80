import assert from 'node:assert/strict'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, test } from 'node:test'
import { assertError, control, type Graph, graphAs } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

// biome-ignore lint/suspicious/noExplicitAny: a notification is looked into property by property, as a receiver would
type Notification = any

/** Somebody who listens: answers validations, and notifications with whatever status it is told to. */
async function listener() {
  const received: Notification[] = []
  let status = 202
  let echo: (token: string) => { status: number; type: string; text: string } = (text) => ({
    status: 200,
    type: 'text/plain',
    text,
  })
  const server = createServer(async (request, response) => {
    const token = new URL(request.url ?? '', 'http://localhost').searchParams.get('validationToken')
    const body = await textOf(request)
    if (token !== null) {
      const answer = echo(token)
      response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.text)
      return
    }
    received.push(...JSON.parse(body).value)
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answers: (next: number) => {
      status = next
    },
    echoes: (next: typeof echo) => {
      echo = next
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

let sandbox: TestSandbox
let app: Graph
beforeEach(async () => {
  sandbox = await testSandbox()
  app = await graphAs(sandbox, 'User.ReadWrite.All Group.ReadWrite.All')
})
afterEach(() => sandbox[Symbol.asyncDispose]())

const inDays = (days: number) => new Date(sandbox.now().getTime() + days * 86_400_000).toISOString()
const asked = (notificationUrl: string, more: object = {}) => ({
  changeType: 'created,updated,deleted',
  notificationUrl,
  resource: 'users',
  expirationDateTime: inDays(20),
  clientState: 'the-state',
  ...more,
})
/** Whatever is due now is done when this comes back. */
const settle = () => control(sandbox, 'clock', { advance: 'PT0S' })

test('a subscription is made after its address has answered, read, renewed and ended', async () => {
  await using hook = await listener()
  const { status, body } = await app.post('/subscriptions', asked(hook.url, { resource: 'groups' }))
  assert.equal(status, 201)
  assert.equal(body['@odata.context'], `${sandbox.url}/v1.0/$metadata#subscriptions/$entity`)
  assert.equal(body.resource, 'groups')
  assert.equal(body.clientState, 'the-state')
  assert.equal(body.applicationId, '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21')
  assert.equal((await app.get(`/subscriptions/${body.id}`)).body.clientState, null, 'the state is told once')
  assert.equal((await app.get('/subscriptions')).body.value.length, 1)
  const renewed = await app.patch(`/subscriptions/${body.id}`, { expirationDateTime: inDays(25) })
  assert.equal(renewed.status, 200)
  assert.equal(renewed.body.expirationDateTime, inDays(25))
  assert.equal((await app.post(`/subscriptions/${body.id}/reauthorize`)).status, 204)
  assert.equal((await app.delete(`/subscriptions/${body.id}`)).status, 204)
  assertError(await app.get(`/subscriptions/${body.id}`), 404, 'ResourceNotFound')
})

for (const [what, echo, message] of [
  ['another status', (text: string) => ({ status: 403, type: 'text/plain', text }), /'403'.*200 OK/],
  ['another text', () => ({ status: 200, type: 'text/plain', text: 'hello' }), /token was not returned/],
  [
    'the token as it stood in the address',
    (text: string) => ({ status: 200, type: 'text/plain', text: encodeURIComponent(text) }),
    /token was not returned/,
  ],
  ['JSON', (text: string) => ({ status: 200, type: 'application/json', text }), /text\/plain/],
] as const)
  test(`an address that answers with ${what} gets no subscription`, async () => {
    await using hook = await listener()
    hook.echoes(echo)
    assertError(await app.post('/subscriptions', asked(hook.url)), 400, 'ValidationError', message)
    assert.deepEqual((await app.get('/subscriptions')).body.value, [])
  })

for (const [what, more, status, code] of [
  ['nobody at its address', { notificationUrl: 'http://127.0.0.1:1/' }, 400, 'ValidationError'],
  ['an address of http elsewhere', { notificationUrl: 'http://example.com/hook' }, 400, 'ValidationError'],
  ['too long a life', { expirationDateTime: '2027-01-01T00:00:00Z' }, 400, 'ValidationError'],
  ['an end in the past', { expirationDateTime: '2026-01-01T00:00:00Z' }, 400, 'ValidationError'],
  ['a change that is none', { changeType: 'renamed' }, 400, 'ValidationError'],
  ['too long a state', { clientState: 'x'.repeat(129) }, 400, 'ValidationError'],
  ['a resource that is not watched', { resource: 'me/messages' }, 501, 'NotImplemented'],
] as const)
  test(`a subscription with ${what} is refused`, async () => {
    await using hook = await listener()
    assertError(await app.post('/subscriptions', asked(hook.url, more)), status, code)
  })

test('a subscription takes the permission to read what it is about', async () => {
  await using hook = await listener()
  const groups = await graphAs(sandbox, 'Group.Read.All')
  assertError(await groups.post('/subscriptions', asked(hook.url)), 403, 'Authorization_RequestDenied')
})

test('creating, changing and deleting are “updated”, the end is “deleted”; all carry the state', async () => {
  await using hook = await listener()
  const { body: subscription } = await app.post('/subscriptions', asked(hook.url))
  const { body: user } = await app.post('/users', {
    accountEnabled: true,
    displayName: 'Nina',
    mailNickname: 'nina',
    userPrincipalName: 'nina@alder.example',
    passwordProfile: { password: 'Correct-horse-7' },
  })
  await settle()
  await app.patch(`/users/${user.id}`, { jobTitle: 'x' })
  await settle()
  await app.delete(`/users/${user.id}`)
  await settle()
  await app.delete(`/directory/deletedItems/${user.id}`)
  await settle()
  assert.deepEqual(
    hook.received.map(({ changeType }) => changeType),
    ['updated', 'updated', 'updated', 'deleted'],
  )
  const { id, ...first } = hook.received[0]
  assert.match(id, /^[0-9a-f-]{36}$/)
  assert.deepEqual(first, {
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: subscription.expirationDateTime,
    clientState: 'the-state',
    tenantId: '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35',
    changeType: 'updated',
    resource: `Users/${user.id}`,
    resourceData: { '@odata.type': '#Microsoft.Graph.User', '@odata.id': `Users/${user.id}`, id: user.id },
  })
})

test('who comes into a group and leaves it is told to whoever watches its members, and nobody else', async () => {
  await using hook = await listener()
  await using other = await listener()
  const groups = (await app.get('/groups')).body.value as { id: string; displayName: string }[]
  const idOf = (name: string) => groups.find(({ displayName }) => displayName === name)?.id
  const [vpn, lab] = [idOf('VPN Users'), idOf('Lab Access')]
  await app.post('/subscriptions', asked(hook.url, { resource: `/groups/${vpn}/members`, changeType: 'updated' }))
  await app.post('/subscriptions', asked(other.url, { resource: `/groups/${lab}` }))
  const { body: priya } = await app.get('/users/priya@alder.example')
  await app.post(`/groups/${vpn}/members/$ref`, { '@odata.id': `https://graph.microsoft.com/v1.0/users/${priya.id}` })
  await settle()
  await app.patch(`/groups/${vpn}`, { description: 'not about members' })
  await settle()
  await app.delete(`/groups/${vpn}/members/${priya.id}/$ref`)
  await settle()
  assert.deepEqual(
    hook.received.map(({ resourceData }) => resourceData['members@delta']),
    [[{ id: priya.id }], [{ id: priya.id, '@removed': 'deleted' }]],
  )
  assert.deepEqual(other.received, [])
})

test('N1 what is not taken is tried again, less and less often, and dropped after four hours', async () => {
  await using hook = await listener()
  await app.post('/subscriptions', asked(hook.url))
  hook.answers(503)
  await app.patch('/users/tom@alder.example', { jobTitle: 'x' })
  await settle()
  assert.equal(hook.received.length, 1)
  await control(sandbox, 'clock', { advance: 'PT9S' })
  assert.equal(hook.received.length, 1)
  await control(sandbox, 'clock', { advance: 'PT1S' })
  assert.equal(hook.received.length, 2)
  await control(sandbox, 'clock', { advance: 'PT4H' })
  const tried = hook.received.length
  assert.ok(tried > 8 && tried < 25, `${tried}`)
  hook.answers(202)
  await control(sandbox, 'clock', { advance: 'P1D' })
  assert.equal(hook.received.length, tried)
})

test('N1 a receiver that is back hears what it missed, also after a restart', async () => {
  await using hook = await listener()
  await app.post('/subscriptions', asked(hook.url))
  hook.answers(500)
  await app.patch('/users/tom@alder.example', { jobTitle: 'x' })
  await settle()
  hook.answers(202)
  hook.received.length = 0
  await sandbox.restart()
  await control(sandbox, 'clock', { advance: 'PT1M' })
  assert.equal(hook.received.length, 1)
  await control(sandbox, 'clock', { advance: 'PT1H' })
  assert.equal(hook.received.length, 1)
})

test('N2 before its end a subscription with a lifecycle address is reminded; reauthorizing is heard, renewing ends it', async () => {
  await using hook = await listener()
  await using lifecycle = await listener()
  const { body } = await app.post('/subscriptions', asked(hook.url, { lifecycleNotificationUrl: lifecycle.url }))
  await control(sandbox, 'clock', { advance: 'P19DT22H59M' })
  assert.deepEqual(lifecycle.received, [])
  await control(sandbox, 'clock', { advance: 'PT1M' })
  assert.deepEqual(lifecycle.received, [
    {
      subscriptionId: body.id,
      subscriptionExpirationDateTime: body.expirationDateTime,
      clientState: 'the-state',
      tenantId: '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35',
      lifecycleEvent: 'reauthorizationRequired',
    },
  ])
  await control(sandbox, 'clock', { advance: 'PT15M' })
  assert.equal(lifecycle.received.length, 2)
  const fresh = await graphAs(sandbox, 'User.Read.All')
  await fresh.patch(`/subscriptions/${body.id}`, {
    expirationDateTime: new Date(sandbox.now().getTime() + 40 * 86_400_000).toISOString(),
  })
  await control(sandbox, 'clock', { advance: 'PT30M' })
  assert.equal(lifecycle.received.length, 2)
})

test('a subscription that has ended is gone, and hears nothing more', async () => {
  await using hook = await listener()
  const { body } = await app.post('/subscriptions', asked(hook.url, { expirationDateTime: inDays(1) }))
  await control(sandbox, 'clock', { advance: 'P1D' })
  const fresh = await graphAs(sandbox, 'User.ReadWrite.All')
  assertError(await fresh.get(`/subscriptions/${body.id}`), 404, 'ResourceNotFound')
  await fresh.patch('/users/tom@alder.example', { jobTitle: 'x' })
  await settle()
  assert.deepEqual(hook.received, [])
})

test('readers who lag behind hear of a change when they could see it', async () => {
  await using hook = await listener()
  await app.post('/subscriptions', asked(hook.url))
  await control(sandbox, 'replication', { delayMs: 5_000 })
  await app.patch('/users/tom@alder.example', { jobTitle: 'x' })
  await settle()
  assert.deepEqual(hook.received, [])
  await control(sandbox, 'clock', { advance: 'PT5S' })
  assert.equal(hook.received.length, 1)
})

test('a notification gets lost, comes twice, or finds nobody and comes later: as the faults in force say', async () => {
  await using hook = await listener()
  await app.post('/subscriptions', asked(hook.url))
  const change = async (jobTitle: string) => {
    await app.patch('/users/tom@alder.example', { jobTitle })
    await settle()
  }
  await control(sandbox, 'faults', { kind: 'lost-callback', count: 1 }, 201)
  await change('lost')
  assert.equal(hook.received.length, 0)
  await control(sandbox, 'faults', { kind: 'doubled-callback', count: 1 }, 201)
  await change('doubled')
  assert.deepEqual([hook.received.length, hook.received[0].id], [2, hook.received[1].id])
  await control(sandbox, 'faults', { kind: 'unreachable-callback', url: `${hook.url}*`, count: 1 }, 201)
  await change('late')
  assert.equal(hook.received.length, 2)
  await control(sandbox, 'clock', { advance: 'PT10S' })
  assert.equal(hook.received.length, 3)
})

test('an address behind a router that lets nobody in cannot be subscribed', async () => {
  await using hook = await listener()
  await control(sandbox, 'faults', { kind: 'unreachable-callback' }, 201)
  assertError(await app.post('/subscriptions', asked(hook.url)), 400, 'ValidationError', /could not be reached/)
})
