// What happens at an event: its definition. Which may stand where is a table (`definitions.ts`).

import { type BpmnElement, childrenOf } from '../element.ts'
import { checkExtensions } from './extensions.ts'
import { checkChildren } from './properties.ts'
import type { Reader } from './reader.ts'

/** Reads one definition, `holder`, of the event `place`; undefined where it makes no sense, which is then said. */
export type Read<Definition> = (reader: Reader, place: BpmnElement, holder: BpmnElement) => Definition | undefined

/** By the kind of definition; `none` where there may be none. */
export type Table<Definition> = { readonly [kind: string]: Read<Definition> }

/** Undefined where nothing happens that we know, which is then said. */
export function definitionFrom<Definition>(
  reader: Reader,
  place: BpmnElement,
  table: Table<Definition>,
): Definition | undefined {
  const holders = childrenOf(place, 'eventDefinitions')
  const [holder = place] = holders
  if (holders.length > 1) {
    refuse(reader, place, 'with more than one event definition', 'Draw one event for each thing that is waited for.')
    return undefined
  }
  const kind = holder === place ? 'none' : kindOf(holder)
  const read = Object.hasOwn(table, kind) ? table[kind] : undefined
  if (!read) {
    refuse(reader, place, holder === place ? 'with no event definition' : withDefinition(holder), remedyFor(kind))
    return undefined
  }
  if (holder !== place) {
    checkExtensions(reader, holder)
    checkChildren(reader, holder, 'timeDate', 'timeCycle', 'timeDuration', 'operationRef', 'source', 'target')
  }
  return read(reader, place, holder)
}

/** `message` of `bpmn:MessageEventDefinition`. */
const kindOf = ({ type }: BpmnElement): string => type.replace(/^bpmn:(.*)EventDefinition$/, '$1').toLowerCase()

const withDefinition = ({ type }: BpmnElement): string => `with event definition of type <${type}>`

function refuse({ report }: Reader, place: BpmnElement, what: string, remedy: string): void {
  const where = place.type === 'bpmn:StartEvent' ? ` as child of <${place.parent?.type}>` : ''
  report.refuse(place, 'element-type', `Element of type <${place.type}> ${what} not allowed${where}`, remedy)
}

const remedyFor = (kind: string): string => remedies[kind] ?? 'Choose another type of event here, or move it.'

const remedies: { readonly [kind: string]: string | undefined } = {
  cancel: 'Throw and catch an error instead.',
  compensate: 'Draw what undoes the work as tasks, behind an error boundary event or a gateway.',
  conditional: 'Wait for a message or signal, or look at the condition again and again behind a timer.',
  error: 'Errors start an event sub-process only, and are thrown at an end event.',
  escalation: 'Escalations start an event sub-process only.',
  none: 'Say what the event waits for: a message, a timer, a signal or a link.',
}
