// What a token does at each kind of node, and how a node is left.

import {
  type EndEvent,
  type Flow,
  type FlowNode,
  type IntermediateThrowEvent,
  invariant,
  nodeOf,
  type Wired,
} from '../../src/index.ts'
import type { Piece, Scope } from './board.ts'
import { outward } from './outward.ts'
import { empty, put, remove, send, sendOn, startIn, type Table, type Token } from './table.ts'

export function enter(table: Table, token: Token): void {
  const node = nodeOf(table.model, token.to)
  if ('loop' in node && node.loop && !token.body) enterBody(table, token, node)
  else if (waits(node, token)) put(token, { is: 'waiting' })
  else if (node.type === 'subProcess' || node.type === 'eventSubProcess') enterInside(table, token)
  else if (isJoin(node)) join(table, token, node)
  else if (node.type === 'exclusiveGateway') sendOn(table, chosen(node).slice(0, 1), token.scope)
  else if (node.type === 'inclusiveGateway') sendOn(table, chosen(node), token.scope)
  else if (node.type === 'intermediateThrowEvent' || node.type === 'endEvent') throwAt(table, token, node)
  else pass(table, token, node)
}

function waits(node: Wired, { happened }: Token): boolean {
  switch (node.type) {
    case 'userTask':
    case 'serviceTask':
    case 'callActivity':
    case 'eventBasedGateway':
      return true
    case 'receiveTask':
      return !happened
    case 'intermediateCatchEvent':
      return !happened && node.event.type !== 'link'
    case 'intermediateThrowEvent':
    case 'endEvent':
      return node.event.type === 'message'
    default:
      return false
  }
}

const pass = (table: Table, { scope, body }: Token, node: Wired): void => leave(table, node, scope, body, null)

/** A node is left, by a piece or by a token that never rested there. A round comes back to its body. */
export function leave(table: Table, node: Wired, scope: Scope, body: Piece | null, piece: Piece | null): void {
  if (piece) remove(piece)
  if (!body) {
    sendOn(table, node.outgoing, scope)
    return
  }
  invariant(body.at.is === 'rounds' && 'loop' in node && node.loop, 'a round belongs to a body')
  body.at.ended++
  const enough = node.loop.completionCondition !== null && body.at.ended === 2
  if (enough || body.at.ended === body.at.size) {
    remove(body)
    sendOn(table, node.outgoing, body.scope)
  } else if (body.at.begun < body.at.size) {
    body.at.begun++
    send(table, node.id, body.at.inner, { body })
  }
}

function enterBody(table: Table, token: Token, node: Wired): void {
  invariant('loop' in node && node.loop, 'a body has a loop')
  const size = (JSON.parse(node.loop.inputCollection.feel) as readonly unknown[]).length
  if (size === 0) {
    sendOn(table, node.outgoing, token.scope)
    return
  }
  const body = put(token, { is: 'waiting' })
  const inner: Scope = { nodeId: null, host: body, pieces: [] }
  const begun = node.loop.ordering === 'sequential' ? 1 : size
  body.at = { is: 'rounds', inner, size, begun, ended: 0 }
  for (let round = 0; round < begun; round++) send(table, node.id, inner, { body })
}

function enterInside(table: Table, token: Token): void {
  const piece = put(token, { is: 'waiting' })
  const inner: Scope = { nodeId: token.to, host: piece, pieces: [] }
  piece.at = { is: 'inside', inner }
  send(table, startIn(table, token.to).id, inner)
}

function throwAt(table: Table, token: Token, node: Wired<IntermediateThrowEvent | EndEvent>): void {
  switch (node.event.type) {
    case 'link':
      send(table, table.model.links.get(node.id) ?? '', token.scope)
      break
    case 'error':
      if (outward(table, token.scope, null, { type: 'error', code: 'E' }) === 'uncaught') put(token, { is: 'held' })
      break
    case 'escalation':
      if (outward(table, token.scope, null, { type: 'escalation', code: 'up' }) !== 'interrupted')
        pass(table, token, node)
      break
    case 'terminate':
      empty(table, token.scope)
      break
    default:
      pass(table, token, node)
  }
}

const isJoin = ({ type, incoming }: Wired): boolean =>
  (type === 'parallelGateway' || type === 'inclusiveGateway') && incoming.length > 1

function join(table: Table, token: Token, node: Wired): void {
  const there = token.scope.pieces.find(({ nodeId }) => nodeId === node.id)
  const piece = there ?? put(token, { is: 'join', arrived: new Map() })
  invariant(piece.at.is === 'join' && token.by !== null, 'a join is no join')
  piece.at.arrived.set(token.by, (piece.at.arrived.get(token.by) ?? 0) + 1)
  if (piece.at.arrived.size === node.incoming.length) open(table, piece)
}

/** The join goes on with one token of each flow that has brought any. */
export function open(table: Table, piece: Piece): void {
  invariant(piece.at.is === 'join', 'only a join is opened')
  const { arrived } = piece.at
  for (const [flow, count] of [...arrived])
    if (count > 1) arrived.set(flow, count - 1)
    else arrived.delete(flow)
  if (arrived.size === 0) remove(piece)
  const node = nodeOf(table.model, piece.nodeId)
  sendOn(table, node.type === 'inclusiveGateway' ? chosen(node) : node.outgoing, piece.scope)
}

/** Conditions are `true` or `false` as they stand, and there is always a default. */
function chosen(node: Wired<Extract<FlowNode, { defaultFlow: string | null }>>): readonly Flow[] {
  const { defaultFlow, outgoing } = node
  const holding = outgoing.filter(({ id, condition }) => id !== defaultFlow && (condition?.feel ?? 'true') === 'true')
  return holding.length > 0 ? holding : outgoing.filter(({ id }) => id === defaultFlow)
}
