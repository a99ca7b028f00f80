// What each effect of the engine becomes: rows. The one table between what is decided and what is stored.

import {
  type Effect,
  type Instance,
  instantOf,
  invariant,
  type Model,
  nodeIdOf,
  nodeOf,
  type VisitId,
} from '@countersign/engine'
import { newId } from '../platform/ids.ts'
import { storable } from '../platform/storable.ts'
import { answerForCaller, calledOff, escalationForCaller } from './callers.ts'
import type { Caller } from './delivery.ts'
import { type Handing, hand } from './limits.ts'
import type { Lend } from './neighbours.ts'
import { isAttempt, isEvent, isVisit, type Writes } from './writes.ts'

/** Where an effect comes from. */
export type Origin = Handing & {
  readonly instanceId: string
  readonly processId: string
  readonly versionId: string
  readonly caller: Caller | null
  readonly depth: number
  /** The instance on top of those that called one another. */
  readonly root: string
  /** Null where it no longer compiles; then nothing is done but to cancel. */
  readonly model: Model | null
  /** The instance as it is after the step. */
  readonly next: Instance
  readonly at: Date
  readonly lend: Lend
  /** Through how many signals the step came about. */
  readonly hops: number
}

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>
type Writer<T extends Effect['type']> = (effect: Of<T>, origin: Origin, writes: Writes) => void

/** A missing row is a compile error. */
const writers: { readonly [T in Effect['type']]: Writer<T> } = {
  call: (effect, origin, { jobs }) => {
    const { instanceId, at, lend } = origin
    const { visit, attempt, retries, delayMs } = effect
    const [headers, variables] = [JSON.stringify(effect.headers), JSON.stringify(effect.variables)]
    const bytes = headers.length + variables.length
    hand(origin, bytes)
    const taskType = storable(effect.taskType)
    // A job for which a worker of this process is free is born in its hands: nobody has to look for it.
    const loan = delayMs === 0 ? lend(taskType, at, bytes) : undefined
    jobs.push({
      id: newId(),
      instanceId,
      visit,
      attempt,
      taskType,
      retries,
      headers,
      variables,
      createdAt: at,
      availableAt: loan?.until ?? new Date(at.getTime() + delayMs),
      lease: loan?.lease ?? null,
      worker: loan?.worker ?? null,
      begunAt: loan?.isMarkedAtBirth ? at : null,
    })
  },
  ask: (effect, origin, { tasks }) => {
    const { instanceId, model, at } = origin
    hand(origin, JSON.stringify(effect.headers).length)
    const { visit, assignee, dueDate, followUpDate, priority } = effect
    const nodeId = nodeIdOf(visit)
    invariant(model, 'nobody is asked by a process that does not compile')
    tasks.push({
      id: newId(),
      instanceId,
      visit,
      name: nodeOf(model, nodeId).name ?? nodeId,
      assignee: assignee === null ? null : storable(assignee),
      candidateUsers: effect.candidateUsers.map(storable),
      candidateGroups: effect.candidateGroups.map(storable),
      dueAt: momentOf(dueDate),
      followUpAt: momentOf(followUpDate),
      priority,
      form: effect.form,
      headers: effect.headers,
      createdAt: at,
    })
  },
  callProcess: ({ visit, attempt, processId, binding, variables, callers }, origin, { errands }) => {
    const { instanceId, versionId: callerVersionId, depth, root } = origin
    hand(origin, JSON.stringify(variables).length)
    const caller = { instanceId, visit, attempt, depth: depth + 1, root }
    const payload = { caller, callerVersionId, processId: storable(processId), binding, variables, callers }
    errands.push({ line: instanceId, kind: 'call', payload })
  },
  withdraw: ({ visit }, { instanceId, model }, writes) => {
    if (mayHaveCalled(model, visit)) writes.errands.push(calledOff(instanceId, visit))
    const isIt = isVisit({ instanceId, visit })
    writes.jobs = writes.jobs.filter((row) => !isIt(row))
    writes.tasks = writes.tasks.filter((row) => !isIt(row))
    writes.withdrawn.push({ instanceId, visit })
  },
  schedule: ({ visit, event, round, dueAt }, { instanceId }, { timers }) => {
    timers.push({ id: newId(), instanceId, visit, event, round, dueAt: new Date(dueAt) })
  },
  unschedule: ({ visit, event, round }, { instanceId }, writes) => {
    const key = { instanceId, visit, event, round }
    writes.timers = writes.timers.filter((row) => !isEvent(key)(row))
    writes.unscheduled.push(key)
  },
  subscribe: (effect, { instanceId, processId, at }, { messageSubscriptions, errands }) => {
    const { visit, event, round } = effect
    const address = { name: storable(effect.messageName), correlationKey: storable(effect.correlationKey) }
    const subscription = { id: newId(), instanceId, processId, visit, event, round, createdAt: at, ...address }
    messageSubscriptions.push(subscription)
    errands.push({ line: subscription.id, kind: 'match', payload: address })
  },
  unsubscribe: ({ visit, event, round }, { instanceId }, writes) => {
    const key = { instanceId, visit, event, round }
    writes.messageSubscriptions = writes.messageSubscriptions.filter((row) => !isEvent(key)(row))
    writes.unsubscribed.push(key)
  },
  listen: ({ visit, event, round, signalName }, { instanceId }, { signalSubscriptions }) => {
    signalSubscriptions.push({ id: newId(), instanceId, visit, event, round, name: storable(signalName) })
  },
  unlisten: ({ visit, event, round }, { instanceId }, writes) => {
    const key = { instanceId, visit, event, round }
    writes.signalSubscriptions = writes.signalSubscriptions.filter((row) => !isEvent(key)(row))
    writes.unlistened.push(key)
  },
  raise: ({ visit, attempt, code, ...effect }, origin, { incidents }) => {
    const { instanceId, processId, at } = origin
    const message = storable(cut(effect.message))
    const warnings = effect.warnings.slice(0, warningsMax).map(cut)
    hand(origin, message.length + warnings.join('').length)
    const where = { instanceId, processId, nodeId: nodeIdOf(visit), visit, attempt }
    incidents.push({ id: newId(), ...where, code, message, warnings, deliveryId: null, raisedAt: at })
  },
  mend: ({ visit, attempt }, { instanceId }, writes) => {
    const key = { instanceId, visit, attempt }
    writes.incidents = writes.incidents.filter((row) => !isAttempt(key)(row as never))
    writes.mended.push(key)
  },
  broadcast: ({ signalName, variables }, origin, { errands }) => {
    hand(origin, JSON.stringify(variables).length)
    const signal = { name: storable(signalName), variables, hops: origin.hops + 1 }
    const payload = { id: newId(), ...signal, thrownBy: origin.instanceId }
    errands.push({ line: origin.instanceId, kind: 'broadcast', payload })
  },
  escalate: (effect, { instanceId, caller }, { errands }) => {
    if (caller) errands.push(escalationForCaller(instanceId, caller, effect))
  },
  finish: (effect, { instanceId, caller, model, next }, { finished, released, errands }) => {
    finished.push(instanceId)
    if (!model || beginsByMessage(model)) released.push(instanceId)
    const answer = caller && answerForCaller(instanceId, caller, effect, next)
    if (answer) errands.push(answer)
  },
}

const warningsMax = 20
const charsMax = 6_000 // as of a job that failed: more is read by nobody

const cut = (text: string): string => text.slice(0, charsMax)

function momentOf(text: string | null): Date | null {
  const instant = text === null ? null : instantOf(text)
  return instant === null ? null : new Date(instant)
}

/** To call off what nobody called does nothing. */
const mayHaveCalled = (model: Model | null, visit: VisitId): boolean =>
  !model || nodeOf(model, nodeIdOf(visit)).type === 'callActivity'

const beginsByMessage = ({ insides }: Model): boolean =>
  insides.get(null)?.starts.some(({ event }) => event.type === 'message') ?? false

/** The table pairs each effect with its own writer; the compiler can't follow that pairing through a lookup. */
export const writeEffect = (effect: Effect, origin: Origin, writes: Writes): void =>
  (writers[effect.type] as Writer<Effect['type']>)(effect, origin, writes)
