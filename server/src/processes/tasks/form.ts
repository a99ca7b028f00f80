import type { TaskForm } from '@countersign/core/api'
import type { AskedForm } from '@countersign/engine'
import type { Db } from '../../platform/database/index.ts'
import { selectForm } from '../definitions/sql.ts'
import type { TaskRow } from './read.ts'

/** As Camunda Modeler writes it for a form inside of the process. */
const embeddedPrefix = 'camunda-forms:bpmn:'

/** What the task asks for, with the form itself where it came with the process. */
export async function formAnswer(
  db: Db,
  { form, deploymentId }: Pick<TaskRow, 'form' | 'deploymentId'>,
): Promise<TaskForm | null> {
  if (form?.type !== 'formKey' || !form.formKey.startsWith(embeddedPrefix)) return form && elsewhere(form)
  const { formKey } = form
  const embedded = await selectForm(db, deploymentId, formKey.slice(embeddedPrefix.length))
  return embedded ? { type: 'embedded', formKey, schema: jsonOf(embedded.body) } : { type: 'formKey', formKey }
}

function elsewhere(form: AskedForm): TaskForm {
  switch (form.type) {
    case 'formId':
      return { type: 'formId', formId: form.formId }
    case 'formKey':
      return form
    case 'externalReference':
      return form
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // whoever shows it says that it can't be read
  }
}
