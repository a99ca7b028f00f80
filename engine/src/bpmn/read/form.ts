import type { Form } from '../../drawn/index.ts'
import { type BpmnElement, extensionOf, settingOf } from '../element.ts'
import { oneOf, shown } from '../shown.ts'
import { bindingFrom } from './binding.ts'
import { refuseMissing } from './missing.ts'
import type { Reader } from './reader.ts'
import { writtenFrom } from './written.ts'

/** A Zeebe user task has its form by id or elsewhere; one that is a job has it by id or by key. */
export function formFrom(reader: Reader, element: BpmnElement): Form | null {
  const form = extensionOf(element, 'zeebe:FormDefinition')
  if (!form) return null
  const isZeebeUserTask = extensionOf(element, 'zeebe:UserTask') !== undefined
  const allowed = isZeebeUserTask ? (['externalReference', 'formId'] as const) : (['formKey', 'formId'] as const)
  const [given, another] = allowed.filter((property) => settingOf(form, property) !== null)
  const value = given && settingOf(form, given)
  if (!given || !value || another) {
    const reason = `Element of type <${form.type}> must have property ${oneOf(allowed)}`
    reader.report.refuse(element, 'user-task-form', reason, 'Link one form, or delete the form definition.')
    return null
  }
  const written = writtenFrom(reader, element, given, value)
  switch (given) {
    case 'formId':
      return { type: given, formId: written, binding: bindingFrom(reader, element, form) }
    case 'formKey':
      checkEmbedded(reader, element, value)
      return { type: given, formKey: written }
    case 'externalReference':
      return { type: given, externalReference: written }
  }
}

const embeddedPrefix = 'camunda-forms:bpmn:'

/** Such a key means a form inside of the process. */
function checkEmbedded(reader: Reader, element: BpmnElement, formKey: string): void {
  if (!formKey.startsWith(embeddedPrefix)) return
  const id = formKey.slice(embeddedPrefix.length)
  const form = reader.document.forms.get(id)
  const remedy = 'Link a form, or import it into the diagram again.'
  if (!form) {
    const reason = `The process contains no form ${shown(id)}`
    reader.report.refuse(element, 'user-task-form', reason, remedy)
  } else if (form.text.trim() === '') refuseMissing(reader, element, 'user-task-form', form.type, 'body', remedy)
}
