import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { readConfig } from './platform/config.ts'
import { openPool, sql } from './platform/database/index.ts'
import { startServer } from './startServer.ts'
import { testDatabase } from './testing/database.ts'
import { ownPort } from './testing/killable/port.ts'
import { giveToken } from './testing/killable/token.ts'
import { temporaryFolder } from './testing/temporaryFolder.ts'
import { until } from './testing/until.ts'

test('a server that is stopped answers the worker who waits for jobs, and cuts nobody off', async () => {
  await using undo = new AsyncDisposableStack()
  const folder = undo.use(await temporaryFolder())
  const database = undo.use(await testDatabase())
  const pool = undo.adopt(openPool({ url: database.url }), (open) => open.end())
  const port = await ownPort()
  const { stop } = await startServer(
    readConfig({
      COUNTERSIGN_DATA: folder.path,
      COUNTERSIGN_PORT: `${port}`,
      COUNTERSIGN_MASTER_KEY: randomBytes(32).toString('base64'),
      COUNTERSIGN_LOG_LEVEL: 'silent',
      DATABASE_URL: database.url,
    }),
    () => undefined,
  )
  undo.defer(stop)
  const token = await giveToken(pool)
  await pool.rows(sql`update api_token set scopes = '{jobs.work}'`)
  const waiting = fetch(`http://localhost:${port}/api/v1/jobs/activate`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ types: ['test.work'], worker: 'w', waitMs: 60_000 }),
  })
  const looked = sql`select from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query like '%next.available_at as at%'` // a worker outside, not the server’s own
  await until(async () => (await pool.rows(looked)).length > 0)
  await stop()
  const answer = await waiting
  assert.deepEqual([answer.status, await answer.json()], [200, { jobs: [] }])
})
