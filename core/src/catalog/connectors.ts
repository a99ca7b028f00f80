import type { ConnectorDescription } from './connector.ts'
import { entra } from './entra.ts'
import { http } from './http.ts'
import { powerAutomate } from './powerAutomate.ts'

/** Every connector there is, in the order in which they are offered. */
export const connectors = { entra, 'power-automate': powerAutomate, http } as const satisfies Record<
  string,
  ConnectorDescription
>

export type ConnectorName = keyof typeof connectors

export const connectorNames = Object.keys(connectors) as [ConnectorName, ...ConnectorName[]]

/** By a name that came from outside. */
export const connectorNamed = (name: string): ConnectorDescription | undefined =>
  Object.hasOwn(connectors, name) ? connectors[name as ConnectorName] : undefined
