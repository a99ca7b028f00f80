import type {
  BusinessRuleTask,
  EndEvent,
  IntermediateThrowEvent,
  Job,
  ScriptJobTask,
  SendTask,
  ServiceTask,
} from '../drawn/index.ts'
import type { Effect } from '../effect.ts'
import type { Answer } from '../fact.ts'
import type { ActiveInstance, Visit } from '../instance.ts'
import { invariant } from '../invariant.ts'
import { leave } from '../leave.ts'
import { titleOf, type Wired } from '../model.ts'
import { after, type Move, raised } from '../move.ts'
import { type Attempted, aName, compute, isName, isWhole, type Refusal } from '../refusal.ts'
import type { Turn } from '../turn.ts'
import type { Json, Variables } from '../values.ts'
import { visibleTo } from '../variables.ts'
import { changeVisit, mendOf, nextAttempt } from '../visits.ts'
import { throwAnswered, withBrought } from './answeredError.ts'
import type { Behaviour, Entry, Visited } from './behaviour.ts'
import { visibleAt, wait } from './entry.ts'

export type JobTask = ServiceTask | SendTask | BusinessRuleTask | ScriptJobTask
export type JobNode = JobTask | MessageThrower
/** An event that sends a message has its job in its definition. */
export type MessageThrower = IntermediateThrowEvent | EndEvent

/** Work for somebody outside: a job of a type, done at least once, tried again while there are retries. */
export const job: Behaviour<JobNode> = {
  enter: enterJob,
  on: {
    completed: ({ turn, instance, node, visit }, { variables }) => leave(turn, instance, node, visit, variables),
    failed: retryOrRaise,
    errorThrown: throwAnswered,
    resolved: ({ visit, ...visited }, { retries }) => {
      // To resolve is to want one more try, whatever number came with it.
      const again = callAgain({ ...visited, visit }, retries === undefined ? null : Math.max(1, retries), 0)
      return after(mendOf(visit), again)
    },
  },
}

export function enterJob(entry: Entry<JobNode>): Move | Refusal {
  const variables = visibleAt(entry)
  const order = orderOf(entry.turn, entry.node, variables, null)
  if (!order.ok) return order.refusal
  return wait(entry, { waitsFor: 'answer' }, (visit) => [call(visit, order.value, variables, 0)])
}

function retryOrRaise(
  { turn, instance, node, visit }: Visited<JobNode>,
  { retries, message, delayMs = 0, incident = 'JOB_NO_RETRIES', variables }: Extract<Answer, { type: 'failed' }>,
): Move {
  const told = withBrought(visit, variables)
  if (retries > 0) return callAgain({ turn, instance, node, visit: told }, retries, delayMs)
  const why = `${titleOf(node)} failed and has no retries left: ${message}`
  return raise(instance, told, { code: incident, message: why, warnings: [] })
}

/** Type and retries are worked out anew: somebody may just have mended what they are made of. */
function callAgain({ turn, instance, node, visit }: Visited<JobNode>, retries: number | null, delayMs: number): Move {
  const again = nextAttempt(visit)
  const variables = visibleTo(instance, again)
  const order = orderOf(turn, node, variables, retries)
  if (!order.ok) return raise(instance, again, order.refusal)
  return { next: changeVisit(instance, again), effects: [call(again, order.value, variables, delayMs)], tokens: [] }
}

/** The visit stays where it is, and somebody has to look. */
const raise = (instance: ActiveInstance, visit: Visit, refusal: Refusal): Move => ({
  next: changeVisit(instance, { ...visit, incident: refusal.code }),
  effects: [raised(visit.id, visit.attempt, refusal.code, refusal)],
  tokens: [],
})

type Order = { readonly taskType: string; readonly retries: number; readonly headers: Job['headers'] }

function orderOf(turn: Turn, node: Wired<JobNode>, variables: Variables, retries: number | null): Attempted<Order> {
  const job = jobOf(node)
  const taskType = compute(turn, node, job.taskType, variables, typeWanted)
  if (!taskType.ok) return taskType
  const tries =
    retries === null
      ? compute(turn, node, job.retries, variables, retriesWanted)
      : { ok: true as const, value: retries }
  if (!tries.ok) return tries
  return { ok: true, value: { taskType: taskType.value, retries: tries.value, headers: job.headers } }
}

function jobOf(node: Wired<JobNode>): Job {
  if (!('event' in node)) return node
  invariant(node.event.type === 'message', `${node.id} sends no message`)
  return node.event
}

const typeWanted = { code: 'EXTRACT_VALUE_ERROR', what: 'the type of its job', form: aName, is: isName } as const
const retriesWanted = {
  code: 'EXTRACT_VALUE_ERROR',
  what: 'the number of tries',
  form: 'a whole number from 1 on',
  is: (value: Json): value is number => isWhole(value) && value >= 1,
} as const

const call = ({ id, attempt }: Visit, order: Order, variables: Variables, delayMs: number): Effect => ({
  type: 'call',
  visit: id,
  attempt,
  ...order,
  delayMs,
  variables,
})
