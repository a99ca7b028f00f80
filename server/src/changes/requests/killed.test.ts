// Requests under fire: submitted, approved and carried out over HTTP while two servers are killed in turn.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { ChangeRecord, RequestDetails } from '@countersign/core/api'
import { openPool, type Pool, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { testDatabase } from '../../testing/database.ts'
import { startKilledServers } from '../../testing/killable/servers.ts'
import { giveToken } from '../../testing/killable/token.ts'
import { temporaryFolder } from '../../testing/temporaryFolder.ts'

const form = { requests: 40, clients: 6, kills: 3 }

test('a server that is killed between submission and application loses no request and applies none twice', async () => {
  await using undo = new AsyncDisposableStack()
  const database = undo.use(await testDatabase())
  const pool = undo.adopt(openPool({ url: database.url }), (open) => open.end())
  const storeId = await guardedStore(pool)
  const folders = [undo.use(await temporaryFolder()).path, undo.use(await temporaryFolder()).path] as const
  const masterKey = randomBytes(32).toString('base64')
  const options = { databaseUrl: database.url, receiverUrl: 'http://localhost:9', masterKey, folders }
  const servers = undo.use(await startKilledServers(options))
  const asks = await giveToken(pool)
  await pool.rows(sql`update account set subject = 'priya', name = 'Priya Nair'`)
  const approves = await giveToken(pool)
  await pool.rows(sql`
    update api_token set scopes = '{portal.use,directory.read,directory.ask,directory.change,requests.read-all,requests.manage-all}'`)
  const userIds = await users(pool, storeId)

  let next = 0
  const run = async (): Promise<void> => {
    for (let number = next++; number < form.requests; number = next++) {
      while (servers.kills().ready < Math.floor(((number + 1) * form.kills) / form.requests)) await setTimeout(25)
      await request(servers.url, { storeId, userId: userIds[number] ?? '', asks, approves })
    }
  }
  await Promise.race([Promise.all(Array.from({ length: form.clients }, run)), servers.failed])
  await servers.spare()

  assert.ok(servers.kills().ready >= form.kills)
  // Written once each: every change of an object raises its version by one.
  const versions = await pool.rows<{ version: number; city: string; count: number }>(sql`
    select version, attributes ->> 'city' as city, count(*)::int as count from directory_object
    where store_id = ${storeId} group by 1, 2`)
  assert.deepEqual(versions, [{ version: 2, city: 'Lund', count: form.requests }])
  const ends = await pool.rows(sql`
    select c.state, a.state as decided, i.status, count(*)::int as count,
      (select count(*)::int from approval_event e where e.kind = 'applied') as told
    from change c join approval a on a.id = c.id join instance i on i.id = c.id group by 1, 2, 3`)
  assert.deepEqual(ends, [
    { state: 'applied', decided: 'approved', status: 'completed', count: form.requests, told: form.requests },
  ])
})

type Cycle = { storeId: string; userId: string; asks: string; approves: string }

/** The same key and the same answer again and again, until somebody has answered. */
async function request(url: () => string, { storeId, userId, asks, approves }: Cycle): Promise<void> {
  const change = { kind: 'user.edit', targetId: userId, values: { city: 'Lund' } }
  const { id } = (
    await call<{ change: ChangeRecord }>(url, asks, 'POST', `/stores/${storeId}/changes`, { change }, userId)
  ).change
  await call(url, approves, 'POST', `/requests/${id}/approve`, {})
  for (const until = performance.now() + patienceMs; ; await setTimeout(25)) {
    const { state } = await call<RequestDetails>(url, asks, 'GET', `/requests/${id}`)
    if (state === 'applied') break
    assert.ok(performance.now() < until, `request ${id} is ${state}`)
  }
}

const patienceMs = 90_000 // every lease of a killed server has ended long before

async function call<Answer>(
  url: () => string,
  token: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  key?: string,
): Promise<Answer> {
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(body && { 'Content-Type': 'application/json' }),
    ...(key !== undefined && { 'Idempotency-Key': key }),
  }
  const until = performance.now() + patienceMs
  for (let isFirst = true; ; isFirst = false) {
    const answer = await fetch(`${url()}/api/v1${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => undefined)
    if (answer && answer.status < 300) return JSON.parse(answer.text) as Answer
    if (answer?.status === 409 && !isFirst) return undefined as Answer // the answer was lost, what it told was not
    if ((answer && answer.status < 500) || performance.now() > until)
      throw new Error(`${method} ${path}: ${answer?.status} ${answer?.text}`)
    await setTimeout(20)
  }
}

/** Whose users are edited only after an administrator has approved it. */
async function guardedStore(pool: Pool): Promise<string> {
  const id = newId()
  await pool.rows(sql`
    insert into identity_store (id, name, provider, issuer, domains, settings, created_at)
    values (${id}, 'Under fire', 'embedded', 'nobody', '{}', '{}', now())`)
  await pool.rows(sql`
    insert into workflow (id, store_id, name, description, enabled, event, objects, fields, filter, approvers, accelerated,
      priority, created_at, changed_at)
    values (${newId()}, ${id}, 'Edits', '', true, 'edit', '{user}', '{}', '{"match": "all", "conditions": []}', '[]', true,
      1, now(), now())`)
  return id
}

const users = async (pool: Pool, storeId: string): Promise<string[]> =>
  (
    await pool.rows<{ id: string }>(sql`
      insert into directory_object (store_id, id, kind, attributes, created_at, changed_at)
      select ${storeId}, gen_random_uuid(), 'user', jsonb_build_object('displayName', 'User ' || n,
        'userPrincipalName', 'u' || n || '@alder.example', 'mailNickname', 'u' || n), now(), now()
      from generate_series(1, ${form.requests}) n
      returning id`)
  ).map(({ id }) => id)
