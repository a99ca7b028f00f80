import { type ElementTemplate, templateSchema } from './elementTemplate.ts'
import { iconOf } from './icon.ts'

/** The instance waits until a message with its name and this instance's key is published over the API. */
export const waitForMessage: ElementTemplate = {
  $schema: templateSchema,
  id: 'countersign.wait-for-message',
  version: 1,
  name: 'Wait for a message',
  description: 'Goes on when another system says so over the API',
  keywords: ['receive', 'callback', 'event', 'correlate'],
  icon: iconOf('M2.5 4.5h13v9h-13zM2.5 5l6.5 5 6.5-5'),
  appliesTo: ['bpmn:IntermediateThrowEvent', 'bpmn:IntermediateCatchEvent'],
  elementType: { value: 'bpmn:IntermediateCatchEvent', eventDefinition: 'bpmn:MessageEventDefinition' },
  groups: [{ id: 'message', label: 'Message' }],
  properties: [
    {
      id: 'name',
      label: 'Message name',
      description: 'As the other system publishes it, such as laptop-delivered.',
      group: 'message',
      type: 'String',
      feel: 'optional',
      constraints: { notEmpty: true },
      binding: { type: 'bpmn:Message#property', name: 'name' },
    },
    {
      id: 'correlationKey',
      label: 'Correlation key',
      description: 'What tells this instance from all others that wait for such a message: =orderId',
      group: 'message',
      type: 'String',
      feel: 'required',
      constraints: { notEmpty: true },
      binding: { type: 'bpmn:Message#zeebe:subscription#property', name: 'correlationKey' },
    },
  ],
}
