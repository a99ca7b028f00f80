// What a deployed process wants to be started by: the host listens for it and delivers `started` with the start event.

import type { StartEvent, Written } from './drawn/index.ts'
import type { Stamp } from './fact.ts'
import { insideOf, type Model, titleOf, type Wired } from './model.ts'
import { aName, compute, isName } from './refusal.ts'
import { type Due, firstDue } from './timers/due.ts'
import { newTurn, type Turn } from './turn.ts'
import { noVariables } from './values.ts'

/** `dueAt` and `cycle` are the first time and what is left after it: `nextDue` gives the next. */
export type Start = { readonly startEvent: string } & (
  | { readonly type: 'none' }
  | { readonly type: 'message'; readonly messageName: string }
  | { readonly type: 'signal'; readonly signalName: string }
  | ({ readonly type: 'timer' } & Due)
)

/** A start event that nobody could listen for: names and times are worked out before there are any variables. */
export type BadStart = { readonly startEvent: string; readonly reason: string }

export type Starts =
  | { readonly ok: true; readonly starts: readonly Start[] }
  | { readonly ok: false; readonly problems: readonly BadStart[] }

/** Asked once, when the process is deployed: a cycle counts from that moment. */
export function startsOf(model: Model, stamp: Stamp): Starts {
  const turn = newTurn(model, stamp)
  const found = insideOf(model, null).starts.map((start) => startOf(turn, start))
  const problems = found.filter(isBad)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, starts: found.filter(isGood) }
}

const isBad = (start: Start | BadStart): start is BadStart => 'reason' in start
const isGood = (start: Start | BadStart): start is Start => !isBad(start)

function startOf(turn: Turn, node: Wired<StartEvent>): Start | BadStart {
  const startEvent = node.id
  const { event } = node
  switch (event.type) {
    case 'message':
      return named(turn, node, event.messageName, (messageName) => ({ startEvent, type: 'message', messageName }))
    case 'signal':
      return named(turn, node, event.signalName, (signalName) => ({ startEvent, type: 'signal', signalName }))
    case 'timer':
      return named(turn, node, event.value, (text) => {
        const due = firstDue(event.timer, text, turn.at)
        if (due) return { startEvent, type: 'timer', ...due }
        return { startEvent, reason: `${titleOf(node)}: "${text}" is no ${event.timer} that a timer could go by` }
      })
    default:
      return { startEvent, type: 'none' }
  }
}

function named(turn: Turn, node: Wired<StartEvent>, written: Written, make: (text: string) => Start | BadStart) {
  const text = compute(turn, node, written, noVariables, {
    code: 'EXTRACT_VALUE_ERROR',
    what: node.event.type === 'timer' ? 'the time' : 'the name',
    form: aName,
    is: isName,
  })
  return text.ok ? make(text.value) : { startEvent: node.id, reason: text.refusal.message }
}
