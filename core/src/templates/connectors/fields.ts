import type { TemplateCondition, TemplateProperty } from '../elementTemplate.ts'

type More = Pick<TemplateProperty, 'description' | 'value' | 'condition' | 'optional' | 'constraints'>

/** What a job's variable is filled with. */
export const input = (
  group: string,
  name: string,
  label: string,
  { feel = 'optional', ...more }: More & { feel?: 'optional' | 'required' } = {},
): TemplateProperty => ({
  ...{ id: name, label, group, type: feel === 'required' ? 'Text' : 'String', feel },
  ...more,
  binding: { type: 'zeebe:input', name },
})

export const choice = (
  group: string,
  name: string,
  label: string,
  choices: Readonly<Record<string, string>>,
  more: More = {},
): TemplateProperty => ({
  ...{ id: name, label, group, type: 'Dropdown', choices: choicesOf(choices), ...more },
  binding: { type: 'zeebe:input', name },
})

export const choicesOf = (choices: Readonly<Record<string, string>>): { name: string; value: string }[] =>
  Object.entries(choices).map(([value, name]) => ({ name, value }))

/** What has to be filled in. */
export const needed = { constraints: { notEmpty: true } } as const

export const where = (property: string, ...values: readonly string[]): TemplateCondition =>
  values.length === 1 ? { property, equals: values[0] ?? '' } : { property, oneOf: values }

/** What a task tells its connector beside the variables; read only when there is an answer. */
export const header = (
  group: string,
  key: string,
  label: string,
  more: More & { id?: string; feel?: 'required' } = {},
): TemplateProperty => ({
  ...{ id: key, label, group, type: more.feel ? 'Text' : 'String', optional: true },
  ...more,
  binding: { type: 'zeebe:taskHeader', key },
})

/** Where the template ends for every call: what is taken from the answer, what an error means, how often it is tried. */
export const outcome = (results: readonly TemplateProperty[]): TemplateProperty[] => [
  header('output', 'resultVariable', 'Result variable', { description: 'Takes the whole answer.' }),
  ...results,
  header('errors', 'errorExpression', 'Error expression', {
    feel: 'required',
    description: 'Such as =if error.code = "404" then bpmnError("GONE", "It is gone.") else null',
  }),
  {
    ...{ id: 'retries', label: 'Retries', group: 'retries', type: 'String', feel: 'optional', value: '3' },
    binding: { type: 'zeebe:taskDefinition', property: 'retries' },
  },
  header('retries', 'retryBackoff', 'Retry backoff', { description: 'Between two tries, such as PT30S.' }),
]

export const outcomeGroups = [
  { id: 'output', label: 'Output mapping' },
  { id: 'errors', label: 'Error handling' },
  { id: 'retries', label: 'Retries' },
] as const
