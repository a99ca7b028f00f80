import assert from 'node:assert/strict'
import type { IdentityStore } from '@countersign/core/api'
import {
  colleagues,
  companyObjects,
  companyRequests,
  companyWorkflows,
  type List,
  type People,
  peopleOf,
} from './company/index.ts'
import { testServer } from './testServer.ts'
import { until } from './until.ts'

export type { List } from './company/index.ts'

export type TestCompany = Awaited<ReturnType<typeof testCompany>>

/** A server with the sandbox's company in its first identity store, and what people ask of it. */
export async function testCompany() {
  await using undo = new AsyncDisposableStack()
  const server = undo.use(await testServer({}, { makesFirstStore: true }))
  const people = peopleOf(server)
  const them = colleagues(people, await filledStore(people))
  const running = undo.move()
  return {
    ...them,
    pool: server.pool,
    ...companyObjects(them),
    ...companyRequests(them),
    ...companyWorkflows(server.pool, them.storeId),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** Answers its id as soon as everybody is in it. */
async function filledStore({ calls, as }: People): Promise<string> {
  const grace = await as('Grace Okafor')
  let store: IdentityStore | undefined
  await until(async () => {
    store = (await calls.made<List<IdentityStore>>(grace, 'GET', '/stores')).items[0]
    return store?.import?.state === 'done'
  })
  assert.ok(store)
  return store.id
}
