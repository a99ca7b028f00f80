import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../../scripts/bootstrap/root.mjs'
import { call } from './http.ts'

type Told = { ready: { url: string } } | { busyMs: number } | { failed: string }

export type RunningSandbox = AsyncDisposable & {
  readonly url: string
  /** Past whatever anybody consented to. */
  tokenFor(permissions: readonly string[]): Promise<string>
  control<Answer>(path: string, body: unknown): Promise<Answer>
  /** What its process has used of a processor since it began. */
  busyMs(): Promise<number>
}

/** A sandbox in a process of its own. */
export async function startSandboxIn(folder: string): Promise<RunningSandbox> {
  const program = fork(join(root, 'sandbox/src/main.ts'), {
    env: { SANDBOX_PORT: '0', SANDBOX_DATA: folder },
    execArgv: ['--import', join(import.meta.dirname, 'tellBusy.ts')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(program, 'exit')
  const next = async (): Promise<Told> => {
    const [told] = await Promise.race([once(program, 'message'), gone.then(() => [undefined])])
    if (told === undefined) throw new Error('the sandbox ended')
    return told as Told
  }
  const told = await next()
  if (!('ready' in told)) throw new Error(JSON.stringify(told))
  const { url } = told.ready
  const control = <Answer>(path: string, body: unknown): Promise<Answer> =>
    call<Answer>({ method: 'POST', url: `${url}/_sandbox/${path}`, body })
  return {
    url,
    control,
    tokenFor: async (permissions) => (await control<{ access_token: string }>('token', { permissions })).access_token,
    busyMs: async () => {
      program.send('busy')
      const answer = await next()
      if (!('busyMs' in answer)) throw new Error(JSON.stringify(answer))
      return answer.busyMs
    },
    [Symbol.asyncDispose]: async () => {
      program.kill('SIGTERM')
      await gone
    },
  }
}
