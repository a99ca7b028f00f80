import type { Sheet } from '../canvases.ts'
import type { BoundaryEvent, Canvas, FlowNode, StartEvent } from '../drawn/index.ts'
import { titleOf } from '../model.ts'
import type { Problem } from './problem.ts'

/** Events that wait beside each other: on the edge of an activity, at the start of event sub-processes or of a process. */
export function boundaryProblems(sheet: Sheet): readonly Problem[] {
  const events = sheet.nodes.filter((node) => node.type === 'boundaryEvent')
  const hosts = Map.groupBy(events, ({ attachedTo }) => attachedTo)
  const starts = sheet.nodes.filter((node) => node.type === 'eventSubProcess').flatMap(startsOf)
  return [
    ...events.flatMap((event) => wrongBoundary(sheet, event)),
    ...[...hosts.values(), starts, sheet.of ? [] : startsOf(sheet)].flatMap(ambiguous),
  ]
}

const startsOf = ({ nodes }: Canvas): readonly StartEvent[] => nodes.filter((node) => node.type === 'startEvent')

function wrongBoundary({ byId, outgoing }: Sheet, event: BoundaryEvent): readonly Problem[] {
  const wrong = (reason: string, remedy: string): Problem => ({
    code: 'wrong-boundary',
    elementId: event.id,
    reason,
    remedy,
  })
  const title = titleOf(event)
  const host = byId.get(event.attachedTo)
  const problems: Problem[] = []
  if (!host || !isActivity(host))
    problems.push(
      wrong(
        `The boundary event ${title} stands on no activity`,
        'Attach it to a task, a sub-process or a call activity.',
      ),
    )
  if (!outgoing.has(event.id))
    problems.push(
      wrong(`Nothing follows the boundary event ${title}`, 'Draw a flow from it to what is to be done then.'),
    )
  if (event.event.type === 'error' && !event.interrupting)
    problems.push(
      wrong(
        `The boundary event ${title} catches an error without interrupting, which an error always does`,
        'Make it interrupting, or use an escalation.',
      ),
    )
  if (event.event.type === 'escalation' && host && host.type !== 'subProcess' && host.type !== 'callActivity')
    problems.push(
      wrong(
        `The boundary event ${title} catches an escalation, which no ${host.type} throws`,
        'Attach it to a sub-process or a call activity.',
      ),
    )
  return problems
}

const activities: ReadonlySet<FlowNode['type']> = new Set([
  'serviceTask',
  'sendTask',
  'businessRuleTask',
  'scriptJobTask',
  'scriptTask',
  'receiveTask',
  'userTask',
  'manualTask',
  'undefinedTask',
  'subProcess',
  'callActivity',
])

const isActivity = ({ type }: FlowNode): boolean => activities.has(type)

/** Of two that catch the same, nobody could say which one does. */
function ambiguous(events: readonly (BoundaryEvent | StartEvent)[]): readonly Problem[] {
  const groups = Map.groupBy(events, whatIsCaught)
  return [...groups].flatMap(([what, [first, ...others]]) =>
    what === null || !first
      ? []
      : others.map(
          (event): Problem => ({
            code: 'ambiguous-catch',
            elementId: event.id,
            reason: `${titleOf(event)} and ${titleOf(first)} both catch ${what}`,
            remedy: 'Leave one of them, or let them catch different things.',
          }),
        ),
  )
}

/** Null where it can't be known before it runs, or where several may wait for it. */
function whatIsCaught({ event }: BoundaryEvent | StartEvent): string | null {
  switch (event.type) {
    case 'error':
      return event.errorCode === null ? 'every error' : `the error "${event.errorCode}"`
    case 'escalation':
      return event.escalationCode === null ? 'every escalation' : `the escalation "${event.escalationCode}"`
    case 'message':
      return typeof event.messageName === 'string' ? `the message "${event.messageName}"` : null
    case 'signal':
      return typeof event.signalName === 'string' ? `the signal "${event.signalName}"` : null
    default:
      return null
  }
}
