import type { Sheet } from '../canvases.ts'
import type { FlowNode, MessageCatch, TimerCatch, Written } from '../drawn/index.ts'
import { titleOf } from '../model.ts'
import { firstDue } from '../timers/due.ts'
import type { Problem, ProblemCode } from './problem.ts'

/** What an event has to say before anybody can wait for it or throw it. */
export function eventProblems(node: FlowNode, { of }: Sheet): readonly Problem[] {
  if (!('event' in node)) return []
  const { event } = node
  const problem = (code: ProblemCode, reason: string, remedy: string): Problem => ({
    code,
    elementId: node.id,
    reason: `The element ${titleOf(node)} ${reason}`,
    remedy,
  })
  const named = (name: Written | null, what: string): readonly Problem[] =>
    typeof name === 'string' && name.trim() === '' ? [problem('no-name', `has no ${what}`, `Enter the ${what}.`)] : []

  switch (event.type) {
    case 'message':
      if ('taskType' in event) return []
      return [...named(event.messageName, 'message name'), ...keyProblems(event)]
    case 'timer':
      return timerProblems(event)
    case 'signal':
      return named(event.signalName, 'signal name')
    case 'error':
      return named(event.errorCode, 'error code')
    case 'escalation':
      return named(event.escalationCode, 'escalation code')
    default:
      return []
  }

  function keyProblems({ correlationKey }: MessageCatch): readonly Problem[] {
    const beginsInstance = node.type === 'startEvent' && of === null
    if (beginsInstance || correlationKey !== null) return []
    return [
      problem(
        'no-correlation-key',
        'does not say which instance a message is for',
        'Enter a correlation key: an expression that gives the same as the key of the message.',
      ),
    ]
  }

  function timerProblems({ timer, value }: TimerCatch): readonly Problem[] {
    const mayRepeat = (node.type === 'startEvent' && of === null) || ('interrupting' in node && !node.interrupting)
    const wrong =
      timer === 'cycle' && !mayRepeat
        ? [problem('bad-timer', 'repeats, but can happen only once', 'Enter a date or a duration.')]
        : []
    if (typeof value !== 'string' || firstDue(timer, value, 0)) return wrong
    return [...wrong, problem('bad-timer', `goes by "${value}", which is no ${timer}`, remedyOf[timer])]
  }
}

const remedyOf = {
  date: 'Enter a date and time such as 2027-01-31T08:00:00Z.',
  duration: 'Enter a duration such as PT30M or P3D.',
  cycle: 'Enter a cycle such as R3/PT1H, or a cron expression such as 0 0 8 * * MON-FRI.',
} as const
