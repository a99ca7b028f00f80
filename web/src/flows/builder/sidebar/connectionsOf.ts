import type { Connection } from '@countersign/core/api'
import type { ConnectorName } from '@countersign/core/catalog'

export const connectionsOf = (connections: readonly Connection[], system: ConnectorName): Connection[] =>
  connections.filter(({ connector }) => connector === system)

/** The connection a new step begins with: one that works, else the first there is. Pure. */
export function chosenFor(connections: readonly Connection[], system: ConnectorName): Connection | undefined {
  const own = connectionsOf(connections, system)
  return own.find(({ health }) => health === 'connected') ?? own[0]
}
