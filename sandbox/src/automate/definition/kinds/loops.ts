import { hour } from '../../../clock.ts'
import { evaluateTemplate, isArray, isObject, type Json, typeName } from '../../expressions/index.ts'
import { holds } from '../condition.ts'
import { milliseconds } from '../durations.ts'
import { containerEnd, failed, type Kind } from './kind.ts'

/** One element after the other: concurrency is an option of the cloud, and off unless somebody turns it on. */
export const foreach: Kind = {
  inputsOf: ({ definition }, scope) => evaluateTemplate(definition.foreach ?? null, scope),
  begin: (items, { place: { action } }) => {
    if (!isArray(items))
      return failed(
        'ExpressionEvaluationFailed',
        `The execution of template action '${action.name}' failed: the result of the evaluation of 'foreach' expression '${String(action.definition.foreach)}' is of type '${typeName(items)}'. The result must be a valid array.`,
      )
    return items.length === 0
      ? containerEnd(false)
      : { type: 'entered', inside: { branch: 'actions', index: 0, items } }
  },
  leave: (hasFailed, { inside }) => {
    const index = (inside.index ?? 0) + 1
    const hasAnyFailed = hasFailed || inside.hasFailed === true
    if (index >= (inside.items?.length ?? 0)) return containerEnd(hasAnyFailed)
    return { type: 'entered', inside: { ...inside, index, hasFailed: hasAnyFailed } }
  },
}

const turnsOrdinary = 60
const turnsMax = 5_000

/** At least once, until its condition holds or one of its limits is reached; a limit is no failure. */
export const until: Kind = {
  inputsOf: ({ definition }) => definition.limit ?? null,
  begin: () => ({ type: 'entered', inside: { branch: 'actions', index: 0 } }),
  leave: (hasFailed, { inside, startedAt }, { course, place: { action }, scope }) => {
    if (hasFailed) return containerEnd(true)
    const index = (inside.index ?? 0) + 1
    const limits = limitsOf(action.definition.limit ?? null)
    const isOver = index >= limits.turns || course.now >= startedAt + limits.lifeMs
    if (isOver || holds(action.definition.expression ?? null, scope)) return containerEnd(false)
    return { type: 'entered', inside: { ...inside, index } }
  },
}

function limitsOf(limit: Json): { turns: number; lifeMs: number } {
  const { count, timeout } = isObject(limit) ? limit : {}
  return {
    turns: typeof count === 'number' ? Math.min(count, turnsMax) : turnsOrdinary,
    lifeMs: (typeof timeout === 'string' ? milliseconds(timeout) : undefined) ?? hour,
  }
}
