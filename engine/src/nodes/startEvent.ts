import { listenFor } from '../close.ts'
import type { StartEvent } from '../drawn/index.ts'
import type { ActiveInstance } from '../instance.ts'
import { insideOf } from '../model.ts'
import { after } from '../move.ts'
import { isRefusal } from '../refusal.ts'
import { subscribed, subscriptionsTo } from '../subscriptions.ts'
import type { Turn } from '../turn.ts'
import type { Behaviour } from './behaviour.ts'
import { pass } from './entry.ts'
import { startsOfEventSubProcesses } from './subProcess.ts'

/** Lets the token in, with what the event brought. From then on the process listens for its event sub-processes. */
export const startEvent: Behaviour<StartEvent> = {
  enter: (entry) => {
    const passed = pass(entry, entry.token.happened)
    if (isRefusal(passed) || entry.token.within !== 'process' || passed.next.status !== 'active') return passed
    const listening = listen(entry.turn, passed.next)
    return isRefusal(listening) ? listening : after(listening.effects, { ...passed, next: listening.next })
  },
  on: {},
}

function listen(turn: Turn, instance: ActiveInstance) {
  const events = startsOfEventSubProcesses(insideOf(turn.model, null))
  if (events.length === 0) return { next: instance, effects: [] }
  const subscriptions = subscriptionsTo(turn, events, { own: instance.variables, around: instance.variables })
  if (!subscriptions.ok) return subscriptions.refusal
  const effects = subscriptions.value.map((subscription) => subscribed('process', subscription))
  return { next: listenFor(instance, 'process', subscriptions.value), effects }
}
