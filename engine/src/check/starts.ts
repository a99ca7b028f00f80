import type { Sheet } from '../canvases.ts'
import type { StartEvent } from '../drawn/index.ts'
import { titleOf } from '../model.ts'
import type { Problem } from './problem.ts'

/** Where things begin: in a process, in a sub-process, in an event sub-process. */
export function startProblems(sheet: Sheet, processId: string): readonly Problem[] {
  const starts = sheet.nodes.filter((node) => node.type === 'startEvent')
  if (!sheet.of) return processStarts(starts, processId)
  return sheet.of.type === 'eventSubProcess'
    ? insideStarts(
        sheet,
        starts,
        isTriggered,
        'a start event that something triggers: a message, a timer, a signal, an error or an escalation',
      )
    : insideStarts(sheet, starts, isNone, 'a start event without a trigger')
}

function processStarts(starts: readonly StartEvent[], processId: string): readonly Problem[] {
  if (starts.length === 0)
    return [
      {
        code: 'no-start-event',
        elementId: processId,
        reason: `The process "${processId}" has no start event`,
        remedy: 'Draw a start event and a flow from it to the first element.',
      },
    ]
  const [first, ...others] = starts.filter(isNone)
  return [
    ...others.map(
      (start): Problem => ({
        code: 'several-start-events',
        elementId: start.id,
        reason: `The process begins at ${titleOf(first ?? start)} already`,
        remedy:
          'Leave one start event without a trigger; draw a parallel gateway after it if several things begin together.',
      }),
    ),
    ...starts.filter(isCaught).map(
      (start): Problem => ({
        code: 'wrong-start-event',
        elementId: start.id,
        reason: `The start event ${titleOf(start)} waits for an ${start.event.type}, which nothing outside a process throws`,
        remedy: 'Put it into an event sub-process, or let the process begin by a message, a timer or a signal.',
      }),
    ),
  ]
}

function insideStarts(
  { of, id }: Sheet,
  starts: readonly StartEvent[],
  fits: (start: StartEvent) => boolean,
  wanted: string,
): readonly Problem[] {
  const title = of ? titleOf(of) : ''
  const [only, ...others] = starts
  if (!only)
    return [
      {
        code: 'no-start-event',
        elementId: id ?? '',
        reason: `The sub-process ${title} has no start event`,
        remedy: `Draw ${wanted} in it.`,
      },
    ]
  return [
    ...others.map(
      (start): Problem => ({
        code: 'several-start-events',
        elementId: start.id,
        reason: `The sub-process ${title} begins at ${titleOf(only)} already`,
        remedy: 'Leave one start event in it.',
      }),
    ),
    ...starts
      .filter((start) => !fits(start))
      .map(
        (start): Problem => ({
          code: 'wrong-start-event',
          elementId: start.id,
          reason: `The sub-process ${title} can't begin at ${titleOf(start)}`,
          remedy: `It needs ${wanted}.`,
        }),
      ),
    ...starts
      .filter(({ event, interrupting }) => event.type === 'error' && !interrupting)
      .map(
        (start): Problem => ({
          code: 'wrong-start-event',
          elementId: start.id,
          reason: `The start event ${titleOf(start)} catches an error without interrupting, which an error always does`,
          remedy: 'Make it interrupting, or use an escalation.',
        }),
      ),
  ]
}

const isNone = ({ event }: StartEvent): boolean => event.type === 'none'
const isTriggered = (start: StartEvent): boolean => !isNone(start)
const isCaught = ({ event }: StartEvent): boolean => event.type === 'error' || event.type === 'escalation'
