import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { VisitId } from '@countersign/engine'
import { sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { connectorTask, inLine, processXml } from '../testing/bpmn.ts'
import { type TestCompany, testCompany } from '../testing/company.ts'
import { until } from '../testing/until.ts'
import { askTaskType } from './answer.ts'
import { approvalActions } from './ask.ts'
import { type Decided, decide } from './decide.ts'
import type { Responder } from './responder.ts'

let company: TestCompany
before(async () => {
  company = await testCompany()
})
after(() => company[Symbol.asyncDispose]())

const byFlow = (
  approvalId: string,
  responder: Responder,
  outcome: 'approved' | 'denied' = 'approved',
): Promise<Decided> =>
  decide(company.server.approvals, {
    ...{ approvalId, outcome, reason: 'by the flow' },
    by: { kind: 'linked-flow', responder, workflowId: newId() },
  })

/** Tom's request to join a group of Ada's. */
async function toms(): Promise<string> {
  return (await company.join('Tom Becker', await company.createGroup(['Ada Lindqvist']))).id
}

const kindsOf = async (id: string) => (await company.request('Tom Becker', id)).timeline.map(({ kind }) => kind)

test('an answer by a linked flow counts for whoever the store knows: by id, user name or mail address, whatever the case', async () => {
  const priya = await company.person('Priya Nair')
  for (const responder of [{ id: priya.id }, { userName: 'PRIYA@alder.example' }, { mail: 'priya@alder.example' }]) {
    const id = await toms()
    assert.deepEqual(await byFlow(id, responder), { code: 'decided' }, JSON.stringify(responder))
    const done = await company.until(id, 'applied')
    assert.deepEqual([done.decision?.by?.name, done.decision?.via], ['Priya Nair', 'linked-flow'])
  }
})

test('an answer of the requester’s own through a flow changes nothing, and is told', async () => {
  const id = await toms()
  assert.deepEqual(await byFlow(id, { userName: 'tom@alder.example' }), { code: 'own-request' })
  const priya = await company.person('Priya Nair')
  assert.deepEqual(await byFlow(id, { id: priya.id, mail: 'tom@alder.example' }), { code: 'own-request' })
  assert.equal((await company.request('Tom Becker', id)).state, 'pending')
  assert.deepEqual(await kindsOf(id), ['asked', 'answered-own', 'answered-own'])
})

test('a mail address that is that of several, or another’s user name, does not make the requester’s answer somebody else’s', async () => {
  const tom = await company.person('Tom Becker')
  const others = [await company.createUser(), await company.createUser(), await company.createUser()]
  const give = (id: string, attributes: object) =>
    company.pool.rows(sql`
      update directory_object set attributes = attributes || ${JSON.stringify(attributes)}::jsonb where id = ${id}`)
  const mail = 'tom.becker@alder.example'
  await give(tom.id, { mail })
  const id = await toms()
  for (const { id: other } of others) await give(other, { mail })
  assert.deepEqual(await byFlow(id, { mail }), { code: 'own-request' })
  await give(others[0]?.id ?? '', { userPrincipalName: mail })
  assert.deepEqual(await byFlow(id, { mail: mail.toUpperCase() }), { code: 'own-request' })
  assert.deepEqual(await byFlow(id, { userName: mail, mail }), { code: 'own-request' })
  await give(tom.id, { mail: 'tom@alder.example' })
  const told = await byFlow(id, { mail })
  assert.ok(told.code === 'ambiguous-responder')
  assert.equal(told.people.length, 3)
  const { state, timeline } = await company.request('Tom Becker', id)
  assert.equal(state, 'pending')
  const last = timeline.at(-1)
  assert.deepEqual([last?.kind, last?.who, last?.people.length], ['answered-ambiguous', mail, 3])
})

test('an answer of a stranger, of somebody who may not sign in, or of two people at once changes nothing, and is told', async () => {
  const id = await toms()
  const gone = await company.createUser()
  await company.ask('Grace Okafor', { kind: 'user.terminate', targetId: gone.id })
  const group = await company.createGroup(['Ada Lindqvist'])
  const [ada, priya] = [await company.person('Ada Lindqvist'), await company.person('Priya Nair')]
  const strangers: Responder[] = [
    {},
    { name: 'Ada Lindqvist' },
    { id: newId() },
    { userName: 'mallory@elsewhere.example' },
    { id: gone.id },
    { id: group.id },
    { userName: priya.name },
  ]
  for (const responder of strangers)
    assert.deepEqual(await byFlow(id, responder), { code: 'unknown-responder' }, JSON.stringify(responder))
  const both: Decided = { code: 'ambiguous-responder', people: [ada.name, priya.name] }
  assert.deepEqual(await byFlow(id, { id: ada.id, userName: 'priya@alder.example' }), both)
  assert.equal((await company.request('Tom Becker', id)).state, 'pending')
  const kinds = [...strangers.map(() => 'answered-stranger'), 'answered-ambiguous']
  assert.deepEqual(await kindsOf(id), ['asked', ...kinds])
})

test('who was decided here first stays decided: the flow’s late answer is told who, and changes nothing', async () => {
  const id = await toms()
  await company.decide('Ada Lindqvist', id, 'deny', 'No')
  const late = await byFlow(id, { mail: 'priya@alder.example' })
  assert.deepEqual(
    [late.code, 'by' in late && late.by, 'outcome' in late && late.outcome],
    ['already-decided', 'Ada Lindqvist', 'denied'],
  )
  assert.equal((await company.request('Tom Becker', id)).state, 'denied')
  assert.deepEqual(await kindsOf(id), ['asked', 'denied', 'answered-late'])
})

test('K2 a step that begins to wait while somebody decides is called, and hears of it', async () => {
  const inputs = { storeId: '=storeId', title: '=title', approvers: '=[{kind: "people", people: people}]' }
  const xml = processXml('asking', inLine(connectorTask('ask', askTaskType, { inputs })))
  const mateo = await company.as('Mateo Rossi')
  await company.calls.made(mateo, 'POST', '/deployments', { fileName: 'asking.bpmn', xml })
  const ada = await company.person('Ada Lindqvist')
  const variables = { title: 'May we?', people: [ada], storeId: company.storeId }
  await company.calls.made(mateo, 'POST', '/instances', { processId: 'asking', variables })
  const waiting = () =>
    company.pool.maybe<{ id: string; instanceId: string; visit: string }>(sql`
      select a.id, a.instance_id as "instanceId", a.visit from approval a join job j using (instance_id, visit)
      where a.title = 'May we?' and j.lease is null`)
  await until(async () => (await waiting()) !== undefined)
  const { id = '', instanceId, visit } = (await waiting()) ?? {}
  const { approvals } = company.server
  const meanwhile: typeof approvals = {
    ...approvals,
    together: async (place, write) => {
      await company.pool.rows(sql`update approval set instance_id = ${instanceId}, visit = ${visit} where id = ${id}`)
      return approvals.together(place, write)
    },
  }
  await company.pool.rows(sql`update approval set instance_id = null, visit = null where id = ${id}`)
  const decided = await decide(meanwhile, {
    ...{ approvalId: id, outcome: 'approved', reason: null },
    by: { kind: 'linked-flow', responder: { id: ada.id }, workflowId: newId() },
  })
  assert.deepEqual(decided, { code: 'decided' })
  const ended = sql`select from instance where id = ${instanceId} and status = 'completed'`
  await until(async () => (await company.pool.rows(ended)).length === 1)
})

test('K3 for a step that is withdrawn while it is looked up whom to ask, nobody is asked', async () => {
  const instanceId = await toms() // any that there is
  const { approvals } = company.server
  const inputs = { storeId: company.storeId, title: 'Is it wanted?', approvers: [] }
  const askFor = async (visit: VisitId, isWithdrawn: boolean) => {
    const later = new Date(approvals.clock.now().getTime() + 86_400_000)
    await company.pool.rows(sql`
      insert into job (id, instance_id, visit, attempt, task_type, retries, headers, variables, created_at, available_at)
      values (${newId()}, ${instanceId}, ${visit}, 1, ${askTaskType}, 1, '{}', '{}', ${later}, ${later})`)
    const stores: typeof approvals.stores = {
      ...approvals.stores,
      find: async (id) => {
        if (isWithdrawn)
          await company.pool.rows(sql`delete from job where instance_id = ${instanceId} and visit = ${visit}`)
        return approvals.stores.find(id)
      },
    }
    const step = { instanceId, visit, taskType: askTaskType, attempt: 1, retries: 1, headers: {}, begunAt: null }
    const [ask] = approvalActions({ ...approvals, stores })
    const { signal } = new AbortController()
    return ask?.run({ ...step, key: newId(), variables: inputs, signal })
  }
  const opened = () => company.pool.rows(sql`select visit from approval where title = 'Is it wanted?'`)
  assert.equal((await askFor('wanted#1', false))?.type, 'later')
  assert.equal((await askFor('withdrawn#1', true))?.type, 'failed')
  assert.deepEqual(await opened(), [{ visit: 'wanted#1' }])
})

test('there is no deciding what is not there', async () => {
  assert.deepEqual(await byFlow(newId(), { mail: 'priya@alder.example' }), { code: 'no-approval' })
})
