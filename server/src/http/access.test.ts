// Who may call what: every operation there is, tried by whoever may not.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Permission, permissionNames, type Role, roles } from '@countersign/core/accounts'
import * as api from '@countersign/core/api'
import { newToken } from '../platform/ids.ts'
import { type TestBrowser, testBrowser } from '../testing/testBrowser.ts'
import { type Name, type TestServer, testServer } from '../testing/testServer.ts'

const exported: unknown[] = Object.values(api)
const operations = exported.filter(
  (value): value is api.Operation =>
    typeof value === 'object' && value !== null && 'path' in value && 'method' in value && 'access' in value,
)

const people: Record<Exclude<Role, 'administrator'>, Name> = {
  'workflow-designer': 'Mateo Rossi',
  'help-desk': 'Priya Nair',
  auditor: 'Jonas Weber',
  user: 'Tom Becker',
}

let server: TestServer
let grace: TestBrowser // administrator
const browsers = new Map<string, TestBrowser>()
before(async () => {
  server = await testServer({ COUNTERSIGN_REQUESTS_PER_MINUTE: '100000' })
  grace = await server.signIn('Grace Okafor')
  for (const [role, name] of Object.entries(people)) browsers.set(role, await server.signIn(name))
})
after(() => server[Symbol.asyncDispose]())

const nowhere = '01a1f749-cd66-7b6b-ad7e-eaf0cb198772'

/** As somebody would who does not care what it takes: access is decided before anything is read. */
async function refusalOf(operation: api.Operation, call: (url: string, init: RequestInit) => Promise<Response>) {
  const { method, path, body } = operation
  const headers = body && { 'Content-Type': 'application/json' }
  const response = await call(`${server.url}${path.replace(/\{\w+\}/g, nowhere)}`, {
    method: method.toUpperCase(),
    ...(headers && { headers, body: '{}' }),
  })
  const { code } = api.problem.parse(await response.json())
  return [response.status, code]
}

const guarded = operations.filter(({ access }) => access !== 'anyone')

test('there are operations to try', () => assert.ok(guarded.length > 30, `${guarded.length}`))

for (const operation of guarded)
  test(`${operation.id} is refused to whoever is not signed in`, async () => {
    const stranger = testBrowser()
    assert.deepEqual(await refusalOf(operation, stranger.fetch), [401, 'not-signed-in'])
    const forged = (url: string, init: RequestInit) =>
      fetch(url, { ...init, headers: { ...init.headers, Authorization: `Bearer csk_${newToken()}` } })
    assert.deepEqual(await refusalOf(operation, forged), [401, 'invalid-token'])
  })

/** Everybody is a user, whatever else they are. */
const lacks = (role: Role, permission: Permission): boolean => {
  const held: readonly Permission[] = [...roles[role].permissions, ...roles.user.permissions]
  return !held.includes(permission)
}

for (const operation of guarded) {
  const { access } = operation
  if (access === 'anyone' || access === 'signed-in') continue
  for (const role of Object.keys(people) as (keyof typeof people)[])
    if (lacks(role, access))
      test(`${operation.id} is refused to who is only ${role}`, async () => {
        const browser = browsers.get(role)
        assert.ok(browser)
        assert.deepEqual(await refusalOf(operation, browser.fetch), [403, 'no-permission'])
      })
}

test('a token may do nothing but what its scopes say, whoever made it', async () => {
  const scopes = permissionNames.filter((permission) => !permission.startsWith('tokens.'))
  const tokens = new Map<Permission, string>()
  for (const permission of scopes) {
    const body = { name: permission, scopes: scopes.filter((scope) => scope !== permission), expiresInDays: 1 }
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
    const { value } = (await (await grace.fetch(`${server.url}/api/v1/tokens`, init)).json()) as { value: string }
    tokens.set(permission, value)
  }
  for (const operation of guarded) {
    const token = tokens.get(operation.access as Permission)
    if (token === undefined) continue
    const call = (url: string, init: RequestInit) =>
      fetch(url, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } })
    assert.deepEqual(await refusalOf(operation, call), [403, 'no-permission'], operation.id)
  }
})
