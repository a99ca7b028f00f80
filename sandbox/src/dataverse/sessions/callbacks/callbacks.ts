// Who is still to be told that a run has ended.
//
// C1  What is to be told is written with the end itself, and told again after a restart if nobody knows whether it was.
// C2  Somebody who is slow to answer holds nobody: neither other callbacks nor the sandbox's time. Only while the time is
//     moved ahead they are waited for, so that on the way everybody hears what they would have heard.

import { setTimeout } from 'node:timers/promises'
import type { Premises } from '../../../premises.ts'
import type { DueWork } from '../../../time/index.ts'
import { deliver } from './deliver.ts'
import { addCallback, type Callback, callbacks } from './sql.ts'

export type Callbacks = { due: DueWork; forget: () => void }

/** How long the time ahead waits for somebody who does not answer, in the world's time. */
const patienceMs = 20_000

export const enqueueCallback = ({ store, clock }: Premises, sessionId: string): void =>
  addCallback(store, sessionId, clock().getTime())

export function openCallbacks(premises: Premises): Callbacks {
  const { store, clock, time } = premises
  const underWay = new Map<string, Promise<void>>()
  /** What is our own fault; the sandbox's time reports it. */
  const broken: Error[] = []

  const waiting = (): Callback[] => callbacks(store).filter(({ sessionId }) => !underWay.has(sessionId))
  const begin = (callback: Callback, signal: AbortSignal): void => {
    const done = deliver(premises, callback, signal)
      .catch((error: Error) => void broken.push(error))
      .finally(() => {
        if (underWay.get(callback.sessionId) === done) underWay.delete(callback.sessionId)
        if (!signal.aborted) time.reconsider()
      })
    underWay.set(callback.sessionId, done)
  }
  /** Those that whoever moves the time has lost patience with. */
  const givenUp = new WeakSet<Promise<void>>()
  const awaited = (): Promise<void>[] =>
    time.isMoving() ? [...underWay.values()].filter((one) => !givenUp.has(one)) : []
  return {
    forget: () => underWay.clear(),
    due: {
      next: () => (broken.length > 0 || awaited().length > 0 ? clock().getTime() : waiting()[0]?.dueAt),
      run: async (signal) => {
        const failure = broken.shift()
        if (failure) throw failure
        for (const callback of waiting()) if (callback.dueAt <= clock().getTime()) begin(callback, signal)
        const waitedFor = awaited()
        if (waitedFor.length === 0) return
        await Promise.race([Promise.all(waitedFor), setTimeout(patienceMs, undefined, { ref: false })])
        for (const one of waitedFor) givenUp.add(one)
      },
    },
  }
}
