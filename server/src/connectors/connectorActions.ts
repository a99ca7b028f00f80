import type { Connections } from '../connections/index.ts'
import type { Send } from '../platform/egress/index.ts'
import { newId } from '../platform/ids.ts'
import type { Action } from '../processes/index.ts'
import type { Fill } from '../vault/index.ts'
import { openTokens } from './calls/index.ts'
import { entraActions } from './entra/index.ts'
import { httpAction } from './http/index.ts'
import { type CallbackAddresses, powerAutomateActions } from './powerAutomate/index.ts'

export type ConnectorParts = {
  send: Send
  fill: Fill
  nowMs: () => number
  callbacks: CallbackAddresses
  connections: Connections
}

/** What this server does for its processes itself. */
export function connectorActions({ send, fill, nowMs, callbacks, connections }: ConnectorParts): Action[] {
  const tokens = openTokens({ send, nowMs })
  const moment = () => ({ nowMs: nowMs(), seed: newId() })
  return [
    httpAction({ send, fill, callBy: connections.callBy, tokens, moment, newBoundary: newId }),
    ...powerAutomateActions({ send, fill, tokens, moment, callbacks, chance: Math.random }),
    ...entraActions({ connections, moment, chance: Math.random }),
  ]
}
