import { z } from 'zod'

const nameMax = 255

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Any JSON under names. What looks like a secret in it is text: nobody outside can name a secret. Not a `z.record`:
 * that one drops a variable called `__proto__` without a word.
 */
export const variables = z
  .custom<Record<string, unknown>>(isObject, { error: 'It must be an object of names and values.', abort: true })
  .refine((values) => Object.keys(values).every((name) => name.length >= 1 && name.length <= nameMax), {
    error: `Each name has from 1 to ${nameMax} characters.`,
  })
  .meta({ id: 'Variables', description: 'Names and any JSON.', type: 'object', additionalProperties: {} })

/** As in the diagram: the id of an element or process. */
export const bpmnId = z.string().min(1).max(255)
