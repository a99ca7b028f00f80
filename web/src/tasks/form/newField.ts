import { type Field, noBounds } from './field.ts'

export const newKinds = [
  ['text', 'Text'],
  ['number', 'Number'],
  ['yesNo', 'Yes or no'],
  ['json', 'JSON'],
] as const
export type NewKind = (typeof newKinds)[number][0]

/** A field for a variable that is not there yet. Whoever adds one means to give it a value. */
export function newField(name: string, kind: NewKind): Field {
  const field = { path: [name], label: name, hint: null, isReadOnly: false, isRequired: kind !== 'yesNo' } as const
  switch (kind) {
    case 'text':
      return { ...field, kind, lines: 'one', ...noBounds }
    case 'number':
      return { ...field, kind, asText: false, min: null, max: null }
    case 'yesNo':
    case 'json':
      return { ...field, kind }
  }
}

/** What keeps a name from being one; null where nothing does. */
export function wrongName(name: string, taken: readonly string[]): string | null {
  if (name === '') return 'Fill this in.'
  if (taken.includes(name)) return 'There is a variable of this name already: change that.'
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)
    ? null
    : 'Use letters, digits and _, beginning with a letter, so that expressions can name it.'
}
