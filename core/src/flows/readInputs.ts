import type { Field } from './draft.ts'

export type InputProblem = { name: string; message: string }

export type ReadInputs =
  | { ok: true; inputs: Record<string, string | number | boolean | null> }
  | { ok: false; problems: InputProblem[] }

const charsMax = 10_000

/** What somebody entered who presses a button; a field that was left empty is null. */
export function readInputs(fields: readonly Field[], given: Readonly<Record<string, unknown>>): ReadInputs {
  const unknown = Object.keys(given).filter((name) => !fields.some((field) => field.name === name))
  const problems = [
    ...unknown.map((name) => ({ name, message: 'The flow asks for nothing of this name.' })),
    ...fields.flatMap((field) => {
      const message = problemOf(field, given[field.name])
      return message === null ? [] : [{ name: field.name, message }]
    }),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const inputs = fields.map(({ name }) => {
    const value = Object.hasOwn(given, name) ? given[name] : null
    return [name, isEmpty(value) ? null : (value as string | number | boolean)] as const
  })
  return { ok: true, inputs: Object.fromEntries(inputs) }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

function problemOf({ label, type, required, choices }: Field, value: unknown): string | null {
  if (isEmpty(value)) return required ? `Fill in “${label}”.` : null
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : `“${label}” is a number.`
    case 'boolean':
      return typeof value === 'boolean' ? null : `“${label}” is true or false.`
    case 'text':
      if (typeof value !== 'string') return `“${label}” is a text.`
      if (value.length > charsMax) return `“${label}” has at most ${charsMax} characters.`
      return choices.length > 0 && !choices.includes(value) ? `“${label}” is one of: ${choices.join(', ')}.` : null
  }
}
