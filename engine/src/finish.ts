import type { ActiveInstance, Effect, Outcome, Step } from './model.ts'
import { mendOf } from './visits.ts'

/** The end, for whatever reason: nothing that was asked or raised stays behind. */
export const finish = (instance: ActiveInstance, outcome: Outcome): Step => ({
  next: { status: 'finished', outcome, variables: instance.variables },
  effects: [...instance.visits.flatMap(abandon), { type: 'finish', outcome }],
})

/** Whoever has an incident is asked for nothing any more: its call failed, its question was never put. */
function abandon(visit: ActiveInstance['visits'][number]): readonly Effect[] {
  if (visit.incident) return mendOf(visit)
  return visit.waitsFor === 'answer' ? [{ type: 'withdraw', visit: visit.id }] : []
}
