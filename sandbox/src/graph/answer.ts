import { type GraphError, graphError, type graphErrors } from './errors.ts'

export type Body = Readonly<Record<string, unknown>>

/** What an operation answers. How errors and headers look on the wire is the same for all and made in one place. */
export type Answer =
  | { status: 200 | 201 | 202; body: Body; headers?: Readonly<Record<string, string>> }
  | { status: 200; text: string }
  | { status: 200 | 204 }
  | { error: GraphError }

export const ok = (body: Body): Answer => ({ status: 200, body })

export const created = (body: Body, location?: string): Answer => ({
  status: 201,
  body,
  ...(location === undefined ? {} : { headers: { location } }),
})

export const noContent: Answer = { status: 204 }

export const refuse = <N extends keyof typeof graphErrors>(
  name: N,
  ...details: Parameters<(typeof graphErrors)[N]['text']>
): { error: GraphError } => ({ error: graphError(name, ...details) })

/** Of what is looked up or read on the way: there, or the answer that ends it. */
export type Found<T> = { value: T; error?: undefined } | { error: GraphError; value?: undefined }

export const found = <T>(value: T): Found<T> => ({ value })
