import type { Json } from '@countersign/engine'
import type { Call } from '../conclude.ts'
import { isPlainObject, type JsonObject } from '../plain.ts'
import { type RunStatus, statusName } from './statuses.ts'

/** A run as Dataverse tells it. */
export type SeenRun = { readonly session: string; readonly status: RunStatus; readonly row: JsonObject }

/** The run that a look-up by its callback address found; null where there is none. */
export function foundRun(call: Extract<Call, { type: 'answered' }>): SeenRun | null | 'unreadable' {
  const body = bodyOf(call)
  const rows = isPlainObject(body) ? body.value : undefined
  if (!Array.isArray(rows)) return 'unreadable'
  const [row] = rows as readonly Json[]
  if (row === undefined) return null
  return (isPlainObject(row) && seen(`${row.flowsessionid ?? ''}`, row)) || 'unreadable'
}

export function statusOf(call: Extract<Call, { type: 'answered' }>, session: string): SeenRun | 'unreadable' {
  const body = bodyOf(call)
  return (isPlainObject(body) && seen(session, body)) || 'unreadable'
}

const bodyOf = (call: Extract<Call, { type: 'answered' }>): Json => call.response.body ?? null

function seen(session: string, row: JsonObject): SeenRun | null {
  const status = statusName(row.statuscode)
  return status ? { session, status, row } : null
}

/** How the model sees a run. `outputs` where they were fetched. */
export const shownRun = ({ session, status, row }: SeenRun, outputs?: Json): JsonObject => ({
  ...{ flowsessionId: session, status, statuscode: row.statuscode ?? null, statecode: row.statecode ?? null },
  ...{ startedon: row.startedon ?? null, completedon: row.completedon ?? null },
  ...{ errorcode: row.errorcode ?? null, errormessage: row.errormessage ?? null },
  ...(outputs !== undefined && { outputs }),
})

/** A run that ended otherwise than well is an error, whose code is the name of its status; it is not run again unasked. */
export function endOf(run: SeenRun, outputs: Json): Call {
  if (run.status === 'Succeeded') return answeredWith(shownRun(run, outputs))
  const { errorcode, errormessage } = run.row
  const why = [errorcode, errormessage].filter((part) => typeof part === 'string' && part !== '').join(': ')
  const message = `The desktop flow’s run ended as ${run.status}.${why === '' ? '' : ` ${why}`}`
  return {
    type: 'failed',
    error: { code: run.status, message, variables: { response: { body: shownRun(run) } } },
    final: true,
  }
}

export const answeredWith = (body: Json): Call => ({
  type: 'answered',
  response: { status: 200, headers: {}, body, reason: 'OK', document: null },
})

/** When to look again at a run of this age: soon at first, later and later then. A callback comes before, where one gets through. */
export const lookAgainMs = (ageMs: number): number => Math.round(Math.min(longestMs, Math.max(shortestMs, ageMs / 10)))

const shortestMs = 5_000
const longestMs = 300_000
