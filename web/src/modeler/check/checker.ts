// What the server would say about a file, said while it is drawn: by the same function, in a worker of the page.

import type { Finding } from '@countersign/core/api'

export type Verdict = {
  readonly problems: readonly Finding[]
  readonly hints: readonly Finding[]
  /** What would be deployed; none while there are problems. */
  readonly processes: readonly { readonly id: string; readonly name: string | null }[]
}

export type Asked = { readonly number: number; readonly xml: string; readonly seed: string }
type Answered = { readonly number: number; readonly verdict: Verdict }

export type Checker = {
  check(xml: string): Promise<Verdict>
  close(): void
}

export function createChecker(): Checker {
  const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
  let asked = 0
  return {
    check: (xml) => {
      asked += 1
      const number = asked
      const { promise, resolve, reject } = Promise.withResolvers<Verdict>()
      const ended = new AbortController()
      const options = { signal: ended.signal }
      const hear = ({ data }: MessageEvent<Answered>) => {
        if (data.number !== number) return
        ended.abort()
        resolve(data.verdict)
      }
      worker.addEventListener('message', hear, options)
      worker.addEventListener(
        'error',
        ({ message }) => {
          ended.abort()
          reject(new Error(message || 'The check could not be loaded'))
        },
        options,
      )
      worker.postMessage({ number, xml, seed: crypto.randomUUID() } satisfies Asked)
      return promise
    },
    close: () => worker.terminate(),
  }
}
