import { type ElementTemplate, templateSchema } from './elementTemplate.ts'
import { iconOf } from './icon.ts'
import { variableName } from './variableName.ts'

/** A value worked out from the variables there are, without anybody's help. */
export const setVariable: ElementTemplate = {
  $schema: templateSchema,
  id: 'countersign.set-variable',
  version: 1,
  name: 'Set a variable',
  description: 'Works a value out by an expression',
  keywords: ['script', 'expression', 'FEEL', 'calculate', 'assign'],
  icon: iconOf('M3 5l5 8M8 5l-5 8M11 7.5h4.5M11 11h4.5'),
  appliesTo: ['bpmn:Task'],
  elementType: { value: 'bpmn:ScriptTask' },
  groups: [{ id: 'value', label: 'Variable' }],
  properties: [
    {
      id: 'resultVariable',
      label: 'Variable',
      group: 'value',
      type: 'String',
      constraints: { notEmpty: true, pattern: variableName },
      binding: { type: 'zeebe:script', property: 'resultVariable' },
    },
    {
      id: 'expression',
      label: 'Value',
      description: 'An expression: =lower case(firstName) + "@alder.example"',
      group: 'value',
      type: 'Text',
      feel: 'required',
      constraints: { notEmpty: true },
      binding: { type: 'zeebe:script', property: 'expression' },
    },
  ],
}
