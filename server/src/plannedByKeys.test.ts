import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import pg from 'pg'
import { sql } from './platform/database/index.ts'
import { testCompany } from './testing/company.ts'
import { testDatabase } from './testing/database.ts'
import { approvalsAt, openLinking } from './testing/powerAutomate/index.ts'
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
  await requestOnce().finally(() => Object.assign(pg.Client.prototype, { query }))
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

type Plan = { 'Node Type': string; 'Index Cond'?: string; 'Relation Name'?: string; Plans?: Plan[] }

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** From the first row to the last, be it along an index. */
const readsAll = (node: Plan): boolean =>
  /^(Seq|Index|Index Only) Scan$/.test(node['Node Type']) && node['Index Cond'] === undefined

test('what is planned once reads no table as a whole, also if all were known to be empty then', async () => {
  await using database = await testDatabase()
  const client = new pg.Client(database.url)
  await client.connect()
  await using _ = { [Symbol.asyncDispose]: () => client.end() }
  await client.query('analyze')
  await client.query(settings)
  const found: string[] = []
  const statements = [...asked].filter((text) => !/^(begin|commit|rollback)$/.test(text))
  assert.ok(statements.some((text) => text.includes('insert into change')))
  for (const text of statements) {
    const { rows } = await client.query(`explain (generic_plan, format json) ${text}`)
    const [{ Plan }] = rows[0]['QUERY PLAN'] as [{ Plan: Plan }]
    found.push(...nodesOf(Plan).flatMap((node) => (readsAll(node) ? (node['Relation Name'] ?? '') : [])))
  }
  assert.deepEqual(new Set(found), new Set(['role_rule'])) // of which all are asked for
})
