import assert from 'node:assert/strict'
import type {
  AnswerOf,
  ChangeRecord,
  IdentityStore,
  ObjectAnswer,
  RequestDetails,
  RequestSummary,
  StoredObject,
  submitChange,
} from '@countersign/core/api'
import type { Reference } from '@countersign/core/directory'
import { sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { type Calls, callsTo } from './calls.ts'
import type { TestBrowser } from './testBrowser.ts'
import { type Name, type TestServer, testServer } from './testServer.ts'
import { until } from './until.ts'

/** What is left out is as it begins. */
type TestSettings = { defaultApprover?: Reference | null; on?: boolean; expires?: boolean }

export type Submitted = AnswerOf<typeof submitChange>
export type List<Item> = { items: Item[]; nextCursor: string | null }

/** A server with the sandbox's company in its first identity store, and what people ask of it. */
export async function testCompany() {
  await using undo = new AsyncDisposableStack()
  const server: TestServer = undo.use(await testServer({}, { makesFirstStore: true }))
  const calls: Calls = callsTo(server.url)
  const { pool } = server
  const browsers = new Map<Name, Promise<TestBrowser>>()
  /** Signed in once. */
  const as = (name: Name): Promise<TestBrowser> => {
    const known = browsers.get(name) ?? server.signIn(name)
    browsers.set(name, known)
    return known
  }
  const grace = await as('Grace Okafor')
  let store: IdentityStore | undefined
  await until(async () => {
    store = (await calls.made<{ items: IdentityStore[] }>(grace, 'GET', '/stores')).items[0]
    return store?.import?.state === 'done'
  })
  assert.ok(store)
  const { id: storeId } = store
  const at = `/stores/${storeId}`

  const ask = async (who: Name, change: object, { key, reason }: { key?: string; reason?: string } = {}) =>
    calls.made<Submitted>(await as(who), 'POST', `${at}/changes`, { change, ...(reason && { reason }) }, keyed(key))
  const objectAt = (id: string) => calls.made<ObjectAnswer>(grace, 'GET', `${at}/objects/${id}`)
  const person = async (name: Name): Promise<Reference> => {
    const path = `${at}/objects?kind=user&search=${encodeURIComponent(name)}`
    const [found] = (await calls.made<List<StoredObject>>(grace, 'GET', path)).items
    assert.ok(found, name)
    return { id: found.id, kind: 'user', name: found.name }
  }
  const request = async (who: Name, id: string) => calls.made<RequestDetails>(await as(who), 'GET', `/requests/${id}`)
  const made = async (change: object): Promise<ObjectAnswer> => {
    const submitted = (await ask('Grace Okafor', change)).change
    assert.equal(submitted.state, 'applied', JSON.stringify(submitted))
    return objectAt(submitted.target?.id ?? '')
  }

  const running = undo.move()
  return {
    ...{ server, pool, calls, storeId, as, ask, objectAt, person, request },
    denied: async (who: Name, change: object, key?: string) =>
      calls.denied(await as(who), 'POST', `${at}/changes`, { change }, keyed(key)),
    preview: async (who: Name, change: object) =>
      calls.made<Record<string, unknown>>(await as(who), 'POST', `${at}/changes/preview`, { change }),
    /** At once, by the administrator. */
    createUser: (nickname = newId().slice(-12)): Promise<ObjectAnswer> =>
      made({
        kind: 'user.create',
        values: {
          ...{ displayName: `Nia ${nickname}`, mailNickname: nickname, department: 'Sales' },
          ...{ userPrincipalName: `${nickname}@alder.example`, mail: `${nickname}@alder.example` },
        },
      }),
    createGroup: async (owners: readonly Name[], securityType = 'semi-private'): Promise<ObjectAnswer> => {
      const nickname = `g${newId().slice(-12)}`
      const ownerIds = (await Promise.all(owners.map(person))).map(({ id }) => id)
      const values = { displayName: `Group ${nickname}`, mailNickname: nickname, securityType }
      return made({ kind: 'group.create', values, ownerIds })
    },
    /** Asks to join, which a workflow holds. */
    join: async (who: Name, group: ObjectAnswer): Promise<ChangeRecord> => {
      const { change } = await ask(who, { kind: 'group.join', targetId: group.id })
      assert.equal(change.state, 'pending', JSON.stringify(change))
      return change
    },
    isMember: async (group: ObjectAnswer, name: Name): Promise<boolean> => {
      const { items } = await calls.made<List<StoredObject>>(
        grace,
        'GET',
        `${at}/objects/${group.id}/related?by=members&limit=200`,
      )
      const { id } = await person(name)
      return items.some((one) => one.id === id)
    },
    decide: async (who: Name, id: string, how: 'approve' | 'deny', text = 'because'): Promise<Response> =>
      calls.send(
        await as(who),
        'POST',
        `/requests/${id}/${how}`,
        how === 'deny' ? { reason: text } : { comment: text },
      ),
    post: async (who: Name, id: string, what: string, body: object = {}): Promise<Response> =>
      calls.send(await as(who), 'POST', `/requests/${id}/${what}`, body),
    list: async (who: Name, query = ''): Promise<List<RequestSummary>> =>
      calls.made<List<RequestSummary>>(await as(who), 'GET', `/requests?${query}`),
    /** Answers when the request is in that state, whoever brings it there. */
    until: async (id: string, state: string): Promise<RequestDetails> => {
      await until(async () => (await request('Grace Okafor', id)).state === state)
      return request('Grace Okafor', id)
    },
    /** Answers when its process has ended. */
    ended: (id: string): Promise<void> =>
      until(async () => {
        const instance = await pool.maybe<{ status: string }>(sql`select status from instance where id = ${id}`)
        return instance !== undefined && instance.status !== 'active'
      }),
    setWorkflow: (event: string, enabled: boolean, approvers: object[]) =>
      pool.rows(sql`
        update workflow set enabled = ${enabled}, approvers = ${JSON.stringify(approvers)}::jsonb
        where store_id = ${storeId} and system = ${event}`),
    setSettings: ({ defaultApprover = null, on = false, expires = false }: TestSettings) =>
      pool.rows(sql`
        insert into workflow_settings (store_id, default_approver, acceleration_on, levels_max, every_days, expiry_on)
        values (${storeId}, ${defaultApprover && JSON.stringify(defaultApprover)}::jsonb, ${on}, 3, 5, ${expires})
        on conflict (store_id) do update set default_approver = excluded.default_approver,
          acceleration_on = excluded.acceleration_on, expiry_on = excluded.expiry_on`),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

export type TestCompany = Awaited<ReturnType<typeof testCompany>>

const keyed = (key: string | undefined) => (key ? { headers: { 'Idempotency-Key': key } } : {})
