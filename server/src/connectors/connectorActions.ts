import type { Send } from '../platform/egress/index.ts'
import { newId } from '../platform/ids.ts'
import type { Action } from '../processes/index.ts'
import type { Fill } from '../vault/index.ts'
import { openTokens } from './calls/index.ts'
import { httpAction } from './http/index.ts'

export type ConnectorParts = {
  send: Send
  fill: Fill
  nowMs: () => number
}

/** What this server does for its processes itself. */
export function connectorActions({ send, fill, nowMs }: ConnectorParts): Action[] {
  const tokens = openTokens({ send, nowMs })
  const moment = () => ({ nowMs: nowMs(), seed: newId() })
  return [httpAction({ send, fill, tokens, moment, newBoundary: newId })]
}
