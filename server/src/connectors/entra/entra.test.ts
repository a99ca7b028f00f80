// The four actions of Entra ID as processes use them, at the sandbox's Graph, by a connection that Grace signed in.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { connectors, taskTypeOf } from '@countersign/core/catalog'
import { connectorTask, inLine, processXml } from '../../testing/bpmn.ts'
import { type Entra, entraOf } from '../../testing/entra.ts'
import { connectEntra } from '../../testing/entraConnection.ts'
import { newEntraUser } from '../../testing/newEntraUser.ts'
import { type Runner, startRunner } from '../../testing/runner.ts'

type Person = { id: string; displayName: string; userPrincipalName: string; mail: string | null }
type Group = { id: string; displayName: string }

let runner: Runner
let entra: Entra
let connectionId: string
let people: Person[]
let groups: Group[]
before(async () => {
  runner = await startRunner()
  entra = entraOf(runner.server)
  connectionId = await connectEntra(runner.server)
  for (const name of Object.keys(connectors.entra.actions)) await runner.deploy(calling(name, connectionId))
  people = await read<Person>('users')
  groups = await read<Group>('groups')
})
after(() => runner[Symbol.asyncDispose]())
beforeEach(() => entra.control('DELETE', 'faults'))

/** A process named after the action: what it is given comes with the instance, its answer is `answer`. */
function calling(action: string, connection: string, id = action): string {
  const inputs = { userId: '=userId', groupId: '=groupId', select: '=select' }
  const headers = { connection, resultVariable: 'answer' }
  const task = connectorTask('call', taskTypeOf('entra', action), { inputs, headers, retries: 5 })
  return processXml(id, inLine(task))
}

async function read<Item>(path: string): Promise<Item[]> {
  const answer = await runner.server.connections.callBy(connectionId, {
    url: new URL(`/v1.0/${path}?$top=999`, entra.origin),
    method: 'GET',
  })
  assert.ok(answer.ok)
  return (JSON.parse(`${answer.answer.body}`) as { value: Item[] }).value
}

const person = (name: string): Person => {
  const found = people.find(({ displayName }) => displayName === name)
  assert.ok(found, name)
  return found
}
const group = (name: string): string => {
  const found = groups.find(({ displayName }) => displayName === name)
  assert.ok(found, `${name} of ${groups.map(({ displayName }) => displayName)}`)
  return found.id
}

async function answer(action: string, variables: object): Promise<Record<string, unknown>> {
  const { status, variables: brought, incidents } = await runner.run(action, variables)
  assert.equal(status, 'completed', incidents[0]?.message ?? '')
  return brought.answer as Record<string, unknown>
}

async function sentence(action: string, variables: object): Promise<string> {
  const { incidents, variables: brought } = await runner.run(action, variables)
  assert.equal(incidents.length, 1, JSON.stringify(brought))
  return incidents[0]?.message ?? ''
}

test('for the four actions four permissions are asked for, and the words of the sign-in', async () => {
  const grace = await runner.server.signIn('Grace Okafor')
  const { url } = await runner.calls.made<{ url: string }>(grace, 'POST', `/connections/${connectionId}/sign-in`, {})
  const permissions = ['Group.Read.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'User.Read.All']
  assert.deepEqual(new URL(url).searchParams.get('scope')?.split(' '), [
    ...['openid', 'profile', 'offline_access'],
    ...permissions.map((permission) => `https://graph.microsoft.com/${permission}`),
  ])
})

test('a user is found by object id, principal name, mail address and display name, and it says in whose name', async () => {
  const tom = person('Tom Becker')
  for (const userId of [tom.id, tom.userPrincipalName, tom.mail, 'tom becker']) {
    const found = await answer('lookupUser', { userId })
    assert.deepEqual([found.outcome, found.id, found.jobTitle], ['found', tom.id, 'Head of Sales'])
    assert.deepEqual(found.actedAs, { connectionId, connection: 'Entra', account: 'grace@alder.example' })
  }
})

test('further properties are read by their names', async () => {
  const { department } = await answer('lookupUser', { userId: person('Tom Becker').id, select: ['department'] })
  assert.equal(department, 'Sales')
})

test('nobody is found where there is nobody, and of several nobody is chosen', async () => {
  for (const userId of ['nobody@alder.example', 'O’Brien', "O'Brien", '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c99'])
    assert.equal((await answer('lookupUser', { userId })).outcome, 'not-found')
  await newEntraUser(runner.server, {
    displayName: 'Tom Becker',
    userPrincipalName: 'tom.two@alder.example',
    mailNickname: 'tom.two',
  })
  const { outcome, id, matches } = await answer('lookupUser', { userId: 'Tom Becker' })
  assert.deepEqual([outcome, id, (matches as unknown[]).length], ['several', null, 2])
})

test('a group is found by object id and by name', async () => {
  const id = group('VPN Users')
  for (const groupId of [id, 'VPN users']) {
    const found = await answer('lookupGroup', { groupId })
    assert.deepEqual([found.outcome, found.id], ['found', id])
  }
  assert.equal((await answer('lookupGroup', { groupId: 'No such group' })).outcome, 'not-found')
})

test('N2 adding and removing tell what was there already, however often they are repeated', async () => {
  const wish = { userId: person('Tom Becker').userPrincipalName, groupId: group('VPN Users') }
  const outcomes = []
  for (const action of ['removeMember', 'addMember', 'addMember', 'removeMember', 'removeMember'])
    outcomes.push((await answer(action, wish)).outcome)
  assert.deepEqual(outcomes.slice(1), ['added', 'already-member', 'removed', 'not-a-member'])
})

test('M1 who was removed is still there', async () => {
  assert.equal((await answer('lookupUser', { userId: person('Tom Becker').id })).outcome, 'found')
  const deletions = await journal('DELETE')
  assert.ok(deletions.length > 0)
  for (const { url } of deletions) assert.match(url, /\/\$ref$/)
})

test('a dynamic group says that it is one', async () => {
  const wish = { userId: person('Tom Becker').id, groupId: group('Leeds Office') }
  for (const action of ['addMember', 'removeMember'])
    assert.match(await sentence(action, wish), /“Leeds Office” is a dynamic group: a rule says who is in it/)
})

test('who is not there is named, and nobody is guessed by a display name', async () => {
  const groupId = group('VPN Users')
  assert.match(
    await sentence('addMember', { userId: 'nobody@alder.example', groupId }),
    /There is no user “nobody@alder.example” in Microsoft Entra ID, so nobody was added/,
  )
  assert.match(await sentence('addMember', { userId: 'Tom Becker', groupId }), /Look the user up first/)
  assert.match(
    await sentence('addMember', { userId: person('Tom Becker').id, groupId: 'VPN Users' }),
    /Look the group up/,
  )
  const nowhere = '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c99'
  assert.match(await sentence('addMember', { userId: nowhere, groupId }), /There is no user “2c1f6a90/)
  assert.match(
    await sentence('removeMember', { userId: person('Tom Becker').id, groupId: nowhere }),
    /There is no group/,
  )
  assert.match(await sentence('addMember', { userId: null, groupId }), /User ID is not what .* takes\. It is empty/)
})

test('N1 no variable chooses the connection', async () => {
  const made = await runner.run('lookupUser', { userId: person('Tom Becker').id, connection: 'another' })
  assert.equal(made.status, 'completed')
  await runner.deploy(calling('lookupUser', '', 'without'))
  const { incidents } = await runner.run('without', { userId: 'x', connection: connectionId })
  assert.match(incidents[0]?.message ?? '', /The connection was removed\. Choose another one\./)
})

test('N3 what is throttled or breaks passes; what was done although the answer was lost is done once', async () => {
  const wish = { userId: person('Tom Becker').id, groupId: group('VPN Users') }
  await fault({ kind: 'answer', status: 429, retryAfterSeconds: 1, count: 1 })
  const id = await runner.begin('addMember', wish)
  assert.deepEqual(await laterEnded(id), 'added')
  await answer('removeMember', wish)
  await fault({ kind: 'lost-answer', path: `/v1.0/groups/${wish.groupId}/members/$ref`, count: 1 })
  assert.equal(await laterEnded(await runner.begin('addMember', wish)), 'already-member')
})

test('N3 a refusal is not tried again', async () => {
  const before = (await journal('POST')).length
  await sentence('addMember', { userId: person('Tom Becker').id, groupId: group('Leeds Office') })
  assert.equal((await journal('POST')).length, before + 1)
})

const fault = (rule: object) => entra.control('POST', 'faults', { host: 'graph', ...rule })

/** The clock of the server goes on until the job is tried again. */
async function laterEnded(id: string): Promise<unknown> {
  for (;;) {
    const { status, variables } = await runner.calls.made<{ status: string; variables: Record<string, unknown> }>(
      runner.mateo,
      'GET',
      `/instances/${id}`,
    )
    if (status !== 'active') return (variables.answer as { outcome: string }).outcome
    runner.server.advance(1_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function journal(method: string): Promise<{ url: string }[]> {
  const found = await fetch(`${entra.origin}/_journal?host=graph&method=${method}&limit=1000`)
  return ((await found.json()) as { entries: { url: string }[] }).entries
}
