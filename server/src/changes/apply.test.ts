import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change } from '@countersign/core/changes'
import { openPool, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { testDatabase } from '../testing/database.ts'
import { endOf } from './apply.ts'
import { finishChange, insertChange } from './sql.ts'

const content: Change = {
  ...{ kind: 'user.create', target: null, member: null, old: {} },
  new: { displayName: 'Ada', mailNickname: 'ada', userPrincipalName: 'ada@alder.example' },
}

test('AP3 a refusal ends a change also where its words were cut within a character', async () => {
  await using database = await testDatabase()
  const pool = openPool({ url: database.url })
  const [id, storeId, accountId, at] = [newId(), newId(), newId(), new Date()]
  await pool.rows(sql`
    insert into identity_store (id, name, provider, issuer, domains, settings, created_at)
    values (${storeId}, 'Alder', 'embedded', 'https://issuer.example', '{}', '{}', now())`)
  await pool.rows(sql`
    insert into account (id, issuer, subject, name, claim_roles, claim_groups, created_at)
    values (${accountId}, 'https://issuer.example', 'ada', 'Ada', '{}', '{}', now())`)
  const asked = { storeId, content, reason: null, requester: { name: 'Ada', person: null }, accountId }
  await insertChange(pool, { ...asked, id, repetitionKey: undefined, requestId: 'r', at, held: { runAt: at } })
  const refusal = { ok: false, code: 'unfit', sentence: 'It is too long: Ada \ud83d' } as const
  const finished = await finishChange(pool, id, { ...endOf(content, refusal), at })
  await pool.end()
  assert.deepEqual([finished?.state, finished?.sentence], ['failed', 'It is too long: Ada \ufffd'])
})
