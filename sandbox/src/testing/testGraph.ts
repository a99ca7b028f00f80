// Graph as an app meets it in a test: with just the permissions it is given, for itself or for somebody.

import assert from 'node:assert/strict'
import type { TestSandbox } from './testSandbox.ts'

// biome-ignore lint/suspicious/noExplicitAny: an answer is looked into property by property, as a client would
type Body = any

export type GraphAnswer = { status: number; headers: Headers; body: Body }

export type Graph = {
  get: (path: string, headers?: Record<string, string>) => Promise<GraphAnswer>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<GraphAnswer>
  patch: (path: string, body?: unknown) => Promise<GraphAnswer>
  put: (path: string, body?: unknown) => Promise<GraphAnswer>
  delete: (path: string) => Promise<GraphAnswer>
  send: (method: string, path: string, init?: RequestInit) => Promise<GraphAnswer>
}

/** `ConsistencyLevel: eventual` */
export const eventual = { consistencylevel: 'eventual' }

export async function control(sandbox: TestSandbox, path: string, body: unknown, status = 200): Promise<Body> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  assert.equal(response.status, status, `${path}: ${response.status}`)
  return response.json()
}

export async function tokenFor(sandbox: TestSandbox, permissions: string, user?: string): Promise<string> {
  const list = permissions.split(' ').filter(Boolean)
  const { access_token: token } = await control(sandbox, 'token', { permissions: list, ...(user ? { user } : {}) })
  return token
}

/** Without a user the app acts for itself. A path is one of v1.0, or a whole address. */
export async function graphAs(sandbox: TestSandbox, permissions: string, user?: string): Promise<Graph> {
  const token = await tokenFor(sandbox, permissions, user && (user.includes('@') ? user : `${user}@alder.example`))
  return graphWith(sandbox, token)
}

export function graphWith(sandbox: TestSandbox, token: string | undefined): Graph {
  const send: Graph['send'] = async (method, path, init = {}) => {
    const address = path.startsWith('http') ? path : `${sandbox.url}/v1.0${path}`
    const response = await fetch(address, {
      ...init,
      method,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(init.headers as object) },
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }
  const sendJson = (method: string) => (path: string, body?: unknown, headers?: Record<string, string>) =>
    send(
      method,
      path,
      body === undefined
        ? headers === undefined
          ? {}
          : { headers }
        : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
    )
  return {
    get: (path, headers) => send('GET', path, headers ? { headers } : {}),
    post: sendJson('POST'),
    patch: sendJson('PATCH'),
    put: sendJson('PUT'),
    delete: (path) => send('DELETE', path),
    send,
  }
}

export function assertError({ status, body }: GraphAnswer, expected: number, code: string, message?: RegExp): void {
  assert.equal(status, expected, JSON.stringify(body))
  assert.equal(body.error.code, code)
  if (message) assert.match(body.error.message, message)
  assert.match(body.error.innerError.date, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
  assert.match(body.error.innerError['request-id'], /^[0-9a-f-]{36}$/)
}

export const namesOf = ({ body }: GraphAnswer): string[] =>
  (body.value as { displayName: string }[]).map(({ displayName }) => displayName)
