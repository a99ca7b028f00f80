// All elements once more, as a plain game with mutable pieces, for processes whose expressions never fail. It shares no
// line with the engine, so that both can't be wrong alike. It knows nothing of facts, variables, effects or rounds of
// subscriptions: it is told what the engine has taken, and moves its own pieces.

import { type Instance, invariant, type Model, nodeOf, type Visit } from '../../src/index.ts'
import { type Piece, type Scope, textOf, textOfScope, textOfVisit } from './board.ts'
import { enter, leave, open } from './enter.ts'
import { beginEventSubProcess, boundary, outward, type Thrown } from './outward.ts'
import { canReach } from './reach.ts'
import { remove, send, startIn, type Table } from './table.ts'

export { textOfInstance } from './board.ts'

/** Each move is told with the instance before it, in which the visit stands. */
export type Game = {
  readonly text: string
  start: () => void
  /** What the visit waited for is there. */
  complete: (from: Instance, visit: string) => void
  raise: (from: Instance, visit: string, thrown: Thrown) => void
  /** An event happened that the scope or visit listened for. */
  happen: (from: Instance, visit: string, event: string) => void
  /** Somebody resolved its incident. */
  resolve: (from: Instance, visit: string) => void
  cancel: () => void
}

export function tokenGame(model: Model): Game {
  const root: Scope = { nodeId: null, host: null, pieces: [] }
  const table: Table = { model, root, tokens: [], status: 'new' }
  const told = (move: () => void): void => {
    move()
    settle(table)
  }
  return {
    get text() {
      return table.status === 'active' ? textOfScope(root) : table.status
    },
    start: () =>
      told(() => {
        table.status = 'active'
        send(table, startIn(table, null).id, root)
      }),
    complete: (from, visit) => told(() => leavePiece(table, pieceOf(root, from, visit))),
    raise: (from, visit, thrown) =>
      told(() => {
        const piece = pieceOf(root, from, visit)
        if (outward(table, piece.scope, piece, thrown) === 'interrupted') remove(piece)
      }),
    happen: (from, visit, event) =>
      told(() => happen(table, visit === 'process' ? null : pieceOf(root, from, visit), event)),
    resolve: (from, visit) => told(() => resolve(table, pieceOf(root, from, visit))),
    cancel: () => {
      table.status = 'over'
    },
  }
}

const leavePiece = (table: Table, piece: Piece): void =>
  leave(table, nodeOf(table.model, piece.nodeId), piece.scope, piece.body, piece)

function happen(table: Table, piece: Piece | null, event: string): void {
  const node = nodeOf(table.model, event)
  if (node.type === 'boundaryEvent' && piece) boundary(table, piece, node)
  else if (node.type === 'startEvent')
    beginEventSubProcess(table, piece && 'inner' in piece.at ? piece.at.inner : table.root, node)
  else if (piece?.nodeId === event) leavePiece(table, piece)
  else if (piece) {
    remove(piece)
    send(table, event, piece.scope, { happened: true })
  }
}

function resolve(table: Table, piece: Piece): void {
  if (piece.at.is === 'join') open(table, piece)
  if (piece.at.is !== 'held') return
  remove(piece)
  send(table, piece.nodeId, piece.scope, { body: piece.body })
}

function settle(table: Table): void {
  for (;;) {
    for (let token = table.tokens.shift(); token; token = table.tokens.shift())
      if (isAlive(token.scope)) enter(table, token)
    const left = leavable(table.root)
    const opened = left ? undefined : openable(table)
    if (left) leavePiece(table, left)
    else if (opened) open(table, opened)
    else break
  }
  if (table.root.pieces.length === 0) table.status = 'over'
}

const isAlive = ({ host }: Scope): boolean => !host || (host.scope.pieces.includes(host) && isAlive(host.scope))

const piecesIn = (scope: Scope): readonly Piece[] =>
  scope.pieces.flatMap((piece) => [piece, ...('inner' in piece.at ? piecesIn(piece.at.inner) : [])])

const leavable = (root: Scope): Piece | undefined =>
  piecesIn(root).findLast(({ at }) => at.is === 'inside' && at.inner.pieces.length === 0)

const openable = ({ model, root }: Table): Piece | undefined =>
  piecesIn(root).find(
    (piece) =>
      nodeOf(model, piece.nodeId).type === 'inclusiveGateway' &&
      !piece.scope.pieces.some((other) => other !== piece && canReach(model, other.nodeId, piece)),
  )

/** The piece of a visit, found by what it and all that is around it look like. */
function pieceOf(root: Scope, from: Instance, id: string): Piece {
  invariant(from.status === 'active', 'only an active instance has visits')
  let scope = root
  let found: Piece | undefined
  for (const visit of pathTo(from.visits, id)) {
    const text = textOfVisit(from, visit)
    found = scope.pieces.find((piece) => textOf(piece) === text)
    invariant(found, `no piece is ${text}`)
    if ('inner' in found.at) scope = found.at.inner
  }
  invariant(found, `no piece for ${id}`)
  return found
}

function pathTo(visits: readonly Visit[], id: string | undefined): readonly Visit[] {
  const visit = visits.find((open) => open.id === id)
  return visit ? [...pathTo(visits, visit.within), visit] : []
}
