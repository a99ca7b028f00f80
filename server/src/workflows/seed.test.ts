import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { IdentityStore } from '@countersign/core/api'
import { initialSettings, systemWorkflowNames } from '@countersign/core/workflows'
import { sql } from '../platform/database/index.ts'
import { callsTo } from '../testing/calls.ts'
import { rawStatement } from '../testing/rawStatement.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { workflowsOf } from './index.ts'

let server: TestServer
before(async () => {
  server = await testServer()
})
after(() => server[Symbol.asyncDispose]())

const newStore = async (name: string) =>
  callsTo(server.url).made<IdentityStore>(await server.signIn('Grace Okafor'), 'POST', '/stores', { name })

test('a new identity store has its eight workflows, and nobody asked by default', async () => {
  const { id } = await newStore('Fresh')
  const { workflows, settings } = await workflowsOf(server.pool, id)
  assert.deepEqual(
    workflows.map(({ system }) => system),
    systemWorkflowNames,
  )
  assert.deepEqual(settings, initialSettings)
})

test('an identity store from before has what a new one is given', async () => {
  const { id } = await newStore('From before')
  const told = async () => (await workflowsOf(server.pool, id)).workflows.map(({ id: _, ...workflow }) => workflow)
  const given = await told()
  await server.pool.rows(sql`delete from workflow`)
  const migration = await readFile(new URL('../../migrations/0011_workflows.sql', import.meta.url), 'utf8')
  await server.pool.rows(rawStatement(migration.slice(migration.indexOf('insert into workflow'))))
  assert.deepEqual(await told(), given)
})
