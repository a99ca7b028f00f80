// What the expressions of an action see: the trigger, variables, and other actions, those in the same turn of a loop first.

import { budgetMax, ExpressionFault, type Json, type JsonObject, type Scope } from '../expressions/index.ts'
import { type Course, chance, findStep } from './course.ts'
import type { Step } from './run.ts'
import { told } from './told.ts'
import type { Place } from './workflow.ts'

/** `at` is where the loops around the action are. */
export function scopeAt(course: Course, place: Place, at: readonly number[]): Scope {
  const { workflow, run, now } = course
  return {
    now,
    chance: () => chance(course),
    budget: { left: budgetMax },
    workflow: () => run.workflow,
    parameter: (name) => ownOf(workflow.parameters, name, `The workflow parameter '${name}' is not found.`),
    variable: (name) =>
      ownOf(run.variables, name, `The variable '${name}' must be initialized before it can be used.`).value,
    trigger: () => run.trigger,
    action: (name) => actionSeen(course, place, at, name),
    result: (name) => resultSeen(course, place, at, name),
    item: (loop) => itemSeen(course, place, at, loop),
    iterationIndex: (loop) => loopSeen(course, place, at, loop, 'Until').inside?.index ?? 0,
  }
}

function ownOf<T>(values: Readonly<Record<string, T>>, name: string, fault: string): T {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined) throw new ExpressionFault(fault)
  return value
}

function actionSeen(course: Course, place: Place, at: readonly number[], name: string): JsonObject {
  const target = placeNamed(course, name)
  const indexes = indexesSeen(course, place, at, target)
  if (!indexes) return { name, code: 'ActionSkipped', status: 'Skipped' }
  const step = findStep(course, name, indexes)
  if (!step) throw new ExpressionFault(`The action '${name}' has not run before this one.`)
  return told(course.run, step)
}

function placeNamed({ workflow }: Course, name: string): Place {
  const place = workflow.places.get(name)
  if (!place) throw new ExpressionFault(`The action '${name}' is not defined in the template.`)
  return place
}

/**
 * In which turn of its loops another action is meant: of a loop around both, the present one; of an Until that is
 * looked into from outside, the last. Nothing where a loop was skipped.
 */
function indexesSeen(course: Course, place: Place, at: readonly number[], target: Place): number[] | undefined {
  const indexes: number[] = []
  for (const [depth, loop] of target.loops.entries()) {
    const isAround = place.loops[depth] === loop
    const index = isAround ? at[depth] : lastTurn(course, loop, indexes, target.action.name)
    if (index === undefined) return undefined
    indexes.push(index)
  }
  return indexes
}

function lastTurn(course: Course, loop: string, at: readonly number[], name: string): number | undefined {
  if (placeNamed(course, loop).action.type !== 'Until')
    throw new ExpressionFault(
      `The action '${name}' is in the loop '${loop}' and cannot be referenced from outside of it.`,
    )
  return findStep(course, loop, at)?.inside?.index
}

/** Of every action directly in a container, whatever became of it; of a loop, turn after turn. */
function resultSeen(course: Course, place: Place, at: readonly number[], name: string): Json[] {
  const { action } = placeNamed(course, name)
  const indexes = indexesSeen(course, place, at, placeNamed(course, name)) ?? []
  const children = new Set(Object.values(action.bodies).flatMap((body) => body.map((child) => child.name)))
  if (children.size === 0)
    throw new ExpressionFault(`The action '${name}' of type '${action.type}' is no container: it has no result.`)
  return Object.values(course.run.steps)
    .filter((step) => children.has(step.name) && indexes.every((index, depth) => step.at[depth] === index))
    .map((step) => told(course.run, step))
}

function itemSeen(course: Course, place: Place, at: readonly number[], name: string | undefined): Json {
  const innermost = place.loops.findLast((loop) => placeNamed(course, loop).action.type === 'Foreach')
  const loop = name ?? innermost
  if (loop === undefined) throw new ExpressionFault("The function 'item' is used outside of a loop.")
  const { inside } = loopSeen(course, place, at, loop, 'Foreach')
  return inside?.items?.[inside.index ?? 0] ?? null
}

/** A loop around the action, or the loop that is the action: the condition of an Until asks for its own turn. */
function loopSeen(course: Course, place: Place, at: readonly number[], name: string, type: string): Step {
  const depth = place.action.name === name ? place.loops.length : place.loops.indexOf(name)
  const step = depth < 0 ? undefined : findStep(course, name, at.slice(0, depth))
  if (!step || placeNamed(course, name).action.type !== type)
    throw new ExpressionFault(
      `The repetition action(s) '${name}' referenced by 'inputs' in action '${place.action.name}' are not defined in the template.`,
    )
  return step
}
