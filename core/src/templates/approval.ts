import { type ElementTemplate, templateSchema } from './elementTemplate.ts'
import { iconOf } from './icon.ts'
import { variableName } from './variableName.ts'

/** A question that a person answers with yes or no, and a comment. */
export const approval: ElementTemplate = {
  $schema: templateSchema,
  id: 'countersign.approval',
  version: 1,
  name: 'Approval by a person',
  description: 'Somebody says yes or no, in Self-Service',
  keywords: ['approve', 'decision', 'user', 'human', 'sign'],
  icon: iconOf('M3 9.5l3.2 3.2L12 5.5M8.8 11.6l1.3 1.3L15.5 6.5'),
  appliesTo: ['bpmn:Task'],
  elementType: { value: 'bpmn:UserTask' },
  groups: [
    { id: 'who', label: 'Who decides' },
    { id: 'when', label: 'Until when' },
    { id: 'answer', label: 'The answer' },
  ],
  properties: [
    { type: 'Hidden', binding: { type: 'zeebe:userTask' } },
    {
      id: 'assignee',
      label: 'Person',
      description: 'A user principal name, or an expression: =manager',
      group: 'who',
      type: 'String',
      feel: 'optional',
      binding: { type: 'zeebe:assignmentDefinition', property: 'assignee' },
    },
    {
      id: 'candidateGroups',
      label: 'Groups whose members may claim it',
      description: 'Roles here, or groups of your identity provider, separated by commas: help-desk',
      group: 'who',
      type: 'String',
      feel: 'optional',
      binding: { type: 'zeebe:assignmentDefinition', property: 'candidateGroups' },
    },
    {
      id: 'dueDate',
      label: 'Due',
      description: 'In three days: =now() + duration("P3D")',
      group: 'when',
      type: 'String',
      feel: 'optional',
      binding: { type: 'zeebe:taskSchedule', property: 'dueDate' },
    },
    { type: 'Hidden', value: '=false', binding: { type: 'zeebe:input', name: 'approved' } },
    { type: 'Hidden', value: '=""', binding: { type: 'zeebe:input', name: 'comment' } },
    {
      id: 'result',
      label: 'Result variable',
      description: 'Afterwards a gateway can ask for decision.approved and decision.comment.',
      group: 'answer',
      type: 'String',
      value: 'decision',
      constraints: { notEmpty: true, pattern: variableName },
      binding: { type: 'zeebe:output', source: '={approved: approved, comment: comment}' },
    },
  ],
}
