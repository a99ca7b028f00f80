import { type ActiveInstance, type Answer, type Effect, type ServiceTask, titleOf, type Visit } from '../model.ts'
import { leave, type Move, raise, wait } from '../move.ts'
import { changeVisit, mendOf, nextAttempt } from '../visits.ts'
import type { Behaviour, Visited } from './behaviour.ts'

/** Work for somebody outside: a job of a type, done at least once, tried again while there are retries. */
export const serviceTask: Behaviour<ServiceTask> = {
  enter: ({ instance, node }) => wait(instance, node, (visit) => call(instance, node, visit, node.retries, 0)),
  on: {
    completed: ({ instance, node, visit }, { variables }) => leave(instance, node, visit, variables),
    failed: retryOrRaise,
    errorThrown: ({ instance, node, visit }, { code, message }) =>
      raise(instance, visit, 'UNHANDLED_ERROR_EVENT', uncaught(node, code, message)),
    resolved: ({ instance, node, visit }, { retries = node.retries }) => {
      // To resolve is to want one more try, whatever number came with it.
      const again = callAgain(instance, node, visit, Math.max(1, retries), 0)
      return { ...again, effects: [...mendOf(visit), ...again.effects] }
    },
  },
}

function retryOrRaise(
  { instance, node, visit }: Visited<ServiceTask>,
  { retries, message, delayMs = 0 }: Extract<Answer, { type: 'failed' }>,
): Move {
  if (retries > 0) return callAgain(instance, node, visit, retries, delayMs)
  return raise(instance, visit, 'JOB_NO_RETRIES', `${titleOf(node)} failed and has no retries left: ${message}`)
}

function callAgain(instance: ActiveInstance, node: ServiceTask, visit: Visit, retries: number, delayMs: number): Move {
  const again = nextAttempt(visit)
  return {
    next: changeVisit(instance, again),
    effects: [call(instance, node, again, retries, delayMs)],
    tokens: [],
  }
}

const call = (
  instance: ActiveInstance,
  { taskType, headers }: ServiceTask,
  { id, attempt }: Visit,
  retries: number,
  delayMs: number,
): Effect => ({ type: 'call', visit: id, attempt, taskType, headers, retries, delayMs, variables: instance.variables })

const uncaught = (node: ServiceTask, code: string, message?: string): string =>
  `${titleOf(node)} threw the error "${code}", which nothing in the process catches${message ? `: ${message}` : ''}`
