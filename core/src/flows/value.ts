import { z } from 'zod'

/** Where an output comes from: the trigger or an earlier step. */
const origin = z.string().regex(/^(trigger|s[1-9]\d{0,4})$/)

const part = z.union([
  z.strictObject({ text: z.string().max(10_000) }),
  z.strictObject({ from: origin, path: z.array(z.string().min(1).max(200)).min(1).max(10) }),
])

/** Text, and outputs of earlier steps within it. One output alone stays what it is: a number, a list. */
export const value = z
  .array(part)
  .max(50)
  .meta({ id: 'FlowValue', description: 'Text and outputs of earlier steps, one after the other.' })

export type Part = z.output<typeof part>
export type OutputPart = Extract<Part, { from: string }>
export type Value = z.output<typeof value>

export const isOutput = (one: Part): one is OutputPart => 'from' in one

export const isEmpty = (parts: Value): boolean => parts.every((one) => !isOutput(one) && one.text.trim() === '')

/** Its words, where it is nothing but text. */
export const textOf = (parts: Value): string | null =>
  parts.every((one) => !isOutput(one)) ? parts.map((one) => ('text' in one ? one.text : '')).join('') : null
