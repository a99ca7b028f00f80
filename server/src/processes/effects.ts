// What each effect of the engine becomes: rows. The one table between what is decided and what is stored.

import { type Effect, type Instance, type Model, nodeIdOf, nodeOf } from '@countersign/engine'
import { storable } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { answerForCaller, calledOff, escalationForCaller } from './callers.ts'
import type { Caller } from './delivery.ts'
import type { Lend } from './neighbours.ts'
import { instantOf } from './tasks/instant.ts'
import { isAttempt, isEvent, isVisit, type Writes } from './writes.ts'

/** Where an effect comes from. */
export type Origin = {
  readonly instanceId: string
  readonly processId: string
  readonly versionId: string
  readonly caller: Caller | null
  readonly depth: number
  readonly model: Model
  /** The instance as it is after the step. */
  readonly next: Instance
  readonly at: Date
  readonly lend: Lend
}

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>
type Writer<T extends Effect['type']> = (effect: Of<T>, origin: Origin, writes: Writes) => void

/** A missing row is a compile error. */
const writers: { readonly [T in Effect['type']]: Writer<T> } = {
  call: (effect, { instanceId, at, lend }, { jobs }) => {
    const { visit, attempt, retries, delayMs } = effect
    const taskType = storable(effect.taskType)
    // A job for which a worker of this process is free is born in its hands: nobody has to look for it.
    const loan = delayMs === 0 ? lend(taskType, at) : undefined
    jobs.push({
      id: newId(),
      instanceId,
      visit,
      attempt,
      taskType,
      retries,
      headers: JSON.stringify(effect.headers),
      variables: JSON.stringify(effect.variables),
      createdAt: at,
      availableAt: loan?.until ?? new Date(at.getTime() + delayMs),
      lease: loan?.lease ?? null,
      worker: loan?.worker ?? null,
    })
  },
  ask: (effect, { instanceId, model, at }, { tasks }) => {
    const { visit, assignee, dueDate, followUpDate, priority } = effect
    const nodeId = nodeIdOf(visit)
    tasks.push({
      id: newId(),
      instanceId,
      visit,
      name: nodeOf(model, nodeId).name ?? nodeId,
      assignee: assignee === null ? null : storable(assignee),
      candidateUsers: effect.candidateUsers.map(storable),
      candidateGroups: effect.candidateGroups.map(storable),
      dueAt: instantOf(dueDate),
      followUpAt: instantOf(followUpDate),
      priority,
      form: effect.form,
      headers: effect.headers,
      createdAt: at,
    })
  },
  callProcess: ({ visit, attempt, processId, binding, variables, callers }, origin, { errands }) => {
    const { instanceId, versionId: callerVersionId, depth } = origin
    const caller = { instanceId, visit, attempt, depth: depth + 1 }
    const payload = { caller, callerVersionId, processId: storable(processId), binding, variables, callers }
    errands.push({ line: instanceId, kind: 'call', payload })
  },
  withdraw: ({ visit }, { instanceId, model }, writes) => {
    if (nodeOf(model, nodeIdOf(visit)).type === 'callActivity') writes.errands.push(calledOff(instanceId, visit))
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
  raise: ({ visit, attempt, code, message, warnings }, { instanceId, processId, at }, { incidents }) => {
    const where = { instanceId, processId, nodeId: nodeIdOf(visit), visit, attempt }
    const why = { code, message: storable(message), warnings, deliveryId: null }
    incidents.push({ id: newId(), ...where, ...why, raisedAt: at })
  },
  mend: ({ visit, attempt }, { instanceId }, writes) => {
    const key = { instanceId, visit, attempt }
    writes.incidents = writes.incidents.filter((row) => !isAttempt(key)(row as never))
    writes.mended.push(key)
  },
  broadcast: ({ signalName, variables }, { instanceId }, { errands }) => {
    const payload = { id: newId(), name: storable(signalName), variables }
    errands.push({ line: instanceId, kind: 'broadcast', payload })
  },
  escalate: (effect, { instanceId, caller }, { errands }) => {
    if (caller) errands.push(escalationForCaller(instanceId, caller, effect))
  },
  finish: (effect, { instanceId, caller, model, next }, { finished, released, errands }) => {
    finished.push(instanceId)
    if (beginsByMessage(model)) released.push(instanceId)
    const answer = caller && answerForCaller(instanceId, caller, effect, next)
    if (answer) errands.push(answer)
  },
}

const beginsByMessage = ({ insides }: Model): boolean =>
  insides.get(null)?.starts.some(({ event }) => event.type === 'message') ?? false

/** The table pairs each effect with its own writer; the compiler can't follow that pairing through a lookup. */
export const writeEffect = (effect: Effect, origin: Origin, writes: Writes): void =>
  (writers[effect.type] as Writer<Effect['type']>)(effect, origin, writes)
