import type { RequestContext } from './environment.ts'
import { type Refused, refused } from './problem.ts'

const keyMax = 200

/** What makes a repetition harmless; undefined where the caller sends none. */
export function idempotencyKey(context: RequestContext): string | undefined | Refused {
  const key = context.req.header('Idempotency-Key')
  if (key === undefined) return undefined
  if (key.length > 0 && key.length <= keyMax) return key
  return refused('invalid-input', {
    errors: [{ path: 'header.Idempotency-Key', message: `It must have 1 to ${keyMax} characters.` }],
  })
}

/** The revision that an edit is made against; undefined where the caller takes things as they are. */
export function ifMatch(context: RequestContext): number | undefined | Refused {
  const tag = context.req.header('If-Match')
  if (tag === undefined || tag === '*') return undefined
  const [, revision] = /^(?:W\/)?"(\d{1,9})"$/.exec(tag) ?? []
  if (revision !== undefined) return Number(revision)
  return refused('invalid-input', {
    errors: [{ path: 'header.If-Match', message: 'It must be an ETag that was read.' }],
  })
}

/** The revision whose answer the caller has at hand; undefined where there is none, or none of ours. */
export function ifNoneMatch(context: RequestContext): number | undefined {
  const [, revision] = /^(?:W\/)?"(\d{1,9})"$/.exec(context.req.header('If-None-Match') ?? '') ?? []
  return revision === undefined ? undefined : Number(revision)
}

export const etag = (context: RequestContext, revision: number): void => context.header('ETag', `"${revision}"`)
