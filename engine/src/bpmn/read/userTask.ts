import type { Expression, UserTask, Written } from '../../drawn/index.ts'
import { firstDue } from '../../timers/due.ts'
import { type BpmnElement, extensionOf, settingOf } from '../element.ts'
import { quoted } from '../shown.ts'
import { activityFrom } from './activity.ts'
import { formFrom } from './form.ts'
import { headersFrom } from './job.ts'
import type { Reader } from './reader.ts'
import { expressionFrom, isExpression, writtenFrom } from './written.ts'

const extensions = [
  'zeebe:UserTask',
  'zeebe:AssignmentDefinition',
  'zeebe:TaskSchedule',
  'zeebe:PriorityDefinition',
  'zeebe:FormDefinition',
  'zeebe:TaskHeaders',
]

export function userTaskFrom(reader: Reader, element: BpmnElement): UserTask {
  const assignment = extensionOf(element, 'zeebe:AssignmentDefinition')
  const assignee = settingOf(assignment, 'assignee')
  return {
    type: 'userTask',
    ...activityFrom(reader, element, extensions),
    assignee: assignee === null ? null : writtenFrom(reader, element, 'assignee', assignee),
    candidateUsers: listFrom(reader, element, 'candidateUsers', settingOf(assignment, 'candidateUsers')),
    candidateGroups: listFrom(reader, element, 'candidateGroups', settingOf(assignment, 'candidateGroups')),
    dueDate: dateFrom(reader, element, 'dueDate'),
    followUpDate: dateFrom(reader, element, 'followUpDate'),
    priority: priorityFrom(reader, element),
    form: formFrom(reader, element),
    headers: headersFrom(reader, element),
  }
}

/** Written out, names are separated by commas. */
function listFrom(
  reader: Reader,
  element: BpmnElement,
  property: string,
  text: string | null,
): readonly string[] | Expression {
  if (text === null) return []
  if (isExpression(text)) return expressionFrom(reader, element, property, text)
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** One with a zone has 50. */
const dateLengthMax = 200

function dateFrom(reader: Reader, element: BpmnElement, property: 'dueDate' | 'followUpDate'): Written | null {
  const text = settingOf(extensionOf(element, 'zeebe:TaskSchedule'), property)
  if (text === null) return null
  if (!isExpression(text) && (text.length > dateLengthMax || firstDue('date', text, 0) === null)) {
    const remedy = 'Write a date with time and offset, for example 2027-01-31T12:00:00Z, or an expression.'
    reader.report.refuse(element, 'task-schedule', `Expression value of ${quoted(text)} not allowed`, remedy)
    return null
  }
  return writtenFrom(reader, element, property, text)
}

/** As Zeebe has it. */
const priorityDefault = 50

function priorityFrom(reader: Reader, element: BpmnElement): number | Expression {
  const priority = settingOf(extensionOf(element, 'zeebe:PriorityDefinition'), 'priority')
  if (priority === null) return priorityDefault
  if (isExpression(priority)) return expressionFrom(reader, element, 'priority', priority)
  if (/^\d{1,3}$/.test(priority) && Number(priority) <= 100) return Number(priority)
  const reason = `Expression value of ${quoted(priority)} not allowed`
  reader.report.refuse(element, 'priority-definition', reason, 'Enter a whole number from 0 to 100.')
  return priorityDefault
}
