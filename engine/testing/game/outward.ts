// What is thrown goes from the inside outward: the start events of event sub-processes, then the edge of what is around.

import { type BoundaryEvent, invariant, nodeOf, type StartEvent, type Wired } from '../../src/index.ts'
import type { Piece, Scope } from './board.ts'
import { empty, remove, send, startIn, type Table } from './table.ts'

type Trigger = BoundaryEvent['event'] | StartEvent['event']
export type Thrown = { readonly type: 'error' | 'escalation'; readonly code: string }

export function outward(
  table: Table,
  from: Scope,
  thrower: Piece | null,
  thrown: Thrown,
): 'interrupted' | 'caught' | 'uncaught' {
  let piece = thrower
  let scope = from
  for (;;) {
    const edge = piece && !piece.body ? best(nodeOf(table.model, piece.nodeId).boundaries, thrown) : undefined
    if (piece && edge) {
      boundary(table, piece, edge)
      return edge.interrupting ? 'interrupted' : 'caught'
    }
    const start = best(startsOf(table, scope), thrown)
    if (start) {
      beginEventSubProcess(table, scope, start)
      return start.interrupting ? 'interrupted' : 'caught'
    }
    if (!scope.host) return 'uncaught'
    piece = scope.host
    scope = piece.scope
  }
}

/** The rounds of a multi-instance are no scope that catches, and one that was interrupted catches nothing more. */
function startsOf(table: Table, scope: Scope): readonly Wired<StartEvent>[] {
  const isInterrupted = scope.pieces.some(
    ({ nodeId }) => nodeOf(table.model, nodeId).type === 'eventSubProcess' && startIn(table, nodeId).interrupting,
  )
  if (isInterrupted || scope.host?.at.is === 'rounds') return []
  return (table.model.insides.get(scope.nodeId)?.eventSubProcesses ?? []).map(({ start }) => start)
}

function best<T extends { readonly event: Trigger }>(catchers: readonly T[], thrown: Thrown): T | undefined {
  const fit = ({ event }: T): number => {
    const code =
      event.type === 'error' ? event.errorCode : event.type === 'escalation' ? event.escalationCode : undefined
    if (event.type !== thrown.type || code === undefined) return 0
    return code === thrown.code ? 2 : code === null ? 1 : 0
  }
  return catchers.filter((catcher) => fit(catcher) > 0).sort((a, b) => fit(b) - fit(a))[0]
}

export function boundary(table: Table, host: Piece, event: Wired<BoundaryEvent>): void {
  if (event.interrupting) remove(host)
  send(table, event.id, host.scope, { happened: true })
}

export function beginEventSubProcess(table: Table, scope: Scope, start: Wired<StartEvent>): void {
  if (start.interrupting) empty(table, scope)
  invariant(start.parent !== null, 'an event sub-process is drawn somewhere')
  send(table, start.parent, scope, { happened: true })
}
