import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Account, AuditEntry, StoredRoleRule } from '@countersign/core/api'
import { rawStatement } from '../testing/rawStatement.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

let server: TestServer
let grace: TestBrowser
before(async () => {
  server = await testServer()
  grace = await server.signIn('Grace Okafor')
})
after(() => server[Symbol.asyncDispose]())

const send = (method: string, path: string, body?: unknown) =>
  grace.fetch(`${server.url}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  })

const accountNamed = async (name: string) => {
  const { items } = (await (await send('GET', `/accounts?search=${encodeURIComponent(name)}`)).json()) as {
    items: Account[]
  }
  assert.equal(items.length, 1, `${items.length} accounts are named ${name}`)
  return items[0] as Account
}

const rules = async () => ((await (await send('GET', '/role-rules')).json()) as { items: StoredRoleRule[] }).items

const told = async (action: string) =>
  ((await (await send('GET', `/audit?action=${action}`)).json()) as { items: AuditEntry[] }).items

test('a role given by hand counts from the next request on, and is told who gave it', async () => {
  const tom = await server.signIn('Tom Becker')
  const { id } = await accountNamed('tom becker')
  assert.equal((await tom.fetch(`${server.url}/api/v1/audit`)).status, 403)
  assert.equal((await send('PUT', `/accounts/${id}/granted-roles`, { roles: ['auditor'] })).status, 200)
  assert.equal((await tom.fetch(`${server.url}/api/v1/audit`)).status, 200)
  const [entry] = await told('role.granted')
  assert.deepEqual(
    [entry?.actor.name, entry?.subject?.name, entry?.details],
    ['Grace Okafor', 'Tom Becker', { role: 'auditor' }],
  )
  assert.equal((await send('PUT', `/accounts/${id}/granted-roles`, { roles: [] })).status, 200)
  assert.equal((await tom.fetch(`${server.url}/api/v1/audit`)).status, 403)
})

test('a rule gives its role to everybody whose claim holds the value', async () => {
  const ada = await server.signIn('Ada Lindqvist')
  const { items } = await server.pool
    .rows<{ groups: string[] }>(rawStatement(`select claim_groups as groups from account where name = 'Ada Lindqvist'`))
    .then(([row]) => ({ items: row?.groups ?? [] }))
  const [group] = items
  assert.ok(group, 'Ada is in a group')
  const created = await send('POST', '/role-rules', { claim: 'groups', value: group, role: 'auditor' })
  assert.equal(created.status, 201)
  assert.equal((await ada.fetch(`${server.url}/api/v1/audit`)).status, 200)
  assert.equal((await send('POST', '/role-rules', { claim: 'groups', value: group, role: 'auditor' })).status, 409)
  const { id } = (await created.json()) as StoredRoleRule
  assert.equal((await send('DELETE', `/role-rules/${id}`)).status, 204)
  assert.equal((await ada.fetch(`${server.url}/api/v1/audit`)).status, 403)
})

test('G1 somebody stays an administrator, whichever way it would be lost', async () => {
  const rule = (await rules()).find(({ role }) => role === 'administrator')
  const refused = await send('DELETE', `/role-rules/${rule?.id}`)
  assert.equal(refused.status, 409)
  assert.ok(
    (await rules()).some(({ id }) => id === rule?.id),
    'the rule is still there',
  )

  const { id } = await accountNamed('Grace Okafor')
  assert.equal((await send('PUT', `/accounts/${id}/granted-roles`, { roles: ['administrator'] })).status, 200)
  assert.equal((await send('DELETE', `/role-rules/${rule?.id}`)).status, 204)
  assert.equal((await send('PUT', `/accounts/${id}/granted-roles`, { roles: [] })).status, 409)
  assert.equal((await send('GET', '/accounts')).status, 200)
})

test('a list is walked page by page, and nobody is left out or told twice', async () => {
  for (const name of ['Mateo Rossi', 'Priya Nair', 'Jonas Weber'] as const) await server.signIn(name)
  const names: string[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({ limit: '2', ...(cursor === null ? {} : { cursor }) })
    const page = (await (await send('GET', `/accounts?${query}`)).json()) as {
      items: Account[]
      nextCursor: string | null
    }
    assert.ok(page.items.length <= 2)
    names.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor
  } while (cursor)
  assert.deepEqual(names, [...names].sort())
  assert.equal(new Set(names).size, 6)
})
