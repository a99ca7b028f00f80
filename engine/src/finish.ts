import { abandon } from './close.ts'
import type { Effect, Step } from './effect.ts'
import type { ActiveInstance, Outcome } from './instance.ts'
import { unsubscribed } from './subscriptions.ts'

/** The end, for whatever reason: nothing that was asked or raised stays behind. */
export const finish = (
  instance: ActiveInstance,
  outcome: Outcome,
  thrown?: Extract<Effect, { type: 'finish' }>['thrown'],
): Step => ({
  next: { status: 'finished', outcome, variables: instance.variables },
  effects: [
    ...instance.visits.flatMap(abandon),
    ...(instance.subscriptions ?? []).map((subscription) => unsubscribed('process', subscription)),
    { type: 'finish', outcome, ...(thrown && { thrown }) },
  ],
})
