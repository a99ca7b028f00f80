import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change } from '@countersign/core/changes'
import { type Db, openPool, sideBySide, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { testDatabase } from '../testing/database.ts'
import { until } from '../testing/until.ts'
import { insertChange } from './sql.ts'

const content: Change = {
  ...{ kind: 'user.create', target: null, member: null, old: {} },
  new: { displayName: 'Ada', mailNickname: 'ada', userPrincipalName: 'ada@alder.example' },
}

test('of two servers that are asked the same in another order neither waits for the other in a circle', async () => {
  await using undo = new AsyncDisposableStack()
  const { url } = undo.use(await testDatabase())
  const pool = undo.adopt(openPool({ url }), (open) => open.end())
  const [storeId, accountId, at] = [newId(), newId(), new Date()]
  await pool.rows(sql`
    insert into identity_store (id, name, provider, issuer, domains, settings, created_at)
    values (${storeId}, 'Alder', 'embedded', 'https://issuer.example', '{}', '{}', now())`)
  await pool.rows(sql`
    insert into account (id, issuer, subject, name, claim_roles, claim_groups, created_at)
    values (${accountId}, 'https://issuer.example', 'ada', 'Ada', '{}', '{}', now())`)
  const asked = { storeId, content, reason: null, requester: { name: 'Ada', person: null }, accountId, requestId: 'r' }
  const insert = (db: Db, repetitionKey: string) =>
    insertChange(db, { ...asked, id: newId(), repetitionKey, at, held: { runAt: at } })
  const isWaiting = async () =>
    (await pool.rows(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
      .length === 1

  const faster = await pool.transaction(async (tx) => {
    const first = await insert(tx, '1')
    const slower = pool.transaction((other) =>
      sideBySide(
        other,
        ['2', '1'].map((key) => (on: Db) => insert(on, key)),
      ),
    )
    slower.catch(() => undefined)
    await until(isWaiting)
    const second = await insert(tx, '2')
    return { rows: [first, second], slower }
  })
  assert.ok(faster.rows.every((row) => row !== undefined))
  assert.deepEqual(await faster.slower, [undefined, undefined])
})
