import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { draw } from '@countersign/engine'
import pg from 'pg'
import { sql } from './platform/database/index.ts'
import { testCompany } from './testing/company.ts'
import { testDatabase } from './testing/database.ts'
import { approvalsAt, openLinking } from './testing/powerAutomate/index.ts'
import { asking, testProcesses } from './testing/testProcesses.ts'
import { until } from './testing/until.ts'

/** What was asked on the connections that plan once, and what they were told first. */
const asked = new Set<string>()
let settings = ''

before(async () => {
  const query = pg.Client.prototype.query as (...values: unknown[]) => unknown
  const keyed = new WeakSet<pg.Client>()
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...values: unknown[]) {
      const [first] = values
      const text = typeof first === 'string' ? first : (first as { text?: string }).text
      if (text?.includes('plan_cache_mode')) {
        keyed.add(this)
        settings = text
      } else if (text !== undefined && keyed.has(this)) asked.add(text)
      return query.apply(this, values)
    },
  })
  await Promise.all([requestOnce(), incidentOnce()]).finally(() => Object.assign(pg.Client.prototype, { query }))
})

/** A request from its question to its end, by way of a linked flow. */
async function requestOnce(): Promise<void> {
  await using company = await testCompany()
  const { server, calls, storeId } = company
  const linking = await openLinking({ server, calls, storeId, grace: await company.as('Grace Okafor') })
  await linking.register()
  await linking.signInAccount()
  const ofJoining = sql`select id, name from workflow where store_id = ${storeId} and system = 'join'`
  await linking.linkWorkflow(await company.pool.one<{ id: string; name: string }>(ofJoining))
  const { id } = await company.join('Mateo Rossi', await company.createGroup(['Ada Lindqvist']))
  const approvals = approvalsAt(linking.entra)
  await until(async () => (await approvals.pending()).length > 0)
  const [question] = await approvals.pending()
  assert.ok(question)
  await approvals.answer(question.id, 'ada@alder.example', 'Approve')
  await company.until(id, 'applied')
}

/** An instance that gets stuck, is helped on, and asks somebody. */
async function incidentOnce(): Promise<void> {
  await using world = await testProcesses()
  const calling = draw('calling').start().call('child', asking.id).end().graph
  const instanceId = await world.start(await world.deploy(calling), { name: 'Tom Becker' })
  const incident = () =>
    world.pool.maybe<{ id: string; attempt: number }>(sql`select id, attempt from incident order by id limit 1`)
  await until(async () => (await incident()) !== undefined)
  const raised = await incident()
  assert.ok(raised)
  await world.deploy(asking)
  const fact = { type: 'resolved', visit: 'child#1', attempt: raised.attempt } as const
  await world.processes.post({ id: 'resolve', instanceId, fact, spends: { kind: 'incident', id: raised.id } })
  const child = sql`select i.id from instance i join user_task t on t.instance_id = i.id`
  await until(async () => (await world.pool.rows(child)).length === 1)
  await world.complete((await world.pool.one<{ id: string }>(child)).id, 'ask#1')
  await world.finished(instanceId)
}

type Plan = {
  'Node Type': string
  'Index Name'?: string
  'Index Cond'?: string
  'Relation Name'?: string
  Plans?: Plan[]
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** All that is planned once, as it is planned there. */
async function planned(client: pg.Client): Promise<Plan[]> {
  await client.query(settings)
  const statements = [...asked].filter((text) => !/^(begin|commit|rollback)$/.test(text))
  assert.ok(statements.some((text) => text.includes('insert into change')))
  const found: Plan[] = []
  for (const text of statements) {
    const { rows } = await client.query(`explain (generic_plan, format json) ${text}`)
    const [{ Plan }] = rows[0]['QUERY PLAN'] as [{ Plan: Plan }]
    found.push(...nodesOf(Plan))
  }
  return found
}

async function opened(): Promise<AsyncDisposable & { client: pg.Client }> {
  await using undo = new AsyncDisposableStack()
  const { url } = undo.use(await testDatabase())
  const client = undo.adopt(new pg.Client(url), (open) => open.end())
  await client.connect()
  const open = undo.move()
  return { client, [Symbol.asyncDispose]: () => open.disposeAsync() }
}

/** From the first row to the last, be it along an index. */
const readsAll = (node: Plan): boolean =>
  /^(Seq|Index|Index Only) Scan$/.test(node['Node Type']) && node['Index Cond'] === undefined

test('what is planned once reads no table as a whole, also if all were known to be empty then', async () => {
  await using database = await opened()
  await database.client.query('analyze')
  const tables = (await planned(database.client)).flatMap((node) =>
    readsAll(node) ? (node['Relation Name'] ?? '') : [],
  )
  assert.deepEqual(new Set(tables), new Set(['role_rule'])) // of which all are asked for
})

test('nor an index, where nothing is known of sizes yet: each is entered by its first column', async () => {
  await using database = await opened()
  const { rows } = await database.client.query<{ index: string; first: string }>(`
    select c.relname as index, a.attname as first
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = 1`)
  const firstOf = new Map(rows.map(({ index, first }) => [index, first]))
  const entered = (await planned(database.client)).flatMap((node) =>
    node['Index Name'] === undefined ? [] : { index: node['Index Name'], by: node['Index Cond'] ?? '' },
  )
  assert.ok(entered.length > 0)
  const isByFirst = ({ index, by }: (typeof entered)[number]) => new RegExp(`\\(${firstOf.get(index)}[ (]`).test(by)
  assert.deepEqual(
    entered.filter((one) => !isByFirst(one)),
    [],
  )
})
