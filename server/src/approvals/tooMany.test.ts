// Groups that are too large to be asked: nobody loses a right unseen.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ObjectAnswer, Problem } from '@countersign/core/api'
import { holdersMax } from '@countersign/core/approvals'
import { sql } from '../platform/database/index.ts'
import { type TestCompany, testCompany } from '../testing/company.ts'

let company: TestCompany
let large: ObjectAnswer
before(async () => {
  company = await testCompany()
  large = await company.createGroup([])
  await fill(large, 1, holdersMax)
  const people = [{ id: large.id, kind: 'group', name: large.name }]
  await company.setWorkflow('join', true, [{ kind: 'people', people }])
})
after(() => company[Symbol.asyncDispose]())

/** So many more users, all in the group. */
const fill = ({ id }: ObjectAnswer, from: number, count: number) =>
  company.pool.rows(sql`
    with made as (
      insert into directory_object (store_id, id, kind, attributes, created_at, changed_at)
      select ${company.storeId}, gen_random_uuid(), 'user', jsonb_build_object('displayName', 'Member ' || number, 'mailNickname', 'member' || number,
        'userPrincipalName', 'member' || number || '@alder.example', 'accountEnabled', true), now(), now()
      from generate_series(${from}::int, ${from + count - 1}::int) as number
      returning id)
    insert into directory_member (store_id, group_id, member_id, since)
    select ${company.storeId}, ${id}, id, now() from made`)

const asked = async () => {
  const { id } = await company.join('Tom Becker', await company.createGroup([]))
  const { queue, heldByCount, timeline } = await company.request('Grace Okafor', id)
  return { id, told: [queue, heldByCount, timeline.map(({ kind, people }) => [kind, people.length])] }
}

/** Of those that a transaction has written. */
const lettersOfATransaction = async (template: string): Promise<number> =>
  Math.max(
    ...(
      await company.pool.rows<{ count: number }>(
        sql`select count(*)::int as count from letter where template = ${template} group by xmin`,
      )
    ).map(({ count }) => count),
  )

test('what asks a thousand and tells a thousand shares a transaction only as far as memory bears', async () => {
  const groups = await Promise.all(Array.from({ length: 24 }, () => company.createGroup([])))
  const reason = 'because '.repeat(62)
  const asked = await Promise.all(
    groups.map(({ id }) => company.ask('Tom Becker', { kind: 'group.join', targetId: id }, { reason })),
  )
  assert.ok((await lettersOfATransaction('approval-asked')) <= 9 * holdersMax)
  await Promise.all(asked.map(({ change }) => company.decide('Grace Okafor', change.id, 'deny', reason)))
  assert.ok((await lettersOfATransaction('request-decided')) <= 9 * holdersMax)
})

test('P4 a group is asked whole; with one member more nobody of it is, and the timeline says which it was', async () => {
  assert.deepEqual((await asked()).told, ['approvers', holdersMax, [['asked', holdersMax]]])
  await fill(large, holdersMax + 1, 1)
  const { id, told } = await asked()
  const queue = [
    ['asked', 0],
    ['left-out', 1],
  ]
  assert.deepEqual(told, ['administrators', 0, queue])
  const joining = { kind: 'group.join', targetId: (await company.createGroup([])).id }
  const { leftOut } = await company.preview('Tom Becker', joining)
  assert.deepEqual(leftOut, [{ id: large.id, kind: 'group', name: large.name }])
  const tried = { change: { ...joining, memberId: (await company.person('Tom Becker')).id, values: {}, people: {} } }
  const grace = await company.as('Grace Okafor')
  const { matched } = await company.calls.made<{ matched: { leftOut: unknown } }>(
    grace,
    'POST',
    `/stores/${company.storeId}/workflows/try`,
    tried,
  )
  assert.deepEqual(matched.leftOut, leftOut)
  const { timeline } = await company.request('Grace Okafor', id)
  assert.deepEqual(timeline[1]?.people, [{ id: large.id, kind: 'group', name: large.name }])
  const refused = await company.post('Grace Okafor', id, 'reroute', { to: [large.id], reason: 'all of them' })
  assert.equal(refused.status, 400)
  assert.match(JSON.stringify(((await refused.json()) as Problem).errors), /more than 1000 people can’t be asked/)
  assert.equal((await company.decide('Grace Okafor', id, 'approve')).status, 200)
})
