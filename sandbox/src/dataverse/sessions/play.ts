// Somebody plays the desktop, or stops a run: what they may do with it.

import { isObject, type Json, type JsonObject } from '../../automate/index.ts'
import type { Premises } from '../../premises.ts'
import {
  type FlowVariables,
  findDesktopFlow,
  type StandingAnswer,
  setAnswer,
  type VariableType,
} from '../desktopFlows/index.ts'
import { setOnline } from '../machines/index.ts'
import type { SessionFailure } from './failures.ts'
import { dueAtOf, type Ending, end, settle } from './queue.ts'
import { isUnderWay, type Session } from './session.ts'
import { findSession, listSessions, saveSession } from './sql.ts'

export type PlayOutcome = { ok: true; session: Session } | { ok: false; refusal: PlayRefusal }

export type PlayRefusal = { code: 'not-found' } | { code: 'ended' } | { code: 'bad-outputs'; reason: string }

/** One that still waits for its machine is done at once. Outputs have to be those of the flow. */
export function succeedSession(premises: Premises, id: string, outputs: JsonObject): PlayOutcome {
  const session = findSession(premises.store, id)
  const flow = session && findDesktopFlow(premises.store, session.flowId)
  const reason = flow && outputsFault(flow.outputs, outputs)
  return reason === undefined
    ? finish(premises, id, { status: 'succeeded', outputs })
    : { ok: false, refusal: { code: 'bad-outputs', reason } }
}

export const failSession = (premises: Premises, id: string, failure: SessionFailure): PlayOutcome =>
  finish(premises, id, { status: 'failed', failure })

export const timeOutSession = (premises: Premises, id: string): PlayOutcome =>
  finish(premises, id, { status: 'timedOut' })

export const cancelSession = (premises: Premises, id: string): PlayOutcome =>
  finish(premises, id, { status: 'cancelled' })

function finish(premises: Premises, id: string, ending: Ending): PlayOutcome {
  const session = findSession(premises.store, id)
  if (!session) return { ok: false, refusal: { code: 'not-found' } }
  if (!isUnderWay(session)) return { ok: false, refusal: { code: 'ended' } }
  const now = premises.clock().getTime()
  const ended = premises.store.transaction(() => {
    const after = end(premises, isPlayed(ending) ? begun(session, now) : session, ending)
    settle(premises, session.machineId)
    return after
  })
  premises.time.reconsider()
  return { ok: true, session: ended }
}

/** Whoever plays the desktop has it begin as well; what waited to its end without that never began. */
const isPlayed = ({ status }: Ending): boolean => status === 'succeeded' || status === 'failed'

const begun = (session: Session, now: number): Session => ({ ...session, startedAt: session.startedAt ?? now })

/** On, a machine goes on with its queue; off, everything on it fails. */
export function turnMachine(premises: Premises, machineId: string, isOnline: boolean): void {
  premises.store.transaction(() => {
    setOnline(premises.store, machineId, isOnline)
    settle(premises, machineId)
  })
  premises.time.reconsider()
}

/** From now on runs of a flow succeed by themselves, or do not any more; those that are under way as well. */
export function letAnswer(premises: Premises, flowId: string, answer: StandingAnswer | null): string | undefined {
  const { store, time } = premises
  const flow = findDesktopFlow(store, flowId)
  if (!flow) return 'There is no such desktop flow.'
  const fault = answer ? outputsFault(flow.outputs, answer.outputs) : undefined
  if (fault !== undefined) return fault
  store.transaction(() => {
    setAnswer(store, flowId, answer)
    for (const session of listSessions(store, flowId, 10_000))
      if (isUnderWay(session)) saveSession(store, session, dueAtOf(premises, session))
  })
  time.reconsider()
  return undefined
}

const fits: Readonly<Record<VariableType, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: (value) => Array.isArray(value),
  object: isObject,
}

function outputsFault(variables: FlowVariables, outputs: JsonObject): string | undefined {
  for (const [name, value] of Object.entries(outputs)) {
    const variable = variables.find((one) => one.name === name)
    if (!variable)
      return `The flow has no output ${name}. It has ${variables.map((one) => one.name).join(', ') || 'none'}.`
    if (!fits[variable.type](value)) return `The output ${name} is of the type ${variable.type}.`
  }
  return undefined
}
