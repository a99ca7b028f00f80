import type { Form, UserTask } from '../drawn/index.ts'
import type { AskedForm, Effect } from '../effect.ts'
import { leave } from '../leave.ts'
import {
  type Attempted,
  aName,
  compute,
  isNameList,
  isNameOrNull,
  isText,
  isWhole,
  someNames,
  type Wanted,
} from '../refusal.ts'
import { instantOf } from '../timers/iso.ts'
import type { Json, Variables } from '../values.ts'
import type { Behaviour, Entry } from './behaviour.ts'
import { visibleAt, wait } from './entry.ts'

/** Work for a person. Who may do it is the host's to judge; whoever completes it, completes it for all. */
export const userTask: Behaviour<UserTask> = {
  enter: (entry) => {
    const question = questionOf(entry, visibleAt(entry))
    if (!question.ok) return question.refusal
    return wait(entry, { waitsFor: 'answer' }, ({ id }) => [{ type: 'ask', visit: id, ...question.value }])
  },
  on: {
    completed: ({ turn, instance, node, visit }, { variables }) => leave(turn, instance, node, visit, variables),
  },
}

type Question = Omit<Extract<Effect, { type: 'ask' }>, 'type' | 'visit'>

function questionOf({ turn, node }: Entry<UserTask>, variables: Variables): Attempted<Question> {
  const assignee = compute(turn, node, node.assignee, variables, assigneeWanted)
  if (!assignee.ok) return assignee
  const candidateUsers = compute(turn, node, node.candidateUsers, variables, usersWanted)
  if (!candidateUsers.ok) return candidateUsers
  const candidateGroups = compute(turn, node, node.candidateGroups, variables, groupsWanted)
  if (!candidateGroups.ok) return candidateGroups
  const dueDate = compute(turn, node, node.dueDate, variables, dueDateWanted)
  if (!dueDate.ok) return dueDate
  const followUpDate = compute(turn, node, node.followUpDate, variables, followUpDateWanted)
  if (!followUpDate.ok) return followUpDate
  const priority = compute(turn, node, node.priority, variables, priorityWanted)
  if (!priority.ok) return priority
  const form = formOf(node.form, (written) => compute(turn, node, written, variables, formWanted))
  if (!form.ok) return form
  return {
    ok: true,
    value: {
      assignee: assignee.value,
      candidateUsers: candidateUsers.value,
      candidateGroups: candidateGroups.value,
      dueDate: dueDate.value,
      followUpDate: followUpDate.value,
      priority: priority.value,
      form: form.value,
      headers: node.headers,
    },
  }
}

function formOf(
  form: Form | null,
  read: (written: Json | { feel: string }) => Attempted<string>,
): Attempted<AskedForm | null> {
  if (form === null) return { ok: true, value: null }
  switch (form.type) {
    case 'formId': {
      const formId = read(form.formId)
      return formId.ok ? { ok: true, value: { ...form, formId: formId.value } } : formId
    }
    case 'formKey': {
      const formKey = read(form.formKey)
      return formKey.ok ? { ok: true, value: { ...form, formKey: formKey.value } } : formKey
    }
    case 'externalReference': {
      const externalReference = read(form.externalReference)
      return externalReference.ok
        ? { ok: true, value: { ...form, externalReference: externalReference.value } }
        : externalReference
    }
  }
}

const wanted = <T extends Json>(what: string, form: string, is: (value: Json) => value is T): Wanted<T> => ({
  code: 'EXTRACT_VALUE_ERROR',
  what,
  form,
  is,
})

function isMoment(value: Json): value is string | null {
  return value === null || (typeof value === 'string' && instantOf(value) !== null)
}

const assigneeWanted = wanted('the assignee', `${aName}, or null`, isNameOrNull)
const usersWanted = wanted('the candidate users', someNames, isNameList)
const groupsWanted = wanted('the candidate groups', someNames, isNameList)
const dueDateWanted = wanted('the due date', 'a date and time in ISO 8601 or null', isMoment)
const followUpDateWanted = wanted('the follow-up date', 'a date and time in ISO 8601 or null', isMoment)
const formWanted = wanted('the form', 'a text', isText)
const priorityWanted = wanted(
  'the priority',
  'a whole number from 0 to 100',
  (value: Json): value is number => isWhole(value) && value >= 0 && value <= 100,
)
