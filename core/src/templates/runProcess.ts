import { type ElementTemplate, templateSchema } from './elementTemplate.ts'
import { iconOf } from './icon.ts'

/** Another process, run as a step of this one. */
export const runProcess: ElementTemplate = {
  $schema: templateSchema,
  id: 'countersign.run-process',
  version: 1,
  name: 'Run another process',
  description: 'Its newest version runs as a step of this one',
  keywords: ['call activity', 'sub-process', 'reuse'],
  icon: iconOf('M2.5 6.5h9v9h-9zM6.5 6V2.5h9v9H12'),
  appliesTo: ['bpmn:Task', 'bpmn:CallActivity'],
  elementType: { value: 'bpmn:CallActivity' },
  groups: [{ id: 'process', label: 'Process' }],
  properties: [
    {
      id: 'processId',
      label: 'Process id',
      description: 'As the page Processes shows it, such as hiring-approval.',
      group: 'process',
      type: 'String',
      feel: 'optional',
      constraints: { notEmpty: true },
      binding: { type: 'zeebe:calledElement', property: 'processId' },
    },
    {
      id: 'bringBack',
      label: 'Bring back all of its variables',
      description: 'Otherwise only what its output mappings name.',
      group: 'process',
      type: 'Boolean',
      value: false,
      binding: { type: 'zeebe:calledElement', property: 'propagateAllChildVariables' },
    },
  ],
}
