// The connection that an address names, to whoever has made it.

import { type Connection, findConnection } from '../../automate/index.ts'
import { type Answer, type Crumb, inEnvironment, showNothing, type Visit } from '../frame/index.ts'
import { connectionsPath, pathTo, titleOf } from './showConnections.ts'

export type ConnectionVisit = Visit & { connection: Connection }

export const onConnection = <Rest extends unknown[]>(go: (visit: ConnectionVisit, ...rest: Rest) => Answer) =>
  inEnvironment<Rest>((visit, ...rest) => {
    const { c, premises, person } = visit
    const connection = findConnection(premises.store, c.req.param('name') ?? '')
    const isTheirs = connection?.ownerId === person.id && connection.api === c.req.param('api')
    return isTheirs ? go({ ...visit, connection }, ...rest) : showNothing(visit, 'Connection', trail(visit))
  })

const trail = (visit: Visit): Crumb[] => [{ text: 'Connections', href: connectionsPath(visit) }]

export const trailTo = (visit: ConnectionVisit): Crumb[] => [
  ...trail(visit),
  { text: titleOf(visit.connection), href: pathTo(visit, visit.connection, 'details') },
]
