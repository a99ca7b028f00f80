import { listFor } from './lists.ts'

const made = new WeakSet<object>()

declare const fromTemplate: unique symbol

/** A statement and its parameters. The template below is the only way to make one: a value never becomes text. */
export type Statement = { text: string; values: unknown[]; brief?: true; readonly [fromTemplate]: true }

/** `${}` is always a parameter; a nested statement is spliced in with its parameters renumbered. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Statement {
  const values: unknown[] = []
  const text = strings.reduce((before, string, index) => before + place(parts[index - 1], string, values) + string)
  const statement = { text, values } as Statement // the mark is for the compiler only
  made.add(statement)
  return statement
}

function place(part: unknown, after: string, values: unknown[]): string {
  if (!isStatement(part)) return `$${values.push(Array.isArray(part) ? listFor(castAt(after), part) : part)}`
  const offset = values.length
  values.push(...part.values)
  return part.text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + offset}`)
}

const castAt = (after: string): string => /^::(\w+)\[\]/.exec(after)?.[1] ?? ''

const isStatement = (part: unknown): part is Statement => typeof part === 'object' && part !== null && made.has(part)
