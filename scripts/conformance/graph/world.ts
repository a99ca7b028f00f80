// The sandbox as a stranger meets it: a program of its own, asked over HTTP.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../bootstrap/root.mjs'

export type Answer = { method: string; path: string; status: number; body: unknown; text: string }

export type World = AsyncDisposable & {
  /** Everything that was answered with 2xx and a body. */
  answers: Answer[]
  control: (path: string, body: unknown) => Promise<Record<string, unknown>>
  operations: () => Promise<readonly { method: string; path: string }[]>
  token: (permissions: readonly string[], user?: string) => Promise<string>
  ask: (token: string, method: string, path: string, init?: Init) => Promise<Answer>
}

export type Init = { headers?: Readonly<Record<string, string>>; body?: string }

type Message = { ready: { url: string } } | { failed: string }

export async function startWorld(): Promise<World> {
  await using undo = new AsyncDisposableStack()
  const folder = undo.adopt(await mkdtemp(join(tmpdir(), 'conformance-graph-')), (path) =>
    rm(path, { recursive: true }),
  )
  const child = fork(join(root, 'sandbox', 'src', 'main.ts'), {
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_DATA: folder },
  })
  undo.defer(async () => {
    if (child.exitCode !== null) return
    child.kill()
    await once(child, 'exit')
  })
  const [message] = (await once(child, 'message')) as [Message]
  if ('failed' in message) throw new Error(message.failed)
  const { url } = message.ready
  const answers: Answer[] = []

  const control: World['control'] = async (path, body) => {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Record<string, unknown>
  }
  const running = undo.move()
  return {
    answers,
    control,
    operations: async () =>
      (await (await fetch(`${url}/_sandbox/graph/operations`)).json()) as { method: string; path: string }[],
    token: async (permissions, user) =>
      String((await control('token', { permissions, ...(user === undefined ? {} : { user }) })).access_token),
    ask: async (token, method, path, { headers = {}, body } = {}) => {
      const response = await fetch(url + path, {
        method,
        headers: { ...headers, authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body }),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.startsWith('application/json')
      const answer = { method, path, status: response.status, body: isJson ? JSON.parse(text) : undefined, text }
      if (response.ok && isJson) answers.push(answer)
      return answer
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
