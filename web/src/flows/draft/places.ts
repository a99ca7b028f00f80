// Where steps stand: in the flow's own list, in a path of a branch, or where none of its paths is taken. Pure.

import type { Draft, Step } from '@countersign/core/flows'

/** A list of steps by its name: `flow`, the id of a path, or `s3-otherwise`. */
export type ListName = string

export const flowList: ListName = 'flow'
export const otherwiseOf = (branchId: string): ListName => `${branchId}-otherwise`

/** Before the step that stands at `index`; behind the last one where none does. */
export type Place = { list: ListName; index: number }

export type Standing = {
  step: Step
  place: Place
  /** The branches it lies in, the outermost first. */
  within: readonly string[]
}

/** Every step, in the order in which they are read. */
export const everyStep = ({ steps }: Pick<Draft, 'steps'>): Standing[] => walk(steps, flowList, [])

function walk(steps: readonly Step[], list: ListName, within: readonly string[]): Standing[] {
  return steps.flatMap((step, index) => {
    const here = { step, place: { list, index }, within }
    if (step.kind !== 'branch') return [here]
    const deeper = [...within, step.id]
    return [
      here,
      ...step.paths.flatMap((path) => walk(path.steps, path.id, deeper)),
      ...walk(step.otherwise, otherwiseOf(step.id), deeper),
    ]
  })
}

export const standingOf = (draft: Draft, stepId: string): Standing | undefined =>
  everyStep(draft).find(({ step }) => step.id === stepId)

/** Every list with its steps, the flow's own first. */
export const everyList = ({ steps }: Pick<Draft, 'steps'>): { list: ListName; steps: readonly Step[] }[] => [
  { list: flowList, steps },
  ...innerLists(steps),
]

const innerLists = (steps: readonly Step[]): { list: ListName; steps: readonly Step[] }[] =>
  steps.flatMap((step) =>
    step.kind === 'branch'
      ? [
          ...step.paths.flatMap((path) => [{ list: path.id, steps: path.steps }, ...innerLists(path.steps)]),
          { list: otherwiseOf(step.id), steps: step.otherwise },
          ...innerLists(step.otherwise),
        ]
      : [],
  )

/** The same draft with each of its lists changed, the innermost first. */
export const mapLists = (draft: Draft, change: (steps: Step[], list: ListName) => Step[]): Draft => ({
  ...draft,
  steps: mapped(draft.steps, flowList, change),
})

function mapped(steps: readonly Step[], list: ListName, change: (steps: Step[], list: ListName) => Step[]): Step[] {
  const inner = steps.map((step) =>
    step.kind === 'branch'
      ? {
          ...step,
          paths: step.paths.map((path) => ({ ...path, steps: mapped(path.steps, path.id, change) })),
          otherwise: mapped(step.otherwise, otherwiseOf(step.id), change),
        }
      : step,
  )
  return change(inner, list)
}
