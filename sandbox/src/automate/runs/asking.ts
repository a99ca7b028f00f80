// Asks others what runs want to know. What they answer comes back through the inbox.

import type { Premises } from '../../premises.ts'
import type { Connectors } from '../connectors/index.ts'
import { type Answer, type Outstanding, outstanding } from '../definition/index.ts'
import { isObject, type JsonObject } from '../expressions/index.ts'
import { addFact } from '../inbox.ts'
import { callConnector } from './callConnector.ts'
import { callHttp } from './callHttp.ts'
import { flowOf } from './flowOf.ts'
import type { Send } from './outside.ts'
import { findRun, type RunRow } from './sql.ts'

export type Asking = {
  /** Asks for whatever the run waits for and was not asked for yet. */
  askOthers(name: string, signal: AbortSignal): void
  /** Calls somebody who moves the time has to wait for: those nobody has lost patience with. */
  awaited: Set<Promise<void>>
  /** The runs were replaced. */
  forget(): void
}

export type Askable = { premises: Premises; connectors: Connectors; send: Send; onBroken: (error: Error) => void }

export function openAsking(askable: Askable): Asking {
  const { store, time } = askable.premises
  /** Attempts that were begun by this sandbox, as long as their run waits for them. */
  const begun = new Map<string, Set<string>>()
  const awaited = new Set<Promise<void>>()

  const ask = (row: RunRow, one: Outstanding, signal: AbortSignal): void => {
    const { key, attempt } = one
    const done = answerOf(askable, row, one, signal)
      .then((answer) => {
        if (signal.aborted || answer === 'later' || !findRun(store, row.name)) return
        addFact(store, row.name, { type: 'answered', key, attempt, answer })
      })
      .catch((error: Error) => askable.onBroken(error))
      .finally(() => {
        awaited.delete(done)
        if (!signal.aborted) time.reconsider()
      })
    awaited.add(done)
  }

  return {
    awaited,
    askOthers: (name, signal) => {
      const row = findRun(store, name)
      const asking = row?.status === 'Running' ? outstanding(row.run) : []
      const attempts = new Set(asking.map(attemptOf))
      const earlier = begun.get(name) ?? new Set()
      begun.set(name, attempts)
      if (attempts.size === 0) begun.delete(name)
      for (const one of asking) if (row && !earlier.has(attemptOf(one))) ask(row, one, signal)
    },
    forget: () => {
      begun.clear()
      awaited.clear()
    },
  }
}

const attemptOf = ({ key, attempt }: Outstanding): string => `${key} #${attempt}`

function answerOf(
  { premises, connectors, send }: Askable,
  row: RunRow,
  { key, step, attempt }: Outstanding,
  signal: AbortSignal,
): Promise<Answer | 'later'> {
  const flow = flowOf(premises, row)
  const inputs: JsonObject = isObject(step.inputs) ? step.inputs : {}
  if (step.wait?.type === 'operation')
    return callConnector(premises, connectors, { runName: row.name, stepKey: key, attempt, inputs, flow })
  const caller = {
    workflowId: flow.workflowId,
    runName: row.name,
    clientTrackingId: row.run.clientTrackingId,
    actionName: step.name,
    trackingId: step.trackingId,
  }
  const poll = step.wait?.type === 'call' ? step.wait.poll : undefined
  return callHttp({ inputs, poll, caller }, { sandboxUrl: premises.url, send, signal })
}
