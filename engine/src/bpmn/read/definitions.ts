// Which definitions may stand where, as Zeebe has them: one table for each kind of event.

import type {
  BoundaryEvent,
  EndEvent,
  IntermediateCatchEvent,
  IntermediateThrowEvent,
  LinkEvent,
  MessageCatch,
  MessageThrow,
  None,
  StartEvent,
} from '../../drawn/index.ts'
import { flagOf, settingOf } from '../element.ts'
import type { Read, Table } from './definition.ts'
import { errorCatchFrom, errorThrowFrom, escalationCatchFrom, escalationThrowFrom } from './errors.ts'
import { jobFrom } from './job.ts'
import { messageFrom, signalFrom } from './messages.ts'
import { refuseMissing } from './missing.ts'
import { timerFrom } from './timer.ts'

const none: Read<None> = () => ({ type: 'none' })

const message: Read<MessageCatch> = (reader, place, holder) => messageFrom(reader, place, holder)

/** To send is a job, which the event itself describes. */
const messageThrow: Read<MessageThrow> = (reader, place) => ({ type: 'message', ...jobFrom(reader, place) })

const link: Read<LinkEvent> = (reader, place, holder) => {
  const linkName = settingOf(holder, 'name')
  if (linkName !== null) return { type: 'link', linkName }
  const remedy = 'Name the link: a throwing and a catching event of one name belong together.'
  refuseMissing(reader, place, 'link-event', holder.type, 'name', remedy)
  return undefined
}

/** What interrupts happens once, so it has no cycle. */
const timersIf = (interrupting: boolean) =>
  interrupting ? (['date', 'duration'] as const) : (['date', 'cycle', 'duration'] as const)

export const processStart: Table<StartEvent['event']> = {
  none,
  message: (reader, place, holder) => messageFrom(reader, place, holder, 'process'),
  timer: (reader, place, holder) => timerFrom(reader, place, holder, ['date', 'cycle']),
  signal: signalFrom,
}

export const subProcessStart: Table<StartEvent['event']> = { none }

export const eventSubProcessStart: Table<StartEvent['event']> = {
  message,
  timer: (reader, place, holder) => timerFrom(reader, place, holder, timersIf(flagOf(place, 'isInterrupting', true))),
  signal: signalFrom,
  error: errorCatchFrom,
  escalation: escalationCatchFrom,
}

export const boundary: Table<BoundaryEvent['event']> = {
  message,
  timer: (reader, place, holder) => timerFrom(reader, place, holder, timersIf(flagOf(place, 'cancelActivity', true))),
  signal: signalFrom,
  error: errorCatchFrom,
  escalation: escalationCatchFrom,
}

export const intermediateCatch: Table<IntermediateCatchEvent['event']> = {
  message,
  timer: (reader, place, holder) => timerFrom(reader, place, holder, ['date', 'duration']),
  signal: signalFrom,
  link,
}

export const intermediateThrow: Table<IntermediateThrowEvent['event']> = {
  none,
  message: messageThrow,
  signal: signalFrom,
  escalation: escalationThrowFrom,
  link,
}

export const end: Table<EndEvent['event']> = {
  none,
  message: messageThrow,
  signal: signalFrom,
  error: errorThrowFrom,
  escalation: escalationThrowFrom,
  terminate: () => ({ type: 'terminate' }),
}
