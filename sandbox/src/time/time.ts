// The sandbox's time: the world's, and ahead of it by as much as somebody has moved it. What comes due comes due by it.
//
// M1  It moves ahead only, and stays ahead over a restart.
// M2  On its way it stops at every moment at which something is due, so that things happen at their own time and in
//     their order, also when a month passes in an instant.
// M3  One at a time: work that came due is done before anything else comes due.

import type { Clock } from '../clock.ts'
import type { Store } from '../store/index.ts'

/** Something that happens by itself, kept by its room: when it is due next (milliseconds), and doing all that is due. */
export type DueWork = {
  next: () => number | undefined
  /** Whoever waits for the outside gives up when the signal says that the sandbox stops. */
  run: (signal: AbortSignal) => Promise<void>
}

export type Time = {
  clock: Clock
  aheadMs: () => number
  /** From now on this is done when it is due. */
  add: (work: DueWork) => void
  /** What is due next may have changed. */
  reconsider: () => void
  /** Moves to a moment ahead; comes back when everything due until then is done. */
  moveTo: (moment: Date) => Promise<void>
  /** Somebody waits for what comes due on the way: work that could be left running is waited for now. */
  isMoving: () => boolean
  /** The world's time again, for a sandbox that begins anew. */
  reset: () => Promise<void>
  [Symbol.asyncDispose]: () => Promise<void>
}

/** A timer of Node's holds no more than 24.8 days; until then we look again. */
const timerMax = 2 ** 31 - 1

/** More than any chain of things that happen at one moment; what goes on longer is our bug, and is looked at slowly. */
const roundsMax = 1_000
const stuckWaitMs = 1_000

export function openTime(store: Store, world: Clock, report: (error: Error) => void): Time {
  let aheadMs = storedAhead(store)
  let timer: NodeJS.Timeout | undefined
  let isMoving = false
  let queue: Promise<unknown> = Promise.resolve()
  const stopping = new AbortController()
  const works: DueWork[] = []
  const clock = () => new Date(world().getTime() + aheadMs)

  const setAhead = (ms: number): void => {
    aheadMs = ms
    storeAhead(store, ms)
  }
  const nextDue = (): number | undefined => {
    const moments = works.flatMap((work) => work.next() ?? [])
    return moments.length > 0 ? Math.min(...moments) : undefined
  }
  const runOnce = async (): Promise<boolean> => {
    let isWell = true
    for (const work of works) {
      const due = work.next()
      if (due === undefined || due > clock().getTime() || stopping.signal.aborted) continue
      try {
        await work.run(stopping.signal)
      } catch (error) {
        if (!stopping.signal.aborted) report(error as Error)
        isWell = false
      }
    }
    return isWell
  }
  /** One thing done may make another due at the same moment; what fails, or stays due whatever is done, must not hold us. */
  const runDue = async (): Promise<boolean> => {
    for (let round = 0; round < roundsMax; round++) {
      const due = nextDue()
      if (due === undefined || due > clock().getTime() || stopping.signal.aborted) return true
      if (!(await runOnce())) return false
    }
    report(new Error(`something was still due after ${roundsMax} rounds`))
    return false
  }
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = queue.then(task)
    queue = turn
    return turn
  }
  const reconsider = (isStuck = false): void => {
    clearTimeout(timer)
    const due = stopping.signal.aborted ? undefined : nextDue()
    if (due === undefined) return
    const waitMs = Math.max(due - clock().getTime(), isStuck ? stuckWaitMs : 0)
    timer = setTimeout(() => void inTurn(runDue).then((isDone) => reconsider(!isDone)), Math.min(waitMs, timerMax))
    timer.unref()
  }
  const moveTo = async (target: number): Promise<void> => {
    for (;;) {
      const due = nextDue()
      if (due === undefined || due > target || stopping.signal.aborted) break
      setAhead(aheadMs + Math.max(0, due - clock().getTime()))
      if (!(await runDue())) break
    }
    setAhead(aheadMs + Math.max(0, target - clock().getTime()))
  }
  const movingTo = async (target: number): Promise<void> => {
    isMoving = true
    try {
      await moveTo(target)
    } finally {
      isMoving = false
    }
  }
  return {
    clock,
    aheadMs: () => aheadMs,
    add: (work) => {
      works.push(work)
      reconsider()
    },
    reconsider: () => reconsider(),
    moveTo: (moment) => inTurn(() => movingTo(moment.getTime())).finally(reconsider),
    isMoving: () => isMoving,
    reset: () => inTurn(async () => setAhead(0)).finally(reconsider),
    [Symbol.asyncDispose]: async () => {
      stopping.abort()
      clearTimeout(timer)
      await queue
    },
  }
}

const storedAhead = (store: Store): number =>
  store.row<{ aheadMs: number }>`select ahead_ms as aheadMs from clock`?.aheadMs ?? 0

const storeAhead = (store: Store, aheadMs: number): void =>
  store.run`
    insert into clock (only, ahead_ms) values (1, ${aheadMs}) on conflict do update set ahead_ms = excluded.ahead_ms`
