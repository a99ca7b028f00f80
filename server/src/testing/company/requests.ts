import assert from 'node:assert/strict'
import type { ChangeRecord, ObjectAnswer, RequestDetails, RequestSummary } from '@countersign/core/api'
import { sql } from '../../platform/database/index.ts'
import type { Name } from '../testServer.ts'
import { until } from '../until.ts'
import { type Colleagues, keyed, type List } from './people.ts'

/** What is asked for and decided. */
export function companyRequests({ server, calls, as, ask, storeId }: Colleagues) {
  const changes = `/stores/${storeId}/changes`
  const request = async (who: Name, id: string) => calls.made<RequestDetails>(await as(who), 'GET', `/requests/${id}`)
  const post = async (who: Name, id: string, what: string, body: object = {}): Promise<Response> =>
    calls.send(await as(who), 'POST', `/requests/${id}/${what}`, body)
  return {
    ...{ request, post },
    denied: async (who: Name, change: object, key?: string) =>
      calls.denied(await as(who), 'POST', changes, { change }, keyed(key)),
    preview: async (who: Name, change: object) =>
      calls.made<Record<string, unknown>>(await as(who), 'POST', `${changes}/preview`, { change }),
    /** Asks to join, which a workflow holds. */
    join: async (who: Name, group: ObjectAnswer): Promise<ChangeRecord> => {
      const { change } = await ask(who, { kind: 'group.join', targetId: group.id })
      assert.equal(change.state, 'pending', JSON.stringify(change))
      return change
    },
    decide: (who: Name, id: string, how: 'approve' | 'deny', text = 'because'): Promise<Response> =>
      post(who, id, how, how === 'deny' ? { reason: text } : { comment: text }),
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
        const instance = await server.pool.maybe<{ status: string }>(sql`select status from instance where id = ${id}`)
        return instance !== undefined && instance.status !== 'active'
      }),
  }
}
