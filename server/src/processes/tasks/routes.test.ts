// Tasks as people meet them: the whole server, the real sandbox, PostgreSQL.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { InstanceDetails, TaskDetails, UserTask } from '@countersign/core/api'
import { sql } from '../../platform/database/index.ts'
import { type Calls, callsTo } from '../../testing/calls.ts'
import { askingXml } from '../../testing/diagrams.ts'
import type { TestBrowser } from '../../testing/testBrowser.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'

let server: TestServer
let calls: Calls
let mateo: TestBrowser // workflow designer: operates processes
let priya: TestBrowser // help desk: sees processes
let tom: TestBrowser // ordinary user
before(async () => {
  server = await testServer()
  calls = callsTo(server.url)
  mateo = await server.signIn('Mateo Rossi')
  priya = await server.signIn('Priya Nair')
  tom = await server.signIn('Tom Becker')
  await deploy(askingXml())
})
after(() => server[Symbol.asyncDispose]())

const deploy = (xml: string) => calls.made(mateo, 'POST', '/deployments', { fileName: 'asking.bpmn', xml })

/** The task of a fresh instance, as Mateo sees it. */
async function ask(variables: object): Promise<UserTask> {
  const body = { processId: 'asking', variables }
  const { id } = await calls.made<{ id: string }>(mateo, 'POST', '/instances', body)
  const [task] = await list(mateo, `of=all&instanceId=${id}`)
  assert.ok(task)
  return task
}

const list = async (as: TestBrowser, query: string): Promise<UserTask[]> =>
  (await calls.made<{ items: UserTask[] }>(as, 'GET', `/tasks?${query}`)).items

const seen = (as: TestBrowser, { id }: UserTask) => calls.made<TaskDetails>(as, 'GET', `/tasks/${id}`)
const done = (as: TestBrowser, { id }: UserTask) => calls.made(as, 'POST', `/tasks/${id}/complete`, {})

test('tasks come by due date, then priority, then age; by priority first; or oldest first: page by page', async () => {
  const groups = ['help-desk']
  const made = [
    await ask({ groups, priority: 10 }),
    await ask({ groups, priority: 90 }),
    await ask({ groups, due: '2026-12-02T12:00:00Z', priority: 10 }),
    await ask({ groups, due: '2026-12-01T12:00:00Z' }),
    await ask({ groups, due: '2026-12-02T12:00:00Z', priority: 20 }),
    await ask({ groups, priority: 90 }),
  ]
  const numbersBy = async (order: string, cursor?: string): Promise<number[]> => {
    const query = `of=groups&order=${order}&limit=2${cursor ? `&cursor=${cursor}` : ''}`
    const page = await calls.made<{ items: UserTask[]; nextCursor: string | null }>(priya, 'GET', `/tasks?${query}`)
    const numbers = page.items.map(({ id }) => made.findIndex((task) => task.id === id))
    return page.nextCursor ? [...numbers, ...(await numbersBy(order, page.nextCursor))] : numbers
  }
  assert.deepEqual(await numbersBy('due'), [3, 4, 2, 1, 5, 0])
  assert.deepEqual(await numbersBy('priority'), [1, 5, 3, 4, 2, 0])
  assert.deepEqual(await numbersBy('created'), [0, 1, 2, 3, 4, 5])
  for (const task of made) await done(priya, task)
})

test('a place in a list of one order is none in another', async () => {
  const tasks = [await ask({ assignee: 'tom@alder.example' }), await ask({ assignee: 'tom@alder.example' })]
  const { nextCursor } = await calls.made<{ nextCursor: string }>(tom, 'GET', '/tasks?order=due&limit=1')
  const refusal = await calls.denied(tom, 'GET', `/tasks?order=priority&limit=1&cursor=${nextCursor}`)
  assert.equal(refusal.code, 'invalid-cursor')
  for (const task of tasks) await done(tom, task)
})

test('each reader is told what they may do', async () => {
  const task = await ask({ groups: ['help-desk'] })
  assert.deepEqual((await seen(priya, task)).may, ['claim', 'complete'])
  assert.deepEqual(task.may, ['assign'])
  await calls.made(priya, 'POST', `/tasks/${task.id}/claim`)
  const mine = await seen(priya, task)
  assert.deepEqual([mine.mine, mine.may], [true, ['release', 'complete']])
  const others = await seen(mateo, task)
  assert.deepEqual([others.mine, others.may], [false, ['release', 'assign']])
  await done(priya, task)
})

test('what each may do they can do, and nothing else', async () => {
  const task = await ask({ groups: ['help-desk'] })
  const attempts = { claim: undefined, release: undefined, complete: {}, assign: { assignee: 'tom@alder.example' } }
  const path = (deed: string) => `/tasks/${task.id}/${deed === 'release' ? 'unclaim' : deed}`
  for (const as of [priya, mateo])
    for (const [deed, body] of Object.entries(attempts))
      if (!(await seen(as, task)).may.includes(deed as 'claim'))
        assert.ok(['conflict', 'no-permission'].includes((await calls.denied(as, 'POST', path(deed), body)).code), deed)
  await done(priya, task)
})

test('how many wait is counted: mine, those of them that are overdue, and my groups’', async () => {
  const tasks = [
    await ask({ assignee: 'TOM@alder.example', due: '2020-01-01T00:00:00Z' }),
    await ask({ assignee: 'tom@alder.example' }),
    await ask({ groups: ['User'] }),
    await ask({ assignee: 'priya@alder.example' }),
    await ask({ groups: ['help-desk'] }),
  ]
  assert.deepEqual(await calls.made(tom, 'GET', '/task-counts'), { mine: 2, overdue: 1, groups: 1 })
  for (const task of tasks.slice(0, 3)) await done(tom, task)
  assert.deepEqual(await calls.made(tom, 'GET', '/task-counts'), { mine: 0, overdue: 0, groups: 0 })
  for (const task of tasks.slice(3)) await done(priya, task)
})

test('a task of somebody who is ill is given to somebody else, who does it', async () => {
  const task = await ask({ assignee: 'ada@alder.example' })
  assert.equal((await calls.denied(tom, 'GET', `/tasks/${task.id}`)).code, 'not-found')
  const given = await calls.made<UserTask>(mateo, 'POST', `/tasks/${task.id}/assign`, { assignee: 'Tom@Alder.example' })
  assert.equal(given.assignee, 'tom@alder.example')
  assert.deepEqual(await list(tom, 'of=mine'), [{ ...given, mine: true, may: ['release', 'complete'] }])
  await done(tom, task)
  const [entry] = await server.pool.rows<{ actor_name: string; details: { old: object; new: object } }>(sql`
    select actor_name, details from audit_entry where action = 'task.assigned' order by id desc`)
  assert.equal(entry?.actor_name, 'Mateo Rossi')
  assert.deepEqual(entry?.details.old, { assignee: 'ada@alder.example' })
  assert.deepEqual(entry?.details.new, { assignee: 'tom@alder.example' })
})

test('a task is given by whoever operates processes, to somebody who is known, as it was looked at', async () => {
  const task = await ask({ groups: ['help-desk'] })
  const assign = (as: TestBrowser, assignee: string, headers = {}) =>
    calls.denied(as, 'POST', `/tasks/${task.id}/assign`, { assignee }, { headers })
  assert.equal((await assign(priya, 'priya@alder.example')).code, 'no-permission')
  const unknown = await assign(mateo, 'tim@alder.example')
  assert.deepEqual([unknown.code, unknown.errors?.[0]?.path], ['invalid-input', 'body.assignee'])
  await calls.made(priya, 'POST', `/tasks/${task.id}/claim`)
  const stale = await assign(mateo, 'tom@alder.example', { 'If-Match': '"1"' })
  assert.deepEqual([stale.code, stale.detail], ['changed-meanwhile', 'priya@alder.example has it.'])
  await done(priya, task)
})

test('a group of the identity provider that bears the name of a role is not that role', async () => {
  await server.pool.rows(sql`
    update account set claim_groups = '{Help-Desk,Movers}' where user_principal_name = 'tom@alder.example'`)
  const [forRole, forGroup] = [await ask({ groups: ['help-desk'] }), await ask({ groups: ['movers'] })]
  assert.deepEqual(
    (await list(tom, 'of=groups')).map(({ id }) => id),
    [forGroup.id],
  )
  assert.equal((await calls.denied(tom, 'POST', `/tasks/${forRole.id}/claim`)).code, 'not-found')
  await server.pool.rows(sql`update account set claim_groups = '{}' where user_principal_name = 'tom@alder.example'`)
  await done(priya, forRole)
  await done(
    mateo,
    await calls.made<UserTask>(mateo, 'POST', `/tasks/${forGroup.id}/assign`, { assignee: 'mateo@alder.example' }),
  )
})

test('a form that lies in the diagram is told with the task', async () => {
  const form = { type: 'default', components: [{ type: 'checkbox', key: 'approved', label: 'Approve < 5' }] }
  await deploy(askingXml(JSON.stringify(form).replaceAll('<', '&lt;')))
  const task = await ask({ assignee: 'tom@alder.example', amount: 4 })
  const { form: told, variables } = await seen(tom, task)
  assert.deepEqual(told, { type: 'embedded', formKey: 'camunda-forms:bpmn:form', schema: form })
  assert.equal(variables.amount, 4)
  await done(tom, task)
})

test('a form that is no JSON is told as none', async () => {
  await deploy(askingXml('no JSON'))
  const task = await ask({ assignee: 'tom@alder.example' })
  assert.deepEqual((await seen(tom, task)).form, {
    type: 'embedded',
    formKey: 'camunda-forms:bpmn:form',
    schema: null,
  })
  await done(tom, task)
})

test('only what is named in the answer changes', async () => {
  const task = await ask({ assignee: 'tom@alder.example', amount: 4, approved: false })
  await calls.made(tom, 'POST', `/tasks/${task.id}/complete`, { variables: { approved: true } })
  const { variables } = await calls.made<InstanceDetails>(mateo, 'GET', `/instances/${task.instanceId}`)
  assert.deepEqual([variables.amount, variables.approved], [4, true])
})
