import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Change } from '@countersign/core/changes'
import { sandboxCloud } from '@countersign/core/clouds'
import type { Reference } from '@countersign/core/directory'
import { z } from 'zod'
import { type Egress, openEgress } from '../../platform/egress/index.ts'
import { newId } from '../../platform/ids.ts'
import { startTestSandbox, type TestSandbox } from '../../testing/sandbox.ts'
import { directoryContract } from '../contract/index.ts'
import type { Directory } from '../directory.ts'
import { type Graph, openGraph } from '../graph/index.ts'
import { openEntra } from './index.ts'

let sandbox: TestSandbox
let egress: Egress
let directory: Directory
let graph: Graph
const pauses: number[] = []
before(async () => {
  sandbox = await startTestSandbox({ serverUrl: 'http://localhost:8080' })
  egress = openEgress({ allowedOrigins: [sandbox.url.replace(/\/$/, '')], connectionsMax: 8 })
  const pause = async (ms: number) => {
    pauses.push(ms)
    await control('clock', { advance: `PT${ms / 1_000}S` })
  }
  graph = openGraph({
    cloud: sandboxCloud(sandbox.url.replace(/\/$/, '')),
    tenantId: '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35',
    clientId: '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21',
    clientSecret: 'sandbox-only-secret',
    ...{ send: egress.send, nowMs: Date.now, patience: { pause, signal: new AbortController().signal } },
  })
  directory = openEntra({ graph, passwordKey: randomBytes(32), pause })
})
after(async () => {
  await egress.stop()
  await sandbox[Symbol.asyncDispose]()
})

async function control(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  assert.ok(response.ok, `${path}: ${response.status} ${await response.text()}`)
}

directoryContract('entra', async () => ({ directory, domain: 'alder.example' }))

test('of a long list no more pages are read than somebody wants of it', async () => {
  const onlyId = z.object({ id: z.string() })
  const path = `/users?$select=id,displayName&$top=2`
  const all = await graph.all(path, onlyId)
  assert.ok(all.length > 5)
  const since = await journalled()
  assert.deepEqual(await graph.all(path, onlyId, 3), all.slice(0, 3))
  assert.equal((await journalled()) - since, 2)
})

/** How often a page of users was asked for. */
async function journalled(): Promise<number> {
  const path = `${sandbox.url.replace(/\/$/, '')}/_journal?method=GET&text=displayName&limit=1000`
  const { entries } = (await (await fetch(path)).json()) as { entries: { path?: string; url?: string }[] }
  return entries.filter((entry) => JSON.stringify(entry).includes('top=2')).length
}

const named = async (kind: 'user' | 'group', words: string): Promise<Reference> => {
  const page = await directory.search({ kind, words, department: undefined, cursor: undefined, limit: 5 })
  assert.ok(page !== 'invalid-cursor' && page.items[0], words)
  const { id, name } = page.items[0]
  return { id, kind, name }
}

const add = (target: Reference, member: Reference): Change => ({
  ...{ kind: 'group.addMember', target, member, old: {}, new: {} },
})

const user = (nickname: string, more: Change['new'] = {}): Change => {
  const name = { displayName: nickname, mailNickname: nickname, userPrincipalName: `${nickname}@alder.example` }
  return { kind: 'user.create', target: null, member: null, old: {}, new: { ...name, accountEnabled: true, ...more } }
}

const countOf = async (nickname: string): Promise<number> => {
  const page = await directory.search({
    kind: 'user',
    words: nickname,
    department: undefined,
    cursor: undefined,
    limit: 5,
  })
  return page === 'invalid-cursor' ? -1 : page.items.length
}

test('a dynamic group takes no members: it says so itself, and so does the refusal', async () => {
  const target = await named('group', 'All Employees')
  assert.match(
    (await directory.get(target.id))?.fixed?.sentence ?? '',
    /This is a dynamic group: a rule of Microsoft Entra ID/,
  )
  const applied = await directory.apply(add(target, await named('user', 'Tom Becker')), newId())
  assert.ok(!applied.ok && applied.code === 'not-allowed', JSON.stringify(applied))
  assert.match(applied.sentence, /does not let this application change All Employees/)
})

test('a manager is set although what was created is not seen yet: it waits until it is', async () => {
  const ada = await named('user', 'Ada Lindqvist')
  await control('replication', { delayMs: 4_000 })
  pauses.length = 0
  const applied = await directory.apply(user('late-seen', { manager: [ada] }), newId())
  await control('replication', { delayMs: 0 })
  assert.ok(applied.ok, JSON.stringify(applied))
  assert.ok(pauses.length > 0)
  const made = await directory.get(applied.targetId)
  assert.equal(made?.kind === 'user' && made.manager[0]?.id, ada.id)
})

test('an answer that was lost after the user was made is found again by the key', async () => {
  const [change, key] = [user('lost-answer'), newId()]
  await control('faults', { kind: 'lost-answer', host: 'graph', path: '/v1.0/users', method: 'POST', count: 1 })
  await assert.rejects(directory.apply(change, key))
  const again = await directory.apply(change, key)
  assert.ok(again.ok, JSON.stringify(again))
  assert.equal(await countOf('lost-answer'), 1)
})

test('who is throttled waits as long as Graph says, and goes on', async () => {
  await control('faults', { kind: 'answer', host: 'graph', status: 429, retryAfterSeconds: 7, count: 1 })
  pauses.length = 0
  assert.equal(await countOf('lost-answer'), 1)
  assert.deepEqual(pauses, [7_000])
})

test('what has a member taken out never deletes the member', async () => {
  const [target, member] = [await named('group', 'VPN Users'), await named('user', 'Tom Becker')]
  assert.equal(await directory.isMember(target.id, member.id), true)
  assert.ok((await directory.apply({ ...add(target, member), kind: 'group.removeMember' } as Change, newId())).ok)
  assert.ok(await directory.get(member.id))
  assert.equal(await directory.isMember(target.id, member.id), false)
})

test('G1 a cursor that somebody made leads nowhere else', async () => {
  const cursor = Buffer.from(JSON.stringify({ skip: 'x&$filter=1/../../servicePrincipals' })).toString('base64url')
  const walked = await directory.search({ kind: 'user', words: '', department: undefined, cursor, limit: 5 })
  assert.equal(walked, 'invalid-cursor')
})

test('a synchronised user says where to change it', async () => {
  const page = await directory.search({
    kind: 'user',
    words: 'Johan',
    department: undefined,
    cursor: undefined,
    limit: 5,
  })
  assert.ok(page !== 'invalid-cursor')
  const synced = page.items.find(({ fixed }) => fixed !== null)
  assert.match(synced?.fixed?.sentence ?? '', /synchronised/)
})
