// A connector is a value: a system we can talk to, and what can be done there. Form, documentation, permissions and call
// all come from it; what runs stands in the server, under the same names.

import type { z } from 'zod'
import type { Cloud } from '../clouds/index.ts'
import type { ConnectionKind } from '../connections/index.ts'

export type ActionDescription = {
  title: string
  purpose: string
  input: z.ZodObject
  output: z.ZodObject
  /**
   * What happens if it is done twice because nobody knows whether it was done once: nothing (`safe`), nothing since the
   * other side recognises our key (`keyed`), or harm (`unsafe`).
   */
  repeat: 'safe' | 'keyed' | 'unsafe'
  /** The permissions it takes at the connector's resource; nothing more is ever asked for. */
  permissions: readonly string[]
}

export type ConnectorDescription = {
  /** Never changed: connections and processes name it. */
  name: string
  title: string
  purpose: string
  /** How a connection to it can be signed in. */
  kinds: readonly ConnectionKind[]
  /** Of Microsoft's: what its tokens are for, and the only hosts they go to. */
  resourceIn?: (cloud: Cloud) => { resource: string; hosts: readonly string[] }
  actions: Readonly<Record<string, ActionDescription>>
}

export const defineAction = <const Action extends ActionDescription>(action: Action): Action => action

export const defineConnector = <const Connector extends ConnectorDescription>(connector: Connector): Connector =>
  connector
