import { catchersAround, caught } from '../catching.ts'
import type { CallActivity } from '../drawn/index.ts'
import type { Effect } from '../effect.ts'
import type { Answer } from '../fact.ts'
import { type ActiveInstance, scopeOf, type Visit } from '../instance.ts'
import { leave } from '../leave.ts'
import { titleOf, type Wired } from '../model.ts'
import { after, type Move, raised } from '../move.ts'
import { type Attempted, aName, compute, isName } from '../refusal.ts'
import type { Turn } from '../turn.ts'
import { noVariables, type Variables } from '../values.ts'
import { visibleTo } from '../variables.ts'
import { changeVisit, mendOf, nextAttempt } from '../visits.ts'
import { throwAnswered } from './answeredError.ts'
import type { Behaviour, Visited } from './behaviour.ts'
import { visibleAt, wait } from './entry.ts'

/** Another process, run as an instance of its own; this one waits for its end. */
export const callActivity: Behaviour<CallActivity> = {
  enter: (entry) => {
    const { turn, instance } = entry
    const processId = processIdOf(turn, entry.node, visibleAt(entry))
    if (!processId.ok) return processId.refusal
    return wait(entry, { waitsFor: 'answer' }, (visit) => [call(turn, instance, entry.node, visit, processId.value)])
  },
  on: {
    childFinished: ({ turn, instance, node, visit }, { variables }) =>
      leave(
        turn,
        instance,
        node,
        visit,
        node.mapOutputs !== null || node.propagateAllChildVariables ? variables : noVariables,
      ),
    childThrewError: throwAnswered,
    childEscalated: takeEscalation,
    childFailed: ({ instance, node, visit }, { message }) =>
      raise(instance, visit, `${titleOf(node)}: the called process can't be run: ${message}`),
    resolved: callAgain,
  },
}

function call(
  turn: Turn,
  instance: ActiveInstance,
  node: Wired<CallActivity>,
  visit: Visit,
  processId: string,
): Effect {
  const { binding, propagateAllParentVariables } = node
  const variables = propagateAllParentVariables ? visibleTo(instance, visit) : (visit.locals ?? noVariables)
  const callers = catchersAround(turn.model, instance, { within: scopeOf(visit), visit })
  return { type: 'callProcess', visit: visit.id, attempt: visit.attempt, processId, binding, variables, callers }
}

function callAgain({ turn, instance, node, visit }: Visited<CallActivity>): Move {
  const { escalations: _, ...again } = nextAttempt(visit)
  const processId = processIdOf(turn, node, visibleTo(instance, again))
  const move: Move = processId.ok
    ? { next: changeVisit(instance, again), effects: [call(turn, instance, node, again, processId.value)], tokens: [] }
    : raise(instance, again, processId.refusal.message)
  return after(mendOf(visit), move)
}

/** What the called process escalated counts once; it goes on meanwhile, unless whoever catches it interrupts. */
function takeEscalation(
  { turn, instance, visit }: Visited<CallActivity>,
  { number, code, variables = noVariables }: Extract<Answer, { type: 'childEscalated' }>,
): Move {
  const taken = visit.escalations ?? []
  if (taken.includes(number)) return { next: instance, effects: [], tokens: [] }
  const counted = { ...visit, escalations: [...taken, number] }
  const next = changeVisit(instance, counted)
  const at = { within: scopeOf(visit), visit: counted }
  const catching = caught(turn.model, next, { type: 'escalation', code }, at, null, variables)
  return catching?.move ?? { next, effects: [], tokens: [] }
}

const raise = (instance: ActiveInstance, visit: Visit, message: string): Move => ({
  next: changeVisit(instance, { ...visit, incident: 'CALLED_ELEMENT_ERROR' }),
  effects: [raised(visit.id, visit.attempt, 'CALLED_ELEMENT_ERROR', { message, warnings: [] })],
  tokens: [],
})

const processIdOf = (turn: Turn, node: Wired<CallActivity>, variables: Variables): Attempted<string> =>
  compute(turn, node, node.processId, variables, {
    code: 'CALLED_ELEMENT_ERROR',
    what: 'the id of the called process',
    form: aName,
    is: isName,
  })
