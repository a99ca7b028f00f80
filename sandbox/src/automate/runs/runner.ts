// Moves runs on: hands them facts, and asks of others what they want to know.
//
// U1  What a run has decided is written before anybody is asked, so that a restart asks again instead of forgetting.
// U2  Each attempt is asked once by one sandbox; an answer comes back through the inbox, as everything does.
// U3  A call that takes its time holds nobody: neither other runs nor the sandbox's time. Only while somebody moves the
//     time ahead it is waited for, so that on the way a flow gets done what it would have got done.
// U4  A run that we cannot move on is our fault: it is reported and fails. The others go on.

import { setTimeout } from 'node:timers/promises'
import type { Premises } from '../../premises.ts'
import type { DueWork } from '../../time/index.ts'
import type { Connectors } from '../connectors/index.ts'
import { runsWithFacts } from '../inbox.ts'
import { openAsking } from './asking.ts'
import { openCallers } from './callers.ts'
import { openMover } from './mover.ts'
import type { Send } from './outside.ts'
import { dueRuns, nextDueRun, runningNames } from './sql.ts'

export type Runner = {
  due: DueWork
  /** What the caller of a run is to be answered, as soon as it is known. */
  answerFor: ReturnType<typeof openCallers>['answerFor']
  /** The runs were replaced. */
  forget: () => void
}

/** How long the time ahead waits for somebody who does not answer, in the world's time. */
const patienceMs = 20_000

export function openRunner(premises: Premises, connectors: Connectors, send: Send): Runner {
  const { store, clock, time } = premises
  /** What is our own fault; the sandbox's time reports it. */
  const broken: Error[] = []
  const callers = openCallers()
  const mover = openMover(premises, connectors, callers.tell)
  const asking = openAsking({ premises, connectors, send, onBroken: (error) => void broken.push(error) })
  const { awaited } = asking
  let isTakenUp = false

  const runDue = (signal: AbortSignal): void => {
    const names = new Set([...runsWithFacts(store), ...dueRuns(store, clock().getTime())])
    for (const name of names) {
      try {
        mover.moveOn(name)
        asking.askOthers(name, signal)
      } catch (error) {
        broken.push(error as Error)
        mover.giveUp(name, error as Error)
      }
    }
  }

  /** What was under way when the sandbox was stopped is asked again. */
  const takeUp = (signal: AbortSignal): void => {
    isTakenUp = true
    for (const name of runningNames(store)) asking.askOthers(name, signal)
  }

  const isDue = (): boolean => {
    const due = nextDueRun(store)
    return (due !== undefined && due <= clock().getTime()) || runsWithFacts(store).length > 0
  }

  const isWaitedFor = (): boolean => time.isMoving() && awaited.size > 0

  const run = async (signal: AbortSignal): Promise<void> => {
    const failure = broken.shift()
    if (failure) throw failure
    if (!isTakenUp) takeUp(signal)
    const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
    do {
      runDue(signal)
      if (isWaitedFor() && !isDue()) await settledOrAWhile(awaited)
    } while (!patience.aborted && (isDue() || isWaitedFor()))
    if (patience.aborted) awaited.clear()
  }

  const next = (): number | undefined => {
    const isNow = !isTakenUp || broken.length > 0 || isWaitedFor() || runsWithFacts(store).length > 0
    return isNow ? clock().getTime() : nextDueRun(store)
  }

  return {
    answerFor: callers.answerFor,
    forget: () => {
      asking.forget()
      callers.forget()
    },
    due: { next, run },
  }
}

/** Nobody says when a run has begun meanwhile, which happens where a flow calls a flow: it is looked for. */
const lookAgainMs = 10

async function settledOrAWhile(work: ReadonlySet<Promise<void>>): Promise<void> {
  await Promise.race([...work, setTimeout(lookAgainMs)])
}
