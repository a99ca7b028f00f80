import type { Step } from '@countersign/core/flows'
import { useSayDone } from '../../../parts/index.ts'
import { duplicateStep, moveStep, placeBeside, removeStep } from '../../draft/edit.ts'
import { everyStep } from '../../draft/places.ts'
import { useBuilder } from '../context.ts'
import { overview } from '../shown.ts'
import { focusSoon } from './focusSoon.ts'

/** What is done to a step as a whole; the focus goes along. */
export function useStepDeeds(step: Step): Record<'up' | 'down' | 'duplicate' | 'remove', () => void> {
  const { draft, change, shown, show } = useBuilder()
  const sayDone = useSayDone()

  function move(by: -1 | 1): void {
    const place = placeBeside(draft, step.id, by)
    if (!place) return
    change(moveStep(draft, step.id, place))
    focusSoon(`card-${step.id}`)
  }

  return {
    up: () => move(-1),
    down: () => move(1),
    duplicate: () => {
      const made = duplicateStep(draft, step.id)
      if (!made) return
      change(made.draft)
      show({ what: 'step', id: made.copyId })
      focusSoon(`card-${made.copyId}`)
    },
    remove: () => {
      const steps = everyStep(draft).map((standing) => standing.step.id)
      const gone = new Set(everyStep({ steps: [step] }).map((standing) => standing.step.id))
      const before = steps.slice(0, steps.indexOf(step.id)).findLast((id) => !gone.has(id))
      change(removeStep(draft, step.id))
      if (shown.what === 'step' && gone.has(shown.id)) show(overview)
      sayDone(`“${step.name}” is deleted; Undo takes that back`)
      focusSoon(before ? `card-${before}` : 'card-trigger')
    },
  }
}
