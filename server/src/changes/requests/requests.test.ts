import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ChangeRecord } from '@countersign/core/api'
import { sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type List, type TestCompany, testCompany } from '../../testing/company.ts'
import type { Name } from '../../testing/testServer.ts'

let company: TestCompany
before(async () => {
  company = await testCompany()
})
after(() => company[Symbol.asyncDispose]())

test('what is approved is carried out, told step by step, and its process ends', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Tom Becker', group)
  assert.equal(await company.isMember(group, 'Tom Becker'), false)
  const asked = await company.request('Ada Lindqvist', id)
  assert.deepEqual([asked.may, asked.heldBy.map(({ name }) => name)], [['approve', 'deny'], ['Ada Lindqvist']])
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve', 'Welcome')).status, 200)
  const done = await company.until(id, 'applied')
  await company.ended(id)
  assert.equal(await company.isMember(group, 'Tom Becker'), true)
  assert.deepEqual(
    done.timeline.map(({ kind, who, text }) => [kind, who, text]),
    [
      ['asked', 'Tom Becker', null],
      ['approved', 'Ada Lindqvist', 'Welcome'],
      ['applied', null, null],
    ],
  )
  assert.deepEqual([done.decision?.by?.name, done.decision?.via, done.may], ['Ada Lindqvist', 'portal', []])
  const audited = await company.pool.rows<{ action: string }>(sql`
    select action from audit_entry where subject_id = ${id} or details ->> 'change' = ${id} order by id limit 10`)
  assert.deepEqual(
    audited.map(({ action }) => action),
    ['change.asked', 'request.approved', 'change.applied'],
  )
})

test('it is told in its order, also where the clocks of two servers differ', async () => {
  const group = await company.createGroup(['Ada Lindqvist', 'Priya Nair'])
  const { id } = await company.join('Tom Becker', group)
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 200)
  await company.until(id, 'applied')
  assert.equal((await company.decide('Priya Nair', id, 'deny')).status, 409)
  const order = async () => (await company.request('Tom Becker', id)).timeline.map(({ kind }) => kind)
  assert.deepEqual(await order(), ['asked', 'approved', 'applied', 'answered-late'])
  await company.pool.rows(sql`update approval set decided_at = decided_at - interval '1 minute' where id = ${id}`)
  await company.pool.rows(sql`update change set finished_at = finished_at - interval '3 minutes' where id = ${id}`)
  await company.pool.rows(sql`
    update approval_event set at = at - interval '2 minutes' where approval_id = ${id} and kind = 'answered-late'`)
  assert.deepEqual(await order(), ['asked', 'approved', 'answered-late', 'applied'])
})

test('what is denied changes nothing, and the requester reads why', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Tom Becker', group)
  assert.equal((await company.decide('Ada Lindqvist', id, 'deny', ' ')).status, 400)
  assert.equal((await company.decide('Ada Lindqvist', id, 'deny', 'Not this year')).status, 200)
  await company.ended(id)
  const denied = await company.request('Tom Becker', id)
  assert.deepEqual([denied.state, denied.decision?.reason], ['denied', 'Not this year'])
  assert.equal(await company.isMember(group, 'Tom Becker'), false)
})

test('a request that is taken back is over, and only whoever made it takes it back', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Tom Becker', group)
  assert.equal((await company.post('Ada Lindqvist', id, 'cancel')).status, 403)
  assert.equal((await company.post('Grace Okafor', id, 'cancel')).status, 403)
  assert.equal((await company.post('Mateo Rossi', id, 'cancel')).status, 404)
  assert.equal((await company.post('Tom Becker', id, 'cancel')).status, 200)
  assert.equal((await company.post('Tom Becker', id, 'cancel')).status, 409)
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 409)
  await company.ended(id)
  assert.equal((await company.request('Tom Becker', id)).state, 'cancelled')
  assert.equal(await company.isMember(group, 'Tom Becker'), false)
})

test('of two decisions at the same time one counts, and one is told so', async () => {
  for (let round = 0; round < 5; round += 1) {
    const group = await company.createGroup(['Ada Lindqvist', 'Priya Nair'])
    const { id } = await company.join('Tom Becker', group)
    const answers = await Promise.all([
      company.decide('Ada Lindqvist', id, 'approve'),
      company.decide('Priya Nair', id, 'deny'),
      company.decide('Ada Lindqvist', id, 'approve'),
    ])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409])
    await company.ended(id)
    const { state, timeline } = await company.request('Tom Becker', id)
    const approved = timeline.filter(({ kind }) => kind === 'approved' || kind === 'denied')
    assert.equal(approved.length, 1)
    assert.equal(state === 'applied', await company.isMember(group, 'Tom Becker'))
    const late = timeline.filter(({ kind }) => kind === 'answered-late').map(({ who }) => who)
    assert.deepEqual(late.toSorted(), state === 'applied' ? ['Ada Lindqvist', 'Priya Nair'] : ['Ada Lindqvist'])
  }
})

test('D2 whoever answers again and again after a decision is told of once, each of them', async () => {
  const group = await company.createGroup(['Ada Lindqvist', 'Priya Nair'])
  const { id } = await company.join('Tom Becker', group)
  assert.equal((await company.decide('Ada Lindqvist', id, 'deny')).status, 200)
  for (const [who, words] of [
    ['Priya Nair', 'Yes'],
    ['Priya Nair', 'I said yes'],
    ['Ada Lindqvist', 'Yes after all'],
    ['Priya Nair', 'Yes'],
  ] as const)
    assert.equal((await company.decide(who, id, 'approve', words)).status, 409)
  const { timeline } = await company.request('Tom Becker', id)
  const late = timeline.filter(({ kind }) => kind === 'answered-late')
  assert.deepEqual(
    late.map(({ who, text }) => [who, text]),
    [
      ['Priya Nair', 'Yes'],
      ['Ada Lindqvist', 'Yes after all'],
    ],
  )
})

test('D2 of two who go by one name each is told of', async () => {
  const { id } = await company.join('Tom Becker', await company.createGroup(['Ada Lindqvist', 'Priya Nair']))
  const ada = await company.person('Ada Lindqvist')
  const priya = await company.person('Priya Nair')
  const call = (name: string) =>
    company.pool.rows(sql`
      update directory_object
      set attributes = attributes || jsonb_build_object('displayName', ${name}::text) where id = ${priya.id}`)
  assert.equal((await company.decide('Ada Lindqvist', id, 'deny')).status, 200)
  await call(ada.name)
  for (const who of ['Ada Lindqvist', 'Priya Nair', 'Ada Lindqvist', 'Priya Nair'] as const)
    assert.equal((await company.decide(who, id, 'approve')).status, 409)
  await call(priya.name)
  const { timeline } = await company.request('Tom Becker', id)
  const late = timeline.filter(({ kind }) => kind === 'answered-late').map(({ who }) => who)
  assert.deepEqual(late, [ada.name, ada.name])
})

test('who asks is asked nothing: their own group’s request goes to the administrators, and never through', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Ada Lindqvist', group)
  const own = await company.request('Ada Lindqvist', id)
  assert.deepEqual([own.queue, own.heldBy, own.may], ['administrators', [], ['cancel']])
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 403)
  assert.equal((await company.decide('Priya Nair', id, 'approve')).status, 403)
  assert.ok((await company.list('Grace Okafor', 'list=inbox&state=pending')).items.some((one) => one.id === id))
  assert.equal((await company.decide('Grace Okafor', id, 'approve')).status, 200)
  await company.until(id, 'applied')
})

test('an administrator does not decide a request of their own, nor say who does', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Grace Okafor', group)
  assert.equal((await company.decide('Grace Okafor', id, 'approve')).status, 403)
  const to = [(await company.person('Tom Becker')).id]
  assert.equal((await company.post('Grace Okafor', id, 'reroute', { to, reason: 'he will' })).status, 403)
  assert.equal((await company.request('Ada Lindqvist', id)).state, 'pending')
})

test('with a default approver it goes to them where nobody else can be asked', async () => {
  await company.setSettings({ defaultApprover: await company.person('Priya Nair') })
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Ada Lindqvist', group)
  await company.setSettings({})
  assert.equal((await company.request('Ada Lindqvist', id)).queue, 'default-approver')
  assert.equal((await company.decide('Priya Nair', id, 'approve')).status, 200)
})

test('after a rerouting those who were asked before may look, and decide no more', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Tom Becker', group)
  const reroute = (who: 'Ada Lindqvist' | 'Grace Okafor', to: string[]) =>
    company.post(who, id, 'reroute', { to, reason: 'on leave' })
  const [priya, tom] = [await company.person('Priya Nair'), await company.person('Tom Becker')]
  assert.equal((await reroute('Ada Lindqvist', [priya.id])).status, 403)
  assert.equal((await reroute('Grace Okafor', [tom.id])).status, 400)
  assert.equal((await reroute('Grace Okafor', [newId()])).status, 400)
  assert.equal((await reroute('Grace Okafor', [priya.id])).status, 200)
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 403)
  const seen = await company.request('Ada Lindqvist', id)
  assert.deepEqual([seen.may, seen.heldBy.map(({ name }) => name)], [[], ['Priya Nair']])
  assert.equal(
    (await company.list('Ada Lindqvist', 'list=inbox&state=pending')).items.some((one) => one.id === id),
    false,
  )
  assert.equal((await company.decide('Priya Nair', id, 'approve')).status, 200)
})

test('an approver who may not sign in to the store any more decides nothing', async () => {
  const group = await company.createGroup(['Jonas Weber'])
  const { id } = await company.join('Tom Becker', group)
  const jonas = await company.person('Jonas Weber')
  const enable = (enabled: boolean) =>
    company.pool.rows(sql`
      update directory_object set attributes = attributes || ${JSON.stringify({ accountEnabled: enabled })}::jsonb
      where id = ${jonas.id}`)
  await enable(false)
  assert.equal((await company.decide('Jonas Weber', id, 'approve')).status, 403)
  await enable(true)
  assert.equal((await company.decide('Jonas Weber', id, 'approve')).status, 200)
})

test('strangers neither see nor decide it', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Tom Becker', group)
  assert.equal((await company.decide('Mateo Rossi', id, 'approve')).status, 403)
  const mateo = await company.as('Mateo Rossi')
  assert.equal((await company.calls.denied(mateo, 'GET', `/requests/${id}`)).code, 'not-found')
  assert.equal((await company.calls.denied(mateo, 'GET', '/requests?list=all')).code, 'no-permission')
  assert.equal((await company.request('Ada Lindqvist', id)).state, 'pending')
})

test('what is asked about somebody is not in their history until it is done, but for whoever may see the request', async () => {
  const user = await company.createUser()
  const change = { kind: 'user.edit', targetId: user.id, values: { jobTitle: 'Under investigation' } }
  await company.pool.rows(sql`
    insert into workflow (id, store_id, name, description, enabled, event, objects, fields, filter, approvers, accelerated,
      priority, created_at, changed_at)
    values (${newId()}, ${company.storeId}, 'Job titles', '', true, 'edit', '{user}', '{jobTitle}',
      '{"match": "all", "conditions": []}', ${JSON.stringify([{ kind: 'people', people: [await company.person('Ada Lindqvist')] }])}::jsonb,
      false, 1, now(), now())`)
  const { id } = (await company.ask('Priya Nair', change, { reason: 'between us' })).change
  const at = `/stores/${company.storeId}`
  const seenIn = async (who: Name) => {
    const path = `${at}/objects/${user.id}/history`
    const { items } = await company.calls.made<List<ChangeRecord>>(await company.as(who), 'GET', path)
    return items.some((one) => one.id === id)
  }
  const told = async (who: Name) =>
    (await company.calls.send(await company.as(who), 'GET', `${at}/changes/${id}`)).status
  for (const who of ['Priya Nair', 'Ada Lindqvist', 'Grace Okafor'] as const)
    assert.deepEqual([who, await seenIn(who), await told(who)], [who, true, 200])
  for (const who of ['Tom Becker', 'Mateo Rossi'] as const)
    assert.deepEqual([who, await seenIn(who), await told(who)], [who, false, 404])
  await company.decide('Ada Lindqvist', id, 'approve')
  await company.until(id, 'applied')
  assert.deepEqual([await seenIn('Tom Becker'), await told('Tom Becker')], [true, 200])
  await company.pool.rows(sql`delete from workflow where name = 'Job titles'`)
})

test('what was changed under it while it waited is a conflict, and nothing is overwritten', async () => {
  const user = await company.createUser()
  const [ada, tom] = [await company.person('Ada Lindqvist'), await company.person('Tom Becker')]
  const { change } = await company.ask('Priya Nair', {
    kind: 'user.changeManager',
    targetId: user.id,
    managerId: ada.id,
  })
  assert.equal(change.state, 'pending')
  await company.pool.rows(sql`
    insert into directory_relation (store_id, object_id, name, user_id)
    values (${company.storeId}, ${user.id}, 'manager', ${tom.id})`)
  assert.equal((await company.decide('Grace Okafor', change.id, 'approve')).status, 200)
  const done = await company.until(change.id, 'conflict')
  assert.deepEqual(done.conflicts, [{ name: 'manager', old: [], current: [tom] }])
  assert.deepEqual(
    (await company.objectAt(user.id)).manager.map(({ name }) => name),
    ['Tom Becker'],
  )
  await company.ended(change.id)
})

test('what it was about is deleted while it waits: it fails with a sentence, and its process ends', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Tom Becker', group)
  await company.ask('Grace Okafor', { kind: 'group.delete', targetId: group.id })
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 200)
  const failed = await company.until(id, 'failed')
  assert.match(failed.sentence ?? '', /is not in this identity store any more/)
  await company.ended(id)
})

test('the same request with the same key is one request, whatever has become of it; another with that key is refused', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const key = newId()
  const join = { kind: 'group.join', targetId: group.id }
  const both = await Promise.all([company.ask('Tom Becker', join, { key }), company.ask('Tom Becker', join, { key })])
  assert.equal(both[0].change.id, both[1].change.id)
  const { id } = both[0].change
  await company.decide('Ada Lindqvist', id, 'approve')
  await company.until(id, 'applied')
  assert.equal((await company.ask('Tom Becker', join, { key })).change.state, 'applied')
  const other = await company.createGroup(['Ada Lindqvist'])
  assert.equal((await company.denied('Tom Becker', { ...join, targetId: other.id }, key)).code, 'conflict')
  const { count } = await company.pool.one<{ count: number }>(
    sql`select count(*)::int as count from approval where title like ${`%${group.name}`}`,
  )
  assert.equal(count, 1)
})

test('a preview says what would happen and why, asks nobody and keeps nothing', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const tally = () =>
    company.pool.one(sql`
      select (select count(*) from change) as changes, (select count(*) from approval) as approvals,
        (select count(*) from letter) as letters, (select count(*) from audit_entry) as entries`)
  const before = await tally()
  const asks = await company.preview('Tom Becker', { kind: 'group.join', targetId: group.id })
  assert.equal(asks.outcome, 'asks')
  assert.deepEqual(
    (asks.askedOf as { name: string }[]).map(({ name }) => name),
    ['Ada Lindqvist'],
  )
  assert.ok((asks.considered as { matches: boolean }[]).some(({ matches }) => matches))
  const leave = await company.preview('Tom Becker', {
    kind: 'user.delete',
    targetId: (await company.person('Tom Becker')).id,
  })
  assert.equal(leave.outcome, 'refused')
  const edit = { kind: 'group.edit', targetId: group.id, values: { description: 'ours' } }
  assert.equal((await company.preview('Ada Lindqvist', edit)).outcome, 'at-once')
  assert.deepEqual(await tally(), before)
})

test('lists: one’s own, what one is asked for, everybody’s; by state and words, in pages', async () => {
  const group = await company.createGroup(['Mateo Rossi'])
  const ids: string[] = []
  for (const who of ['Tom Becker', 'Priya Nair', 'Ada Lindqvist'] as const)
    ids.unshift((await company.join(who, group)).id)
  await company.decide('Mateo Rossi', ids[0] ?? '', 'deny')
  const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)
  const words = `search=${encodeURIComponent(group.name)}`
  const inbox = (state: string) => company.list('Mateo Rossi', `list=inbox&state=${state}&${words}`)
  assert.deepEqual(idsOf(await inbox('pending')), ids.slice(1))
  assert.deepEqual(idsOf(await inbox('decided')), ids.slice(0, 1))
  assert.deepEqual(idsOf(await company.list('Tom Becker', `${words}`)), [ids[2]])
  const first = await company.list('Grace Okafor', `list=all&limit=2&${words}`)
  const rest = await company.list('Grace Okafor', `list=all&limit=2&${words}&cursor=${first.nextCursor}`)
  assert.deepEqual([...idsOf(first), ...idsOf(rest)], ids)
  const mateo = await company.as('Mateo Rossi')
  assert.deepEqual(await company.calls.made(mateo, 'GET', '/requests/count'), { inbox: 2 })
})

test('a password that was reset after an approval is shown to its requester, once, and to nobody else', async () => {
  await company.setWorkflow('reset-password', true, [
    { kind: 'people', people: [await company.person('Ada Lindqvist')] },
  ])
  const tom = await company.person('Tom Becker')
  const { change, temporaryPassword } = await company.ask('Tom Becker', {
    kind: 'user.resetPassword',
    targetId: tom.id,
  })
  await company.setWorkflow('reset-password', false, [])
  assert.equal(temporaryPassword, null)
  const show = (who: 'Tom Becker' | 'Ada Lindqvist') => company.post(who, change.id, 'temporary-password')
  assert.equal((await show('Tom Becker')).status, 409)
  await company.decide('Ada Lindqvist', change.id, 'approve')
  await company.until(change.id, 'applied')
  assert.equal((await company.request('Tom Becker', change.id)).hasTemporaryPassword, true)
  assert.equal((await company.request('Ada Lindqvist', change.id)).hasTemporaryPassword, false)
  assert.equal((await show('Ada Lindqvist')).status, 404)
  const answers = await Promise.all([show('Tom Becker'), show('Tom Becker')])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
  const shown = answers.find(({ status }) => status === 200)
  const told = (await shown?.json()) as { temporaryPassword: string }
  assert.match(told.temporaryPassword, /^\S{12,}$/)
  assert.equal((await company.request('Tom Becker', change.id)).hasTemporaryPassword, false)
})
