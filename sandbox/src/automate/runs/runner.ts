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
import { abandonUnwaited } from '../approvals/index.ts'
import { type Connectors, findOperation } from '../connectors/index.ts'
import {
  type Answer,
  advance,
  breakOff,
  nextDue,
  type Outstanding,
  openWorkflow,
  outstanding,
} from '../definition/index.ts'
import { isObject, type JsonObject } from '../expressions/index.ts'
import { type Flow, findFlowEver, versionRow } from '../flows/index.ts'
import { addFact, runsWithFacts, takeFacts } from '../inbox.ts'
import { callConnector } from './callConnector.ts'
import { openCallers } from './callers.ts'
import { callHttp } from './callHttp.ts'
import type { Send } from './outside.ts'
import { dueRuns, findRun, nextDueRun, type RunRow, runningNames, saveRun } from './sql.ts'

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
  /** Attempts that were begun by this sandbox, as long as their run waits for them. */
  const begun = new Map<string, Set<string>>()
  const callers = openCallers()
  /** Calls somebody who moves the time has to wait for: those nobody has lost patience with. */
  const awaited = new Set<Promise<void>>()
  /** What is our own fault; the sandbox's time reports it. */
  const broken: Error[] = []
  let isTakenUp = false

  const moveOn = (name: string): void => {
    const row = findRun(store, name)
    if (row?.status !== 'Running') return void takeFacts(store, name)
    const flow = flowOf(premises, row)
    const rules = { workflow: openWorkflow(flow.definition), operations: operationsOf(connectors) }
    store.transaction(() => {
      const now = clock().getTime()
      const facts = [...takeFacts(store, name), { type: 'timePassed' } as const]
      row.run = facts.reduce((run, fact) => advance(rules, run, fact, now), row.run)
      saveRun(store, name, row.run, nextDue(row.run))
      abandonUnwaited(premises, name, new Set(outstanding(row.run).map(({ key }) => key)))
    })
    callers.tell(name, row.run)
  }

  const giveUp = (name: string, error: Error): void => {
    broken.push(error)
    const row = findRun(store, name)
    if (!row) return
    const run = breakOff(row.run, error.message, clock().getTime())
    store.transaction(() => {
      takeFacts(store, name)
      saveRun(store, name, run, undefined)
      abandonUnwaited(premises, name, new Set())
    })
    callers.tell(name, run)
  }

  const askOthers = (name: string, signal: AbortSignal): void => {
    const row = findRun(store, name)
    const asking = row?.status === 'Running' ? outstanding(row.run) : []
    const attempts = new Set(asking.map(({ key, attempt }) => `${key} #${attempt}`))
    const earlier = begun.get(name) ?? new Set()
    begun.set(name, attempts)
    if (attempts.size === 0) begun.delete(name)
    for (const one of asking) if (row && !earlier.has(`${one.key} #${one.attempt}`)) ask(row, one, signal)
  }

  const ask = (row: RunRow, { key, step, attempt }: Outstanding, signal: AbortSignal): void => {
    const flow = flowOf(premises, row)
    const inputs: JsonObject = isObject(step.inputs) ? step.inputs : {}
    const poll = step.wait?.type === 'call' ? step.wait.poll : undefined
    const { clientTrackingId } = row.run
    const caller = {
      workflowId: flow.workflowId,
      runName: row.name,
      clientTrackingId,
      actionName: step.name,
      trackingId: step.trackingId,
    }
    const asked: Promise<Answer | 'later'> =
      step.wait?.type === 'operation'
        ? callConnector(premises, connectors, { runName: row.name, stepKey: key, attempt, inputs, flow })
        : callHttp({ inputs, poll, caller }, { sandboxUrl: premises.url, send, signal })
    const done = asked
      .then((answer) => {
        if (signal.aborted || answer === 'later' || !findRun(store, row.name)) return
        addFact(store, row.name, { type: 'answered', key, attempt, answer })
      })
      .catch((error: Error) => void broken.push(error))
      .finally(() => {
        awaited.delete(done)
        if (!signal.aborted) time.reconsider()
      })
    awaited.add(done)
  }

  /** What was under way when the sandbox was stopped is asked again. */
  const takeUp = (signal: AbortSignal): void => {
    isTakenUp = true
    for (const name of runningNames(store)) askOthers(name, signal)
  }

  const runDue = (signal: AbortSignal): void => {
    const names = new Set([...runsWithFacts(store), ...dueRuns(store, clock().getTime())])
    for (const name of names) {
      try {
        moveOn(name)
        askOthers(name, signal)
      } catch (error) {
        giveUp(name, error as Error)
      }
    }
  }

  const isDue = (): boolean => {
    const due = nextDueRun(store)
    return (due !== undefined && due <= clock().getTime()) || runsWithFacts(store).length > 0
  }

  const isWaitedFor = (): boolean => time.isMoving() && awaited.size > 0

  return {
    answerFor: callers.answerFor,
    forget: () => {
      begun.clear()
      awaited.clear()
      callers.forget()
    },
    due: {
      next: () => {
        const isNow = !isTakenUp || broken.length > 0 || isWaitedFor() || runsWithFacts(store).length > 0
        return isNow ? clock().getTime() : nextDueRun(store)
      },
      run: async (signal) => {
        const failure = broken.shift()
        if (failure) throw failure
        if (!isTakenUp) takeUp(signal)
        const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
        do {
          runDue(signal)
          if (isWaitedFor() && !isDue()) await settledOrAWhile(awaited)
        } while (!patience.aborted && (isDue() || isWaitedFor()))
        if (patience.aborted) awaited.clear()
      },
    },
  }
}

const operationsOf = (connectors: Connectors) => (api: string, operationId: string) =>
  findOperation(connectors, api, operationId)?.kind

/** The flow as it was when the run began; one that was deleted since goes on under its name. */
function flowOf({ store }: Premises, { flowId, version }: RunRow): Flow {
  const flow = findFlowEver(store, flowId)
  const then = versionRow(store, flowId, version)
  if (!flow || !then) throw new Error(`a run of the flow ${flowId} has lost its version ${version}`)
  return { ...flow, ...then }
}

/** Nobody says when a run has begun meanwhile, which happens where a flow calls a flow: it is looked for. */
const lookAgainMs = 10

async function settledOrAWhile(work: ReadonlySet<Promise<void>>): Promise<void> {
  await Promise.race([...work, setTimeout(lookAgainMs)])
}
