import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { hold } from '../../e2e/harness/freePorts.ts'
import { openPool, type Pool } from '../../server/src/platform/database/index.ts'
import { runningPostgres } from '../../server/src/platform/postgres/index.ts'
import { serverFlags } from '../../server/src/platform/serverFlags.ts'
import { xmlOf } from './diagram.ts'
import { refuseForgetful } from './durable.ts'
import { call } from './http.ts'
import type { ServerTold } from './serverProgram.ts'
import { type Bearer, mateo, tokenFor } from './token.ts'

type Calls = {
  post<Answer>(path: string, body: unknown): Promise<Answer>
  put<Answer>(path: string, body: unknown): Promise<Answer>
}

export type Server = AsyncDisposable & {
  readonly url: string

  /** When its process was started, by `performance.now()`. */
  readonly startedAt: number
  /** From then, PostgreSQL included, until `/ready` said yes. */
  readonly readyMs: number
  /** Into its database, past it. */
  readonly pool: Pool
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body: unknown): Promise<Answer>
  /** The same in the name of somebody else. */
  as(bearer: Bearer): Promise<Calls>
  deploy(file: string): Promise<void>
  memoryBytes(): Promise<number>
  /** Ends it as a power cut would. Its PostgreSQL runs on, for the next server to find. */
  kill(): Promise<void>
}

/** A server in a process of its own, with its own PostgreSQL under `folder`, and somebody who may work there. */
export async function startServerIn(folder: string, more: Record<string, string> = {}): Promise<Server> {
  await using undo = new AsyncDisposableStack()
  const { port, release } = await hold()
  await release()
  const url = `http://localhost:${port}`
  const variables = {
    COUNTERSIGN_PORT: `${port}`,
    COUNTERSIGN_DATA: folder,
    COUNTERSIGN_LOG_LEVEL: 'warn', // not a line for every request
    COUNTERSIGN_REQUESTS_PER_MINUTE: '10000000', // all come from one address
    ...more,
  }
  const startedAt = performance.now()
  const program = fork(join(import.meta.dirname, 'serverProgram.ts'), [JSON.stringify(variables)], {
    execArgv: [...serverFlags, '--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(program, 'exit')
  undo.defer(async () => {
    if (program.connected) program.disconnect()
    await gone
  })
  const next = async (): Promise<ServerTold> => {
    const [told] = await Promise.race([once(program, 'message'), gone.then(() => [{ failed: 'the server ended' }])])
    return told as ServerTold
  }
  const told = await next()
  if (!('ready' in told)) throw new Error(JSON.stringify(told))
  await call({ method: 'GET', url: `${url}/ready` })
  const readyMs = performance.now() - startedAt

  const postgres = await runningPostgres(folder)
  if (!postgres) throw new Error('the server has no PostgreSQL')
  const pool = undo.adopt(openPool({ url: postgres.url }), (open) => open.end())
  await refuseForgetful(pool)
  const { issuer } = told.ready
  const token = await tokenFor(pool, issuer, mateo)
  const callsWith = (shown: string): Calls => ({
    post: (path, body) => call({ method: 'POST', url: `${url}${path}`, token: shown, body }),
    put: (path, body) => call({ method: 'PUT', url: `${url}${path}`, token: shown, body }),
  })
  const { post } = callsWith(token)
  const running = undo.move()
  return {
    url,
    startedAt,
    readyMs,
    pool,
    post,
    get: (path) => call({ method: 'GET', url: `${url}${path}`, token }),
    as: async (bearer) => callsWith(await tokenFor(pool, issuer, bearer)),
    deploy: (file) => post('/api/v1/deployments', { fileName: file, xml: xmlOf(file) }),
    memoryBytes: async () => {
      program.send('memory')
      const answer = await next()
      if (!('memoryBytes' in answer)) throw new Error(JSON.stringify(answer))
      return answer.memoryBytes
    },
    kill: async () => {
      program.kill('SIGKILL')
      await gone
      await running.disposeAsync()
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
