import type { EventSubProcess, SubProcess } from '../drawn/index.ts'
import { invariant } from '../invariant.ts'
import { type Inside, insideOf } from '../model.ts'
import type { Move } from '../move.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Behaviour, Entry } from './behaviour.ts'
import { wait } from './entry.ts'

/** A process inside of a process: a scope of its own, left when nothing inside of it is left. */
export const subProcess: Behaviour<SubProcess> = { enter: goInside, on: {} }

/** Entered when its start event has happened; what that brought goes in with the token. */
export const eventSubProcess: Behaviour<EventSubProcess> = { enter: goInside, on: {} }

function goInside(entry: Entry<SubProcess | EventSubProcess>): Move | Refusal {
  const { turn, node, token } = entry
  const inside = insideOf(turn.model, node.id)
  const opened = wait(entry, { waitsFor: 'inside' }, () => [], startsOfEventSubProcesses(inside))
  if (isRefusal(opened) || opened.next.status !== 'active') return opened
  const within = opened.next.visits.at(-1)?.id
  const [start] = inside.starts
  invariant(within && start, `the sub-process ${node.id} has no inside`)
  const happened = token.happened && { happened: token.happened }
  return { ...opened, tokens: [{ to: start.id, by: null, within, ...happened }] }
}

export const startsOfEventSubProcesses = ({ eventSubProcesses }: Inside) => eventSubProcesses.map(({ start }) => start)
