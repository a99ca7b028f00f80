// What still has to be done to a draft before it can become active, in one clear sentence each.
//
// K1  What has no problem compiles to a process that the engine takes.
// K2  A step uses what certainly came before it, so there are no circles.

import { checkStep } from './checkStep.ts'
import { checkTrigger } from './checkTrigger.ts'
import { type Draft, depthMax, type Step, stepsMax } from './draft.ts'
import type { Finding, FindingCode } from './finding.ts'
import { type Placed, placedSteps } from './outputs.ts'
import type { World } from './world.ts'

export function check(draft: Draft, world: World): Finding[] {
  const placed = placedSteps(draft)
  return [
    ...checkTrigger(draft.trigger, world.secrets),
    ...checkSize(placed),
    ...checkNames(placed),
    ...unreached(draft.steps),
    ...placed.flatMap((one) => checkStep(one, world)),
  ]
}

/** Whether it can become active. */
export const isFit = (findings: readonly Finding[]): boolean => findings.every(({ weight }) => weight === 'hint')

const problem = (at: string | null, code: FindingCode, sentence: string): Finding => ({
  ...{ at, field: null, code, sentence, weight: 'problem' },
})

function checkSize(placed: readonly Placed[]): Finding[] {
  if (placed.length === 0) return [problem(null, 'no-steps', 'Add at least one step.')]
  const [deep] = placed.filter(({ depth }) => depth > depthMax)
  return [
    ...(placed.length > stepsMax
      ? [problem(null, 'too-many-steps', `The flow has ${placed.length} steps; at most ${stepsMax} are run.`)]
      : []),
    ...(deep
      ? [
          problem(
            deep.step.id,
            'too-deep',
            `“${deep.step.name}” lies in more than ${depthMax} branches, one in the other.`,
          ),
        ]
      : []),
  ]
}

function checkNames(placed: readonly Placed[]): Finding[] {
  const ids = placed.flatMap(({ step }) => [step.id, ...pathIds(step)])
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  const names = placed.map(({ step }) => step.name.toLowerCase())
  return [
    ...(twice ? [problem(twice, 'same-id', `Two parts of the flow have the id ${twice}.`)] : []),
    ...placed.flatMap(({ step: { id, name } }, index) => {
      if (name === '') return [problem(id, 'no-name', 'Give the step a name.')]
      const isSecond = names.indexOf(name.toLowerCase()) < index
      return isSecond ? [problem(id, 'same-name', `Two steps are called “${name}”. Give one another name.`)] : []
    }),
  ]
}

const pathIds = (step: Step): string[] => (step.kind === 'branch' ? step.paths.map(({ id }) => id) : [])

function unreached(steps: readonly Step[]): Finding[] {
  const end = steps.findIndex(neverGoesOn)
  const after = end < 0 ? undefined : steps[end + 1]
  const here = after
    ? [problem(after.id, 'never-reached', `“${after.name}” is never reached: the flow has stopped before it.`)]
    : []
  const inside = steps.flatMap((step) =>
    step.kind === 'branch' ? [...step.paths.map((path) => path.steps), step.otherwise].flatMap(unreached) : [],
  )
  return [...here, ...inside]
}

/** Whether nothing that follows is ever done. */
export function neverGoesOn(step: Step): boolean {
  if (step.kind === 'stop') return true
  if (step.kind !== 'branch') return false
  return [...step.paths.map((path) => path.steps), step.otherwise].every((steps) => steps.some(neverGoesOn))
}
