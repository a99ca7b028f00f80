import { type Flow, invariant, type Model, type StartEvent, type Wired } from '../../src/index.ts'
import type { Piece, Scope } from './board.ts'

/** A game under way: its pieces, and the tokens that are on their way, first come first served. */
export type Table = { readonly model: Model; readonly root: Scope; tokens: Token[]; status: 'new' | 'active' | 'over' }

export type Token = {
  readonly to: string
  readonly by: string | null
  readonly scope: Scope
  /** The body whose round begins with it. */
  readonly body: Piece | null
  /** The event it comes to has happened. */
  readonly happened: boolean
}

export function send(table: Table, to: string, scope: Scope, more: Partial<Token> = {}): void {
  table.tokens.push({ to, by: null, scope, body: null, happened: false, ...more })
}

export function sendOn(table: Table, flows: readonly Flow[], scope: Scope): void {
  for (const { id, to } of flows) send(table, to, scope, { by: id })
}

export function put(token: Token, at: Piece['at']): Piece {
  const piece: Piece = { nodeId: token.to, scope: token.scope, body: token.body, at }
  token.scope.pieces.push(piece)
  return piece
}

export function remove(piece: Piece): void {
  piece.scope.pieces = piece.scope.pieces.filter((other) => other !== piece)
}

/** Everything in a scope is gone, tokens on their way to it included. */
export function empty(table: Table, emptied: Scope): void {
  emptied.pieces = []
  table.tokens = table.tokens.filter(({ scope }) => scope !== emptied)
}

export function startIn({ model }: Table, nodeId: string | null): Wired<StartEvent> {
  const [start] = model.insides.get(nodeId)?.starts ?? []
  invariant(start, `nothing begins in ${nodeId}`)
  return start
}
