// What can be done to a draft. Each answers another draft, or the same one where there is nothing to do. Pure.

import type { BranchStep, Draft, Path, Step } from '@countersign/core/flows'
import { newIds } from './ids.ts'
import { freshName } from './names.ts'
import { everyList, everyStep, flowList, mapLists, type Place, standingOf } from './places.ts'
import { mapValues } from './values.ts'

export const insertStep = (draft: Draft, { list, index }: Place, step: Step): Draft =>
  mapLists(draft, (steps, name) => (name === list ? steps.toSpliced(index, 0, step) : steps))

export const removeStep = (draft: Draft, stepId: string): Draft =>
  mapLists(draft, (steps) => (steps.some(({ id }) => id === stepId) ? steps.filter(({ id }) => id !== stepId) : steps))

/** Another step in the place of the one of its id. */
export const putStep = (draft: Draft, step: Step): Draft =>
  mapLists(draft, (steps) => steps.map((one) => (one.id === step.id ? withInner(step, one) : one)))

/** A form changes what a step says of itself; what lies inside of it is changed where it stands. */
const withInner = (step: Step, before: Step): Step =>
  step.kind === 'branch' && before.kind === 'branch'
    ? {
        ...step,
        paths: step.paths.map((path) => ({
          ...path,
          steps: before.paths.find(({ id }) => id === path.id)?.steps ?? path.steps,
        })),
        otherwise: before.otherwise,
      }
    : step

/** To a place as it is now, with the step still where it was. Into itself nothing can go. */
export function moveStep(draft: Draft, stepId: string, to: Place): Draft {
  const from = standingOf(draft, stepId)
  if (!from || listsWithin(from.step).has(to.list)) return draft
  const isBehind = to.list === from.place.list && to.index > from.place.index
  const index = isBehind ? to.index - 1 : to.index
  if (to.list === from.place.list && index === from.place.index) return draft
  return insertStep(removeStep(draft, stepId), { list: to.list, index }, from.step)
}

const listsWithin = (step: Step): Set<string> =>
  new Set(everyList({ steps: [step] }).flatMap(({ list }) => (list === flowList ? [] : [list])))

/** Where a step comes to by one press up or down: past its neighbour, and at the end of a path out of the branch. */
export function placeBeside(draft: Draft, stepId: string, by: -1 | 1): Place | null {
  const from = standingOf(draft, stepId)
  if (!from) return null
  const { list, index } = from.place
  const count = everyList(draft).find((one) => one.list === list)?.steps.length ?? 0
  const isAtTheEnd = by === -1 ? index === 0 : index === count - 1
  if (!isAtTheEnd) return { list, index: by === -1 ? index - 1 : index + 2 }
  const branch = standingOf(draft, from.within.at(-1) ?? '')
  return branch ? { list: branch.place.list, index: branch.place.index + (by === -1 ? 0 : 1) } : null
}

/** Every place a step may be moved to, but where it is already. */
export function placesFor(draft: Draft, stepId: string): Place[] {
  const from = standingOf(draft, stepId)
  if (!from) return []
  const own = listsWithin(from.step)
  return everyList(draft)
    .filter(({ list }) => !own.has(list))
    .flatMap(({ list, steps }) => Array.from({ length: steps.length + 1 }, (_, index) => ({ list, index })))
    .filter(
      ({ list, index }) => list !== from.place.list || (index !== from.place.index && index !== from.place.index + 1),
    )
}

/** The same once more behind it; what it says of steps inside of it is then said of their copies. */
export function duplicateStep(draft: Draft, stepId: string): { draft: Draft; copyId: string } | null {
  const found = standingOf(draft, stepId)
  if (!found) return null
  const ids = newIds(draft)
  const taken = new Set(everyStep(draft).map(({ step }) => step.name))
  const fresh = { step: new Map<string, string>(), name: (name: string) => freshName(name, taken), path: ids.path }
  for (const { step } of everyStep({ steps: [found.step] })) fresh.step.set(step.id, ids.step())
  const copy = copyOf(found.step, fresh)
  const { list, index } = found.place
  return { draft: insertStep(draft, { list, index: index + 1 }, copy), copyId: copy.id }
}

type Fresh = { step: ReadonlyMap<string, string>; name: (name: string) => string; path: () => string }

function copyOf(step: Step, fresh: Fresh): Step {
  const copied = mapValues(step, (value) =>
    value.map((part) => ('from' in part ? { ...part, from: fresh.step.get(part.from) ?? part.from } : part)),
  )
  const named = { ...copied, id: fresh.step.get(step.id) ?? step.id, name: fresh.name(step.name) }
  if (named.kind !== 'branch') return named
  return {
    ...named,
    paths: named.paths.map((path) => ({
      ...path,
      id: fresh.path(),
      steps: path.steps.map((inner) => copyOf(inner, fresh)),
    })),
    otherwise: named.otherwise.map((inner) => copyOf(inner, fresh)),
  }
}

export const addPath = (draft: Draft, branchId: string, name: string): Draft =>
  changeBranch(draft, branchId, (branch) => ({
    ...branch,
    paths: [...branch.paths, { ...newPath(newIds(draft).path()), name }],
  }))

/** With the steps in it. The last one stays: without any there would be nothing to decide. */
export const removePath = (draft: Draft, branchId: string, pathId: string): Draft =>
  changeBranch(draft, branchId, (branch) =>
    branch.paths.length > 1 ? { ...branch, paths: branch.paths.filter(({ id }) => id !== pathId) } : branch,
  )

/** Paths are tried in their order. */
export const movePath = (draft: Draft, branchId: string, pathId: string, by: -1 | 1): Draft =>
  changeBranch(draft, branchId, (branch) => {
    const from = branch.paths.findIndex(({ id }) => id === pathId)
    const path = branch.paths[from]
    if (!path || from + by < 0 || from + by >= branch.paths.length) return branch
    return { ...branch, paths: branch.paths.toSpliced(from, 1).toSpliced(from + by, 0, path) }
  })

const changeBranch = (draft: Draft, branchId: string, change: (branch: BranchStep) => BranchStep): Draft =>
  mapLists(draft, (steps) =>
    steps.map((step) => (step.id === branchId && step.kind === 'branch' ? change(step) : step)),
  )

export const newPath = (id: string): Path => ({ id, name: '', when: { match: 'all', groups: [] }, steps: [] })
