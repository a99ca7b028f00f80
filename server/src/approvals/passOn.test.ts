import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../platform/database/index.ts'
import { type TestCompany, testCompany } from '../testing/company.ts'
import { until } from '../testing/until.ts'

let company: TestCompany
before(async () => {
  company = await testCompany()
  await company.setSettings({ on: true })
})
after(() => company[Symbol.asyncDispose]())

/** As if five days had gone by for it: sessions would not outlive them. Answers who may decide then. */
async function later(id: string, events: number): Promise<string[]> {
  await company.pool.rows(sql`update approval set next_at = next_at - interval '5 days' where id = ${id}`)
  company.server.advance(61_000) // by then it is looked for
  await until(async () => (await company.request('Tom Becker', id)).timeline.length === events)
  return (await company.request('Tom Becker', id)).heldBy.map(({ name }) => name)
}

const manages = async (manager: string | null, userId: string) => {
  await company.pool.rows(sql`delete from directory_relation where object_id = ${userId} and name = 'manager'`)
  if (manager)
    await company.pool.rows(sql`
      insert into directory_relation (store_id, object_id, name, user_id)
      values (${company.storeId}, ${userId}, 'manager', ${manager})`)
}

test('what nobody decides is passed on to the manager, who decides as well as those before; at last it rests', async () => {
  const [jonas, mateo] = [await company.person('Jonas Weber'), await company.person('Mateo Rossi')]
  await manages(mateo.id, jonas.id)
  await manages(null, mateo.id)
  const { id } = await company.join('Tom Becker', await company.createGroup(['Jonas Weber']))
  const { createdAt, nextEscalationAt } = await company.request('Tom Becker', id)
  assert.equal(Date.parse(nextEscalationAt ?? '') - Date.parse(createdAt), 5 * 86_400_000)
  assert.deepEqual(await later(id, 2), ['Jonas Weber', 'Mateo Rossi'])
  assert.deepEqual(await later(id, 3), ['Jonas Weber', 'Mateo Rossi'])
  const resting = await company.request('Tom Becker', id)
  assert.deepEqual(
    resting.timeline.map(({ kind }) => kind),
    ['asked', 'escalated', 'resting'],
  )
  assert.equal(resting.nextEscalationAt, null)
  const second = resting.holders.find(({ person }) => person.name === 'Mateo Rossi')
  assert.deepEqual([second?.level, second?.via, second?.insteadOf?.name], [1, 'escalation', 'Jonas Weber'])
  assert.equal(resting.state, 'pending')
  assert.equal((await company.decide('Jonas Weber', id, 'approve')).status, 200)
})

test('a circle of managers, and the requester in it, approve nothing: they are passed over', async () => {
  const [jonas, tom, priya] = [
    await company.person('Jonas Weber'),
    await company.person('Tom Becker'),
    await company.person('Priya Nair'),
  ]
  await manages(tom.id, jonas.id)
  await manages(priya.id, tom.id)
  await manages(jonas.id, priya.id)
  const { id } = await company.join('Tom Becker', await company.createGroup(['Jonas Weber']))
  assert.deepEqual(await later(id, 2), ['Jonas Weber', 'Priya Nair'])
  assert.deepEqual(await later(id, 3), ['Jonas Weber', 'Priya Nair'])
  assert.equal((await company.decide('Tom Becker', id, 'approve')).status, 403)
  assert.equal((await company.request('Tom Becker', id)).state, 'pending')
})

test('after a decision nothing is passed on any more', async () => {
  const { id } = await company.join('Tom Becker', await company.createGroup(['Jonas Weber']))
  await company.decide('Jonas Weber', id, 'deny', 'No')
  const { nextAt } = await company.pool.one<{ nextAt: Date | null }>(
    sql`select next_at as "nextAt" from approval where id = ${id}`,
  )
  assert.equal(nextAt, null)
})

test('a workflow that is exempt passes nothing on', async () => {
  const exempt = (accelerated: boolean) =>
    company.pool.rows(sql`
      update workflow set accelerated = ${accelerated} where store_id = ${company.storeId} and system = 'join'`)
  await exempt(false)
  const { id } = await company.join('Tom Becker', await company.createGroup(['Jonas Weber']))
  await exempt(true)
  assert.equal((await company.request('Tom Becker', id)).nextEscalationAt, null)
})
