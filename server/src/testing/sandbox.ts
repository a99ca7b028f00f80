import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { temporaryFolder } from './temporaryFolder.ts'

export type TestSandbox = AsyncDisposable & {
  url: string
  /** Ends it as the machine would. By its handle: of an id that is none (0) a signal would reach whoever runs the tests. */
  kill(): Promise<void>
  /** Of the sandbox's one tenant. */
  issuer: string
}

const program = join(import.meta.dirname, '..', '..', '..', 'sandbox', 'src', 'main.ts')

type Message = { ready: { url: string } } | { failed: string }

/**
 * The real sandbox as a process of its own, as Microsoft would be: nothing of it is imported here. It knows
 * `serverUrl` as the address of the registered application.
 */
export async function startTestSandbox({ serverUrl }: { serverUrl: string }): Promise<TestSandbox> {
  await using undo = new AsyncDisposableStack()
  const folder = undo.use(await temporaryFolder())
  const child = fork(program, {
    env: {
      ...process.env,
      SANDBOX_PORT: '0',
      SANDBOX_DATA: folder.path,
      SANDBOX_REDIRECT_URIS: ['/sign-in/callback', '/connections/callback']
        .map((path) => new URL(path, serverUrl).href)
        .join(),
      SANDBOX_FRONT_PAGE: new URL('/', serverUrl).href,
    },
  })
  undo.defer(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill()
    await once(child, 'exit')
  })
  const [message] = (await Promise.race([once(child, 'message'), ended(child)])) as [Message]
  if ('failed' in message) throw new Error(message.failed)
  const { url } = message.ready
  const running = undo.move()
  return {
    url,
    kill: async () => {
      assert.ok(child.kill('SIGKILL'), 'the sandbox was running')
      await once(child, 'exit')
    },
    issuer: new URL('7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35/v2.0', url).href,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function ended(child: ReturnType<typeof fork>): Promise<never> {
  const [code, signal] = await once(child, 'exit')
  throw new Error(`The sandbox ended with ${code ?? signal} before it was ready`)
}
