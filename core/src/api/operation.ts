// An operation is a value: the server mounts it, the page calls it, the API description is written from it.

import type { z } from 'zod'
import type { Permission } from '../accounts/index.ts'

/** Who may call: anyone at all, whoever is signed in, or holders of a permission. */
export type Access = 'anyone' | 'signed-in' | Permission

export type Operation = {
  /** A stable name, unique over the whole API: the `operationId` of the description. */
  id: string
  method: 'get' | 'post' | 'put' | 'delete'
  /** Parameters in braces: `/api/v1/accounts/{id}`. */
  path: `/api/v1/${string}`
  tag: string
  summary: string
  description?: string
  access: Access
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodObject
  /** What a success answers; absent where there is nothing to say (204). */
  answer?: z.ZodType
  /** For answers that are files: the media types on offer. */
  download?: readonly string[]
  /**
   * Headers that mean something here: `Idempotency-Key` makes a repetition harmless, `If-Match` an edit exact,
   * `If-None-Match` a question cheap whose answer is known already.
   */
  headers?: readonly ('Idempotency-Key' | 'If-Match' | 'If-None-Match')[]
  /** Where the usual limit of a body is too small. */
  bodyBytesMax?: number
  status: 200 | 201 | 204
}

type Part<O, Name extends string, Schema> = O extends { [N in Name]: infer S extends z.ZodType }
  ? { [N in Name]: Schema extends 'input' ? z.input<S> : z.output<S> }
  : unknown

type Headers<O> = O extends { headers: readonly (infer Name extends string)[] }
  ? { headers?: { [N in Name]?: string } }
  : unknown

/** What a caller writes. */
export type InputOf<O extends Operation> = Part<O, 'params', 'input'> &
  Part<O, 'query', 'input'> &
  Part<O, 'body', 'input'> &
  Headers<O>

/** What a handler reads: the same, parsed, with its defaults. */
export type ParsedOf<O extends Operation> = Part<O, 'params', 'output'> &
  Part<O, 'query', 'output'> &
  Part<O, 'body', 'output'>

/** What a caller gets back. */
export type AnswerOf<O extends Operation> = O extends { answer: infer S extends z.ZodType } ? z.output<S> : undefined

export const defineOperation = <const O extends Operation>(operation: O): O => operation
