// What this page knows of the server: the answers it keeps, whether it answers at all, whether it still knows us.

import { getMe } from '@countersign/core/api'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { call, meQuery, passesByItself, problemCodeOf } from '../api/index.ts'
import { makeValue } from '../parts/index.ts'
import { watchConnection } from './connection.ts'
import { loadPart } from './loadPart.ts'

/** True when the session ended under a page that was in use. Nobody is sent away: see `SignInAgain`. */
export const sessionEnded = makeValue(false)

const serverAnswers = (): Promise<boolean> =>
  call(getMe, {}).then(
    () => true,
    (error: unknown) => !passesByItself(error),
  )

export const watch = watchConnection({
  now: Date.now,
  later: (act, delayMs) => {
    const timer = setTimeout(act, delayMs)
    return () => clearTimeout(timer)
  },
  probe: serverAnswers,
  onBack: () => void queries.invalidateQueries(),
})

function notice(error: unknown): void {
  if (passesByItself(error)) watch.lost()
  if (problemCodeOf(error) === 'not-signed-in' && queries.getQueryData(meQuery.queryKey)) sessionEnded.set(true)
}

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    // Repeating is `watch`'s business, once for the whole page; a refusal stays one however often it is asked for.
    queries: { retry: false, networkMode: 'always', staleTime: 5_000 },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** For `import()`: a part of the pages that is loaded when it is needed, and waited for while the server is away. */
export const part =
  <Part>(load: () => Promise<Part>) =>
  (): Promise<Part> =>
    loadPart(load, { answers: serverAnswers, untilBack: watch.untilBack })
