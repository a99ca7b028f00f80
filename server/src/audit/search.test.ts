// What people type into the search is text: no character of it is a pattern.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AuditEntry } from '@countersign/core/api'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { startTestIssuer, type TestIssuer } from '../testing/testIssuer.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

let issuer: TestIssuer
let server: TestServer
let grace: TestBrowser

const names = ['50% off', '500 off', 'a_b', 'axb', 'c\\d', 'cd', 'c\\\\d', "o'neil", 'Ärger']

before(async () => {
  issuer = await startTestIssuer()
  server = await testServer(issuer.variables)
  grace = await server.signIn('Grace Okafor')
  for (const name of names) {
    const created = await grace.fetch(`${server.url}/api/v1/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, scopes: ['audit.read'], expiresInDays: 1 }),
    })
    assert.equal(created.status, 201)
  }
})
after(async () => {
  await server[Symbol.asyncDispose]()
  await issuer[Symbol.asyncDispose]()
})

const query = (search: string) => new URLSearchParams({ action: 'token.created', search })

async function found(search: string): Promise<string[]> {
  const answer = await grace.fetch(`${server.url}/api/v1/audit?${query(search)}`)
  const { items } = (await answer.json()) as { items: AuditEntry[] }
  return items.map(({ subject }) => subject?.name ?? '').sort()
}

async function exported(search: string): Promise<string[]> {
  const answer = await grace.fetch(`${server.url}/api/v1/audit/export?format=jsonl&${query(search)}`)
  const lines = (await answer.text()).split('\n').filter(Boolean)
  return lines.map((line) => (JSON.parse(line) as AuditEntry).subject?.name ?? '').sort()
}

const searches: [typed: string, names: string[]][] = [
  ['50% off', ['50% off']],
  ['%', ['50% off']],
  ['%off', []],
  ['a_b', ['a_b']],
  ['a_', ['a_b']],
  ['c\\d', ['c\\d']],
  ['c\\\\d', ['c\\\\d']],
  ['\\%', []],
  ['\\_', []],
  ["o'neil", ["o'neil"]],
  ['OFF', ['50% off', '500 off']],
  ['ärger', ['Ärger']],
]

for (const [typed, expected] of searches)
  test(`“${typed}” finds ${expected.join(', ') || 'nothing'}, in the list and in the export`, async () => {
    assert.deepEqual(await found(typed), expected)
    assert.deepEqual(await exported(typed), expected)
  })
