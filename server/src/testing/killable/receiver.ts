import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Kind } from './kind.ts'

/** The outside; see `receiver.fixture.ts`. */
export type Receiver = AsyncDisposable & {
  url: string
  /** How often each wish was carried out, by its own count. */
  book(): Promise<Record<Kind, Record<string, number>>>
}

/** Answers come at random, the latest after `answerMsMax`. */
export async function startReceiver({ answerMsMax }: { answerMsMax: number }): Promise<Receiver> {
  const child = fork(join(import.meta.dirname, 'receiver.fixture.ts'), {
    env: { ...process.env, RECEIVER_ANSWER_MS_MAX: `${answerMsMax}` },
  })
  const exited = once(child, 'exit')
  const [port] = (await Promise.race([once(child, 'message'), exited])) as [number]
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    book: async () => (await fetch(`${url}/book`)).json() as Promise<Record<Kind, Record<string, number>>>,
    [Symbol.asyncDispose]: async () => {
      child.disconnect()
      await exited
    },
  }
}
