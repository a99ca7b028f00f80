import type {
  BoundaryEvent,
  Drawn,
  EndEvent,
  IntermediateCatchEvent,
  IntermediateThrowEvent,
  Mapped,
  StartEvent,
  TimerCatch,
} from '../../drawn/index.ts'
import { type BpmnElement, extensionOf, flagOf, is, settingOf } from '../element.ts'
import { drawnFrom, mappedFrom } from './common.ts'
import { definitionFrom, type Table } from './definition.ts'
import {
  boundary,
  end,
  eventSubProcessStart,
  intermediateCatch,
  intermediateThrow,
  processStart,
  subProcessStart,
} from './definitions.ts'
import { checkExtensions } from './extensions.ts'
import { jobExtensions } from './job.ts'
import { checkAttributes, checkChildren } from './properties.ts'
import type { Reader } from './reader.ts'

/** What is read in place of an event that was refused: it does what every event at its place may do. */
const nothing = { type: 'none' } as const
const never: TimerCatch = { type: 'timer', timer: 'date', value: '9999-12-31T00:00:00Z' }

export const startEventFrom = (reader: Reader, element: BpmnElement): StartEvent => {
  const { table, otherwise } = startTable(element)
  if (extensionOf(element, 'zeebe:FormDefinition'))
    reader.report.hint(
      element,
      'start-event-form',
      'The form of a start event is not shown',
      'Ask for what is needed in a user task behind the start event.',
    )
  return {
    type: 'startEvent',
    ...eventFrom(reader, element, 'zeebe:FormDefinition'),
    event: definitionFrom(reader, element, table) ?? otherwise,
    interrupting: flagOf(element, 'isInterrupting', true),
  }
}

function startTable({ parent }: BpmnElement): { table: Table<StartEvent['event']>; otherwise: StartEvent['event'] } {
  if (!parent || !is(parent, 'bpmn:SubProcess')) return { table: processStart, otherwise: nothing }
  if (flagOf(parent, 'triggeredByEvent', false)) return { table: eventSubProcessStart, otherwise: never }
  return { table: subProcessStart, otherwise: nothing }
}

export const catchEventFrom = (reader: Reader, element: BpmnElement): IntermediateCatchEvent => ({
  type: 'intermediateCatchEvent',
  ...eventFrom(reader, element),
  event: definitionFrom(reader, element, intermediateCatch) ?? never,
})

export const throwEventFrom = (reader: Reader, element: BpmnElement): IntermediateThrowEvent => ({
  type: 'intermediateThrowEvent',
  ...eventFrom(reader, element, ...jobExtensions),
  event: definitionFrom(reader, element, intermediateThrow) ?? nothing,
})

export const endEventFrom = (reader: Reader, element: BpmnElement): EndEvent => ({
  type: 'endEvent',
  ...eventFrom(reader, element, ...jobExtensions),
  event: definitionFrom(reader, element, end) ?? nothing,
})

export function boundaryEventFrom(reader: Reader, element: BpmnElement): BoundaryEvent {
  const event = definitionFrom(reader, element, boundary)
  return {
    type: 'boundaryEvent',
    ...eventFrom(reader, element),
    event: event && mayStandThere(reader, element, event) ? event : never,
    attachedTo: settingOf(element, 'attachedToRef') ?? '',
    interrupting: flagOf(element, 'cancelActivity', true),
  }
}

function mayStandThere({ document, report }: Reader, element: BpmnElement, { type }: BoundaryEvent['event']): boolean {
  const activity = document.byId.get(settingOf(element, 'attachedToRef') ?? '')
  if (type !== 'escalation' || !activity || !is(activity, 'bpmn:Task')) return true
  const what = `Element of type <${element.type}> with event definition of type <bpmn:EscalationEventDefinition>`
  const reason = `${what} is not allowed to be attached to element of type <${activity.type}>`
  const remedy = 'Only sub-processes and call activities escalate; from a task, catch an error.'
  report.refuse(element, 'escalation-boundary-event-attached-to-ref', reason, remedy)
  return false
}

function eventFrom(reader: Reader, element: BpmnElement, ...extensions: readonly string[]): Drawn & Mapped {
  checkExtensions(reader, element, 'zeebe:IoMapping', ...extensions)
  checkChildren(reader, element, 'eventDefinitions')
  checkAttributes(reader, element)
  return { ...drawnFrom(reader, element), ...mappedFrom(reader, element) }
}
