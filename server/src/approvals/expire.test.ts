// What nobody decides ends by itself where the identity store wants that, and is never carried out.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '@countersign/core/api'
import { sql } from '../platform/database/index.ts'
import { type TestCompany, testCompany } from '../testing/company.ts'
import { decide } from './decide.ts'

let company: TestCompany
before(async () => {
  company = await testCompany()
})
after(() => company[Symbol.asyncDispose]())

const dayMs = 86_400_000

async function asked() {
  const group = await company.createGroup(['Ada Lindqvist', 'Priya Nair'])
  return { group, id: (await company.join('Tom Becker', group)).id }
}

/** As if so many days had gone by for it: sessions would not outlive them. Nobody has looked at it since. */
const later = (id: string, days: number) =>
  company.pool.rows(
    sql`update approval set expires_at = expires_at - make_interval(hours => ${24 * days}::int) where id = ${id}`,
  )

const told = async (id: string): Promise<string[]> => {
  const letters = await company.pool.rows<{ name: string }>(sql`
    select to_name as name from letter
    where about_id = ${id} and template = 'request-decided' and content ->> 'outcome' = 'expired'
    order by to_name limit 10`)
  return letters.map(({ name }) => name)
}

/** By then the server has looked for what is due. */
const looked = () => company.server.advance(61_000)

test('a request that nobody decides expires: everybody is told, its process ends, and nothing is changed', async () => {
  await company.setSettings({ expires: true })
  const { group, id } = await asked()
  const { createdAt, expiresAt } = await company.request('Tom Becker', id)
  assert.equal(Date.parse(expiresAt ?? '') - Date.parse(createdAt), 30 * dayMs)
  await later(id, 30)
  looked()
  const expired = await company.until(id, 'expired')
  await company.ended(id)
  const { timeline, decision, may } = expired
  assert.deepEqual(
    timeline.map(({ kind, who }) => [kind, who]),
    [
      ['asked', 'Tom Becker'],
      ['expired', null],
    ],
  )
  assert.deepEqual([decision?.outcome, decision?.by, may], ['expired', null, []])
  assert.equal(await company.isMember(group, 'Tom Becker'), false)
  const audited = await company.pool.rows<{ actor: string }>(sql`
    select actor_kind as actor from audit_entry where action = 'request.expired' and subject_id = ${id}`)
  assert.deepEqual(audited, [{ actor: 'system' }])
  assert.deepEqual(await told(id), ['Ada Lindqvist', 'Priya Nair', 'Tom Becker'])
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 409)
})

test('of one that lay with the administrators they are told as well', async () => {
  await company.setSettings({ expires: true })
  const group = await company.createGroup(['Priya Nair'])
  await company.setWorkflow('join', true, [])
  const { id } = await company.join('Tom Becker', group)
  await company.setWorkflow('join', true, [{ kind: 'owners' }])
  await later(id, 30)
  looked()
  await company.until(id, 'expired')
  assert.deepEqual(await told(id), ['Grace Okafor', 'Tom Becker'])
})

test('from its last moment on nobody approves it or gives it to others, by whatever way, also while it is not marked as expired yet', async () => {
  await company.setSettings({ expires: true })
  const { group, id } = await asked()
  await later(id, 30)
  const refused = await company.decide('Ada Lindqvist', id, 'approve')
  assert.equal(refused.status, 409)
  assert.match(`${((await refused.json()) as Problem).detail}`, /has expired/)
  const { code } = await decide(company.server.approvals, {
    ...{ approvalId: id, outcome: 'approved', reason: null },
    by: { kind: 'linked-flow', responder: { mail: 'priya@alder.example' }, workflowId: id },
  })
  assert.equal(code, 'already-decided')
  const { id: gracesId } = await company.person('Grace Okafor')
  assert.equal((await company.post('Grace Okafor', id, 'reroute', { to: [gracesId], reason: 'late' })).status, 409)
  assert.equal((await company.request('Tom Becker', id)).state, 'pending')
  looked()
  await company.until(id, 'expired')
  await company.ended(id)
  assert.equal(await company.isMember(group, 'Tom Becker'), false)
})

test('before that it is decided as ever; and what was asked for without an expiry waits, whatever is set afterwards', async () => {
  await company.setSettings({ expires: false })
  const waiting = await asked()
  await company.setSettings({ expires: true })
  const soon = await asked()
  assert.equal((await company.request('Tom Becker', waiting.id)).expiresAt, null)
  await later(waiting.id, 400)
  await later(soon.id, 29)
  const due = await asked()
  await later(due.id, 30)
  looked()
  await company.until(due.id, 'expired')
  for (const { id } of [waiting, soon]) {
    assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 200)
    await company.until(id, 'applied')
  }
})
