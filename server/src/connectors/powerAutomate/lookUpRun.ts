import { askByCallback, type Call, foundRun, passes, type SeenRun } from '@countersign/core/connectors'
import type { Dataverse } from './dataverse.ts'

export type Sought =
  | { readonly type: 'found'; readonly run: SeenRun }
  | { readonly type: 'none' }
  /** Nothing can be said now. */
  | { readonly type: 'later'; readonly delayMs: number }
  | { readonly type: 'unknown'; readonly message: string }

const againMs = 30_000

/** The run that was begun with this address to call back. */
export async function lookUpRun({ environment, ask }: Dataverse, callbackUrl: string): Promise<Sought> {
  const call: Call = await ask(askByCallback(environment, callbackUrl))
  if (call.type === 'unanswered') return { type: 'later', delayMs: againMs }
  if (call.type === 'failed') {
    if (passes(call)) return { type: 'later', delayMs: Math.max(againMs, call.delayMs ?? 0) }
    return { type: 'unknown', message: `Dataverse does not let us look for the run: ${call.error.message}` }
  }
  const run = foundRun(call)
  if (run === 'unreadable') return { type: 'unknown', message: 'Dataverse answered the search for the run unreadably.' }
  return run ? { type: 'found', run } : { type: 'none' }
}
