import assert from 'node:assert/strict'
import type { Problem } from '@countersign/core/api'
import type { TestBrowser } from './testBrowser.ts'

type Sent = { headers?: Record<string, string> }

/** Operations called as somebody, by their method and what follows `/api/v1`. */
export type Calls = {
  send(as: TestBrowser, method: string, path: string, body?: unknown, sent?: Sent): Promise<Response>
  /** The answer of a call that must succeed. */
  made<Answer>(as: TestBrowser, method: string, path: string, body?: unknown, sent?: Sent): Promise<Answer>
  /** The problem that a call must be refused with. */
  denied(as: TestBrowser, method: string, path: string, body?: unknown, sent?: Sent): Promise<Problem>
}

export function callsTo(url: string): Calls {
  const send: Calls['send'] = (as, method, path, body, { headers = {} } = {}) =>
    as.fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return {
    send,
    made: async (as, method, path, body, sent) => {
      const response = await send(as, method, path, body, sent)
      const text = await response.text()
      assert.ok(response.ok, `${method} ${path} ${response.status} ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    },
    denied: async (as, method, path, body, sent) => {
      const response = await send(as, method, path, body, sent)
      assert.equal(response.ok, false)
      assert.match(response.headers.get('Content-Type') ?? '', /problem\+json/)
      return (await response.json()) as Problem
    },
  }
}
