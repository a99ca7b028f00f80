import { type Field, noBounds } from './field.ts'

/** What is longer is not for a line. */
const lineMax = 80

/** A field for each variable, made for the kind of its value. */
export const variableFields = (variables: Readonly<Record<string, unknown>>): Field[] =>
  Object.entries(variables).map(([name, value]) => fieldOf(name, value))

export function fieldOf(name: string, value: unknown): Field {
  const field = { path: [name], label: name, hint: null, isReadOnly: false, isRequired: false } as const
  switch (typeof value) {
    case 'boolean':
      return { ...field, kind: 'yesNo' }
    case 'number':
      return { ...field, kind: 'number', asText: false, min: null, max: null }
    case 'string': {
      const lines = value.length > lineMax || value.includes('\n') ? 'many' : 'one'
      return { ...field, kind: 'text', lines, ...noBounds }
    }
    default:
      return value === null
        ? { ...field, hint: 'It has no value. What you enter becomes a text.', kind: 'text', lines: 'one', ...noBounds }
        : { ...field, kind: 'json' }
  }
}
