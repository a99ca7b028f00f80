import type { z } from 'zod'
import { failureOf } from './failure.ts'

/** What is wrong with each field of a form, by its name; a field inside of another one by both (`access.hosts`). */
export type FieldErrors = Record<string, string>

/** What the operation's own schema says about a form before it is sent. Empty when nothing is wrong. */
export function fieldErrorsOf(body: z.ZodType, values: unknown): FieldErrors {
  const parsed = body.safeParse(values)
  if (parsed.success) return {}
  return byField(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
}

/** What the server said about each field of the form it refused. */
export function refusedFieldsOf(error: unknown): FieldErrors {
  const failure = failureOf(error)
  return failure?.kind === 'refused' ? byField(failure.problem.errors ?? []) : {}
}

/** The first complaint about a field is the one to mend; what is inside of it complains for it. */
function byField(issues: readonly { path: string; message: string }[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const { path, message } of issues) {
    const names = path.replace(/^body\./, '').split('.')
    for (const place of names.keys()) errors[names.slice(0, place + 1).join('.')] ??= message
  }
  return errors
}
