import { type DataverseError, dataverseError, type dataverseErrors } from './errors.ts'

export type Body = Readonly<Record<string, unknown>>

/** What an operation answers. How headers and errors look on the wire is the same for all and made in one place. */
export type Answer =
  | { status: 200 | 201; body: Body; headers?: Readonly<Record<string, string>> }
  | { status: 200; text: string; type: string }
  | { status: 204 | 304; headers?: Readonly<Record<string, string>> }
  | { status: 401 }
  | { error: DataverseError }

export const ok = (body: Body, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  body,
  headers,
})

export const noContent: Answer = { status: 204 }

export const refuse = <N extends keyof typeof dataverseErrors>(
  name: N,
  ...details: Parameters<(typeof dataverseErrors)[N]['text']>
): { error: DataverseError } => ({ error: dataverseError(name, ...details) })

/** Of what is looked up or read on the way: there, or the answer that ends it. */
export type Found<T> = { value: T; error?: undefined } | { error: DataverseError; value?: undefined }

export const found = <T>(value: T): Found<T> => ({ value })
