import type { Draft } from '@countersign/core/flows'
import { everyList, everyStep, flowList, otherwiseOf, type Place } from './places.ts'

/** “After Lookup user”, “First in Sales of Branch”. Pure. */
export function placeWords(draft: Draft, { list, index }: Place): string {
  const before = everyList(draft).find((one) => one.list === list)?.steps[index - 1]
  const inside = list === flowList ? '' : listWords(draft, list)
  if (before) return inside ? `After ${before.name}, in ${inside}` : `After ${before.name}`
  return inside ? `First in ${inside}` : 'First of all'
}

function listWords(draft: Draft, list: string): string {
  for (const { step } of everyStep(draft)) {
    if (step.kind !== 'branch') continue
    if (otherwiseOf(step.id) === list) return `Otherwise of ${step.name}`
    const index = step.paths.findIndex(({ id }) => id === list)
    if (index >= 0) return `${step.paths[index]?.name || `Path ${index + 1}`} of ${step.name}`
  }
  return list
}
