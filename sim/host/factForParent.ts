import type { Effect } from '@countersign/engine'
import type { Said } from './delivery.ts'
import type { InstanceRow } from './tables.ts'

/** What a called instance did is a fact of the one that called it; null where there is nothing more to tell. */
export function factForParent(
  { parent, state }: InstanceRow,
  effect: Extract<Effect, { type: 'escalate' | 'finish' }>,
): Said | null {
  if (!parent) return null
  const { visit, attempt } = parent
  if (effect.type === 'escalate') {
    const { number, code, variables } = effect
    return { type: 'childEscalated', visit, attempt, number, code, variables }
  }
  switch (effect.outcome) {
    case 'completed':
      return { type: 'childFinished', visit, variables: JSON.parse(state).variables }
    case 'errorThrown': {
      const { code = '', variables = {} } = effect.thrown ?? {}
      return { type: 'childThrewError', visit, attempt, code, variables }
    }
    case 'cancelled':
      return { type: 'childFailed', visit, attempt, message: 'it was cancelled' }
    case 'escalated':
      return null // its escalation has told all
  }
}
