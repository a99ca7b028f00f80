import { type ElementTemplate, templateSchema } from './elementTemplate.ts'
import { iconOf } from './icon.ts'

/** Work for a program outside: it takes jobs of a type over the job API and reports what came of them. */
export const jobWorker: ElementTemplate = {
  $schema: templateSchema,
  id: 'countersign.job-worker',
  version: 1,
  name: 'Job worker task',
  description: 'A program of yours takes the job over the API and reports back',
  keywords: ['service', 'worker', 'external', 'job', 'program'],
  icon: iconOf(
    'M9 2.5v3M9 12.5v3M2.5 9h3M12.5 9h3M4.4 4.4l2.1 2.1M11.5 11.5l2.1 2.1M13.6 4.4l-2.1 2.1M6.5 11.5l-2.1 2.1',
  ),
  appliesTo: ['bpmn:Task'],
  elementType: { value: 'bpmn:ServiceTask' },
  groups: [
    { id: 'job', label: 'Job' },
    { id: 'input', label: 'What the worker gets' },
  ],
  properties: [
    {
      id: 'type',
      label: 'Job type',
      description: 'The name under which the worker asks for it, such as create-mailbox.',
      group: 'job',
      type: 'String',
      feel: 'optional',
      constraints: { notEmpty: true },
      binding: { type: 'zeebe:taskDefinition', property: 'type' },
    },
    {
      id: 'retries',
      label: 'Tries',
      description: 'How often it is tried before the instance waits for somebody to look at it.',
      group: 'job',
      type: 'String',
      feel: 'optional',
      value: '3',
      constraints: {
        notEmpty: true,
        pattern: { value: '^(=.+|[0-9]+)$', message: 'A whole number, or an expression that begins with =.' },
      },
      binding: { type: 'zeebe:taskDefinition', property: 'retries' },
    },
    {
      id: 'input',
      label: 'Input',
      description: 'Becomes its variable “input”, beside the variables of the process: ={name: firstName}',
      group: 'input',
      type: 'Text',
      feel: 'required',
      optional: true, // an empty mapping would hide a variable “input” of the process behind null
      binding: { type: 'zeebe:input', name: 'input' },
    },
  ],
}
