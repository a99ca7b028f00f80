// Incidents as somebody meets them who has to mend many: the whole server, the real sandbox, PostgreSQL.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  type AnswerOf,
  type Incident,
  type IncidentAges,
  type IncidentCause,
  type InstanceDetails,
  resolvedMax,
  type resolveIncidents,
} from '@countersign/core/api'
import { sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type Calls, callsTo } from '../../testing/calls.ts'
import { stuckXml } from '../../testing/diagrams.ts'
import type { TestBrowser } from '../../testing/testBrowser.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { until } from '../../testing/until.ts'

let server: TestServer
let calls: Calls
let mateo: TestBrowser // workflow designer
before(async () => {
  server = await testServer()
  calls = callsTo(server.url)
  mateo = await server.signIn('Mateo Rossi')
  await calls.made(mateo, 'POST', '/deployments', { fileName: 'stuck.bpmn', xml: stuckXml })
})
after(() => server[Symbol.asyncDispose]())

const start = async (variables: object, businessKey?: string): Promise<string> =>
  (await calls.made<{ id: string }>(mateo, 'POST', '/instances', { processId: 'stuck', variables, businessKey })).id
const cancel = (id: string) => calls.made(mateo, 'POST', `/instances/${id}/cancel`)

const causes = (query = '') =>
  calls.made<{ items: IncidentCause[]; ages: IncidentAges }>(mateo, 'GET', `/incidents/causes${query}`)
const incidentsOf = async (instanceId: string): Promise<Incident[]> =>
  (await calls.made<{ items: Incident[] }>(mateo, 'GET', `/incidents?instanceId=${instanceId}`)).items

const atChoice = { processId: 'stuck', elementId: 'choice', code: 'CONDITION_ERROR' }
type Resolved = AnswerOf<typeof resolveIncidents>
const resolve = (more: object = {}) =>
  calls.made<Resolved>(mateo, 'POST', '/incidents/resolve', { ...atChoice, ...more })

test('a cause is told with the names that were drawn, wherever its element stands', async () => {
  const ids = [await start({}, 'O-1'), await start({}), await start({ amount: 7 })]
  await until(async () => (await causes()).items.length === 2)
  const { items } = await causes()
  assert.deepEqual(
    items.map(({ processName, elementName, code, count }) => ({ processName, elementName, code, count })),
    [
      { processName: 'Ordering', elementName: 'More than 5?', code: 'CONDITION_ERROR', count: 2 },
      { processName: 'Ordering', elementName: 'Pack it', code: 'CALLED_ELEMENT_ERROR', count: 1 },
    ],
  )
  assert.equal((await incidentsOf(ids[0] ?? ''))[0]?.businessKey, 'O-1')
  assert.equal((await causes('?code=CALLED_ELEMENT_ERROR')).items.length, 1)
  assert.equal((await causes('?processId=other')).items.length, 0)
  for (const id of ids) await cancel(id)
})

test('how long somebody has been needed is counted, also of what is beyond the limit', async () => {
  const ids: string[] = []
  for (const age of ['59 minutes', '23 hours', '6 days', '8 days']) {
    const id = await start({})
    // Not by the clock: a session does not last for days.
    await server.pool.rows(sql`update incident set raised_at = raised_at - ${age}::interval where instance_id = ${id}`)
    ids.push(id)
  }
  assert.deepEqual((await causes('?limit=1')).ages, { hour: 1, day: 1, week: 1, older: 1 })
  assert.deepEqual((await causes('?code=JOB_NO_RETRIES')).ages, { hour: 0, day: 0, week: 0, older: 0 })
  for (const id of ids) await cancel(id)
})

test('many are resolved in several goes, each once: what gets stuck anew is left', async () => {
  const ids = Array.from({ length: resolvedMax + 2 }, () => newId())
  const original = await start({})
  await copiesOf(original, ids)
  server.advance(1_000)
  const first = await resolve()
  assert.deepEqual([first.resolved, first.missed, first.failed], [resolvedMax, 0, 0])
  const rest = await resolve({ cursor: first.nextCursor })
  assert.deepEqual([rest.resolved, rest.missed, rest.failed, rest.nextCursor], [3, 0, 0, null])
  assert.equal((await causes()).items[0]?.count, resolvedMax + 3)
  const refusal = await calls.denied(mateo, 'POST', '/incidents/resolve', { ...atChoice, cursor: 'forged' })
  assert.equal(refusal.code, 'invalid-cursor')
  await server.pool.rows(sql`delete from instance where id = any(${ids}::uuid[])`)
  await cancel(original)
})

/** As many instances that are stuck in the same way, without starting each. */
async function copiesOf(stuck: string, ids: readonly string[]): Promise<void> {
  await server.pool.rows(sql`
    insert into instance (id, version_id, process_id, status, state, revision, started_at, depth)
    select copy, version_id, process_id, status, state, revision, started_at, depth
    from instance cross join unnest(${ids}::uuid[]) as copy where id = ${stuck}`)
  await server.pool.rows(sql`
    insert into incident (id, instance_id, visit, attempt, process_id, node_id, code, message, warnings, raised_at)
    select gen_random_uuid(), copy, visit, attempt, process_id, node_id, code, message, warnings, raised_at
    from incident cross join unnest(${ids}::uuid[]) as copy where instance_id = ${stuck}`)
}

test('what could not be resolved is told with its reason', async () => {
  const [stuck, other] = [await start({}), await start({})]
  await server.pool.rows(sql`
    update incident set delivery_id = 'nobody knows it' where instance_id = ${stuck}`)
  const outcome = await resolve()
  assert.deepEqual([outcome.resolved, outcome.failed], [1, 1])
  assert.match(outcome.failures[0]?.reason ?? '', /no longer known/)
  for (const id of [stuck, other]) await cancel(id)
})

test('nobody can say by hand that a called process is done: its incident stays', async () => {
  const id = await start({ amount: 1 })
  await until(async () => (await incidentsOf(id)).length === 1)
  const [incident] = await incidentsOf(id)
  assert.equal(incident?.code, 'CALLED_ELEMENT_ERROR')
  const refusal = await calls.denied(mateo, 'POST', `/incidents/${incident?.id}/complete`, {})
  assert.equal(refusal.code, 'conflict')
  assert.equal((await incidentsOf(id)).length, 1)
  assert.equal((await calls.denied(mateo, 'POST', `/incidents/${newId()}/complete`, {})).code, 'not-found')
  const { incidents } = await calls.made<InstanceDetails>(mateo, 'GET', `/instances/${id}`)
  assert.equal(incidents, 1)
})
