import type { AnswerOf, submitChange } from '@countersign/core/api'
import { type Calls, callsTo } from '../calls.ts'
import type { TestBrowser } from '../testBrowser.ts'
import type { Name, TestServer } from '../testServer.ts'

export type List<Item> = { items: Item[]; nextCursor: string | null }

type Submitted = AnswerOf<typeof submitChange>

/** The people of the company, and how they ask the server for something. */
export type People = {
  server: TestServer
  calls: Calls
  /** Signed in once. */
  as(name: Name): Promise<TestBrowser>
}

/** People who ask for changes in an identity store. */
export type Colleagues = People & {
  storeId: string
  ask(who: Name, change: object, how?: { key?: string; reason?: string }): Promise<Submitted>
}

export function peopleOf(server: TestServer): People {
  const browsers = new Map<Name, Promise<TestBrowser>>()
  return {
    server,
    calls: callsTo(server.url),
    as: (name) => {
      const known = browsers.get(name) ?? server.signIn(name)
      browsers.set(name, known)
      return known
    },
  }
}

export const colleagues = (people: People, storeId: string): Colleagues => ({
  ...people,
  storeId,
  ask: async (who, change, { key, reason } = {}) =>
    people.calls.made<Submitted>(
      await people.as(who),
      'POST',
      `/stores/${storeId}/changes`,
      { change, ...(reason && { reason }) },
      keyed(key),
    ),
})

export const keyed = (key: string | undefined) => (key ? { headers: { 'Idempotency-Key': key } } : {})
