import { insertStep } from '../../draft/edit.ts'
import { type NewStep, newStep } from '../../draft/newStep.ts'
import type { Place } from '../../draft/places.ts'
import { useBuilder } from '../context.ts'

/** Puts a step into the flow and opens its form. */
export function useAdd(place: Place): (wish: NewStep) => void {
  const { draft, change, show } = useBuilder()
  return (wish) => {
    const step = newStep(draft, wish)
    change(insertStep(draft, place, step))
    show({ what: 'step', id: step.id })
  }
}
