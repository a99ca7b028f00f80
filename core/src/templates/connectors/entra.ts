import { connectionHeader, connectors, taskTypeOf } from '../../catalog/index.ts'
import { inputsOf } from '../../flows/index.ts'
import { type ElementTemplate, type TemplateProperty, templateSchema } from '../elementTemplate.ts'
import { iconOf } from '../icon.ts'
import { choicesOf, header, input, needed, outcome, outcomeGroups, where } from './fields.ts'

const { name, title, purpose, actions } = connectors.entra
const actionNames = Object.keys(actions) as (keyof typeof actions)[]
const typeOf = (action: string): string => taskTypeOf(name, action)

/** What the actions are given, each once: those of one name are asked for by one field. */
const inputs: TemplateProperty[] = [
  ...new Map(
    actionNames.flatMap((action) => inputsOf({ connector: name, action })).map((one) => [one.name, one]),
  ).values(),
].map(({ name: asked, title: label, description, required, type }) => {
  const types = actionNames
    .filter((action) => inputsOf({ connector: name, action }).some((one) => one.name === asked))
    .map(typeOf)
  const needs = required ? needed : ({ optional: true } as const)
  const feel = type === 'list' ? 'required' : 'optional'
  return input('input', asked, label, { ...needs, feel, description, condition: where('operationType', ...types) })
})

/** The actions of the catalog, for whoever draws processes. */
export const entra: ElementTemplate = {
  $schema: templateSchema,
  id: 'countersign.entra',
  version: 1,
  name: title,
  description: purpose,
  keywords: ['Azure AD', 'Microsoft Graph', 'user', 'group', 'member', 'directory'],
  icon: iconOf('M9 3.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M3.5 15c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5z'),
  appliesTo: ['bpmn:Task'],
  elementType: { value: 'bpmn:ServiceTask' },
  groups: [{ id: 'operation', label: 'Operation' }, { id: 'input', label: 'Input' }, ...outcomeGroups],
  properties: [
    {
      ...{ id: 'operationType', label: 'Operation', group: 'operation', type: 'Dropdown', value: typeOf('lookupUser') },
      choices: choicesOf(Object.fromEntries(actionNames.map((action) => [typeOf(action), actions[action].title]))),
      binding: { type: 'zeebe:taskDefinition', property: 'type' },
    },
    {
      ...{ id: connectionHeader, label: 'Connection', group: 'operation', type: 'String', ...needed },
      description: 'The id of a connection to Microsoft Entra ID, from its page. No variable chooses it.',
      binding: { type: 'zeebe:taskHeader', key: connectionHeader },
    },
    ...inputs,
    ...outcome([
      header('output', 'resultExpression', 'Result expression', {
        feel: 'required',
        description: 'Such as ={userId: response.id}, or ={outcome: response.outcome}',
      }),
    ]),
  ],
}
