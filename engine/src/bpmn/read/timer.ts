import type { TimerCatch } from '../../drawn/index.ts'
import { type BpmnElement, childOf, textOf } from '../element.ts'
import { oneOf, quoted } from '../shown.ts'
import type { Reader } from './reader.ts'
import { isExpression, writtenFrom } from './written.ts'

type Form = TimerCatch['timer']

const forms = [
  { property: 'timeCycle', timer: 'cycle', example: 'R3/PT1H, or 0 0 9 * * MON-FRI' },
  { property: 'timeDate', timer: 'date', example: '2027-01-31T12:00:00Z' },
  { property: 'timeDuration', timer: 'duration', example: 'PT15M' },
] as const

/** A date with a zone has 50; whether it is one is looked at when the graph is checked. */
const lengthMax = 200

/** What a mistaken timer is read as, so that only the mistake is told. */
const otherwise: TimerCatch = { type: 'timer', timer: 'date', value: '2027-01-31T12:00:00Z' }

/** `allowed` are the forms that make sense where the event stands. */
export function timerFrom(
  reader: Reader,
  place: BpmnElement,
  holder: BpmnElement,
  allowed: readonly Form[],
): TimerCatch {
  const { report } = reader
  const given = forms.filter(({ property }) => childOf(holder, property) !== undefined)
  const [form] = given
  if (!form || given.length > 1) {
    const possible = forms.filter(({ timer }) => allowed.includes(timer)).map(({ property }) => property)
    const reason = `Element of type <${holder.type}> must have property ${oneOf(possible)}`
    report.refuse(place, 'timer', reason, 'Say in one way when the timer fires.')
    return otherwise
  }
  if (!allowed.includes(form.timer)) {
    const remedy = `Choose another type of timer here: ${allowed.join(' or ')}.`
    report.refuse(place, 'timer', `Property <${form.property}> not allowed`, remedy)
    return otherwise
  }
  const text = textOf(holder, form.property)
  if (text === null) {
    report.refuse(place, 'timer', `Property <${form.property}> must have expression value`, `Write ${form.example}.`)
    return otherwise
  }
  if (!isExpression(text) && text.length > lengthMax) {
    report.refuse(place, 'timer', `Expression value of ${quoted(text)} not allowed`, `Write ${form.example}.`)
    return otherwise
  }
  return { type: 'timer', timer: form.timer, value: writtenFrom(reader, place, form.property, text) }
}
