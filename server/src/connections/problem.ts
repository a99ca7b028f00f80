import { troubles } from '@countersign/core/connections'
import type { Trouble } from './oauth/index.ts'

/** Why nothing can be called by a connection. */
export type ConnectionProblem =
  | { code: 'no-such-connection' }
  /** Without a trouble nobody signed in yet. */
  | { code: 'not-connected'; name: string; trouble: Trouble | null }

/** For an incident, a run's log, a page: what it is and where it is mended. */
export function problemSentence(problem: ConnectionProblem): string {
  if (problem.code === 'no-such-connection') return 'The connection was removed. Choose another one.'
  const { name, trouble } = problem
  if (!trouble) return `The connection “${name}” is not connected yet. Connect it on the page Connections.`
  const reference = trouble.reference === null ? '' : ` (${trouble.reference})`
  return `The connection “${name}” does not work. ${troubles[trouble.code].sentence}${reference} See the page Connections.`
}
