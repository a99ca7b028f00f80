// What people type into the search is text: no character of it is a pattern.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Account } from '@countersign/core/api'
import { newId } from '../platform/ids.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { startTestIssuer, type TestIssuer } from '../testing/testIssuer.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { upsertAccount } from './sql.ts'

let issuer: TestIssuer
let server: TestServer
let grace: TestBrowser

const people = [
  { name: 'Percy 100%', userPrincipalName: 'percy@alder.example' },
  { name: 'Percy 1000', userPrincipalName: 'percy.thousand@alder.example' },
  { name: 'Anna', userPrincipalName: 'anna_b@alder.example' },
  { name: 'Annabel', userPrincipalName: 'annaxb@alder.example' },
  { name: 'Back\\Slash', userPrincipalName: null },
  { name: 'BackSlash', userPrincipalName: null },
]

before(async () => {
  issuer = await startTestIssuer()
  server = await testServer(issuer.variables)
  grace = await server.signIn('Grace Okafor')
  for (const who of people)
    await upsertAccount(
      server.pool,
      newId(),
      { ...who, issuer: issuer.url, subject: who.name, objectId: null, claims: { roles: [], groups: [] } },
      new Date(),
    )
})
after(async () => {
  await server[Symbol.asyncDispose]()
  await issuer[Symbol.asyncDispose]()
})

const searches: [typed: string, names: string[]][] = [
  ['100%', ['Percy 100%']],
  ['%', ['Percy 100%']],
  ['P%0', []],
  ['anna_b', ['Anna']],
  ['_', ['Anna']],
  ['Back\\S', ['Back\\Slash']],
  ['\\', ['Back\\Slash']],
  ['\\%', []],
  ['PERCY', ['Percy 100%', 'Percy 1000']],
]

for (const [typed, expected] of searches)
  test(`“${typed}” finds ${expected.join(', ') || 'nobody'}`, async () => {
    const answer = await grace.fetch(`${server.url}/api/v1/accounts?${new URLSearchParams({ search: typed })}`)
    const { items } = (await answer.json()) as { items: Account[] }
    assert.deepEqual(items.map(({ name }) => name).sort(), expected.toSorted())
  })
