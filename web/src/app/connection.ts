// Whether the server answers. Owns the waiting between attempts; knows neither React nor what the calls are for.
//
// 1  One failed call is enough to be down; only an answered probe is enough to be up again.
// 2  While down there is one attempt at a time, and a moment at which the next is made.

import { makeValue, type Value } from '../parts/value.ts'

export type Connection = { status: 'up' } | { status: 'down'; trying: boolean; retryAtMs: number }

/** Soon at first, since most outages are restarts; then seldom enough not to hinder whoever is starting again. */
export const retryDelaysMs = [2_000, 4_000, 8_000, 15_000, 30_000] as const

type World = {
  now: () => number
  later: (act: () => void, delayMs: number) => () => void
  /** True when the server answered, whatever it said. */
  probe: () => Promise<boolean>
  onBack: () => void
}

export type Watch = {
  connection: Value<Connection>
  lost: () => void
  tryNow: () => Promise<void>
  /** Reports the loss, and resolves when the server is back. */
  untilBack: () => Promise<void>
}

export function watchConnection({ now, later, probe, onBack }: World): Watch {
  const connection = makeValue<Connection>({ status: 'up' })
  let attempt = 0
  let cancel = () => {}

  function wait(): void {
    const delayMs = retryDelaysMs[Math.min(attempt, retryDelaysMs.length - 1)] ?? 0
    attempt += 1
    connection.set({ status: 'down', trying: false, retryAtMs: now() + delayMs })
    cancel = later(() => void tryNow(), delayMs)
  }

  function lost(): void {
    if (connection.get().status === 'up') wait()
  }

  async function tryNow(): Promise<void> {
    const state = connection.get()
    if (state.status === 'up' || state.trying) return
    cancel()
    connection.set({ ...state, trying: true })
    if (!(await probe())) return wait()
    attempt = 0
    connection.set({ status: 'up' })
    onBack()
  }

  function untilBack(): Promise<void> {
    lost()
    return new Promise((resolve) => {
      const leave = connection.subscribe(() => {
        if (connection.get().status !== 'up') return
        leave()
        resolve()
      })
    })
  }

  return { connection, lost, tryNow, untilBack }
}
