// Words of the workflow definition language that the template is written in.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = { readonly [name: string]: Json }

/** What the trigger was sent. */
export const sent = (name: string): string => `@triggerBody()?['${name}']`

export const after = (
  name: string,
  ...statuses: readonly ('Succeeded' | 'Failed' | 'TimedOut' | 'Skipped')[]
): JsonObject => ({
  [name]: [...(statuses.length > 0 ? statuses : ['Succeeded'])],
})

export const first: JsonObject = {}

const readsAsExpression = /^@|@\{/

/**
 * A text of ours within a definition. What the language would read as an expression is written as one that says it:
 * nobody's name of a workflow becomes a program.
 */
export const literal = (text: string): string =>
  readsAsExpression.test(text) ? `@concat('${text.replaceAll("'", "''")}')` : text

/** `If` with one comparison. */
export const whether = (
  condition: JsonObject,
  runAfter: JsonObject,
  actions: JsonObject,
  otherwise: JsonObject = {},
): JsonObject => ({ type: 'If', runAfter, expression: condition, actions, else: { actions: otherwise } })

export const post = (uri: string, body: JsonObject, runAfter: JsonObject, retryPolicy: JsonObject): JsonObject => ({
  type: 'Http',
  runAfter,
  inputs: { method: 'POST', uri, headers: { 'Content-Type': 'application/json' }, body, retryPolicy },
})

export const answer = (statusCode: number, body: JsonObject, runAfter: JsonObject): JsonObject => ({
  ...{ type: 'Response', kind: 'Http', runAfter },
  inputs: { statusCode, headers: { 'Content-Type': 'application/json' }, body },
})

/** The platform's own retries: seven seconds, then longer each time. */
export const patiently: JsonObject = { type: 'exponential', interval: 'PT7S', count: 6 }
export const once: JsonObject = { type: 'none' }

export const wait = (seconds: number, runAfter: JsonObject): JsonObject => ({
  type: 'Wait',
  runAfter,
  inputs: { interval: { count: seconds, unit: 'Second' } },
})
