// "Connections": one's own, whatever they are to.

import { html } from 'hono/html'
import { type Connection, connectionsOf, connectorNames } from '../../automate/index.ts'
import { findDesktopConnection, findMachine } from '../../dataverse/index.ts'
import type { Html } from '../../pages/index.ts'
import type { Store } from '../../store/index.ts'
import {
  badge,
  type Cell,
  environmentPath,
  inEnvironment,
  linkButton,
  menu,
  moment,
  showConsole,
  table,
  type Visit,
} from '../frame/index.ts'

export const connectionsPath = (visit: Visit): string => `${environmentPath(visit)}/connections`

/** The name of a connection is part of the address of its page: that is where people take it from. */
export const pathTo = (visit: Visit, { api, name }: Pick<Connection, 'api' | 'name'>, page: string): string =>
  `${connectionsPath(visit)}/${api}/${name}/${page}`

export const showConnections = inEnvironment((visit) =>
  showConsole(visit, {
    title: 'Connections',
    commands: linkButton(`${connectionsPath(visit)}/available`, 'New connection', true),
    body: table({
      caption: 'Connections',
      columns: ['Name', 'Status', 'Created', ''],
      rows: connectionsOf(visit.premises.store, visit.person.id).map((one) => row(visit, one)),
      empty: {
        title: 'You don’t have any connections',
        text: 'Make one by “New connection”, or by saving a flow that needs one.',
      },
    }),
  }),
)

const row = (visit: Visit, connection: Connection): Cell[] => [
  html`<a href="${pathTo(visit, connection, 'details')}">${titleOf(connection)}</a>${aboutOf(visit.premises.store, connection)}`,
  stateOf(connection),
  moment(connection.createdAt),
  menu(visit, {
    id: `more-${connection.name}`,
    label: titleOf(connection),
    items: [
      { text: 'Details', href: pathTo(visit, connection, 'details') },
      connection.status === 'Connected'
        ? { text: 'Break the sign-in', post: pathTo(visit, connection, 'break') }
        : { text: 'Fix connection', post: pathTo(visit, connection, 'fix') },
      { text: 'Delete…', href: pathTo(visit, connection, 'delete'), danger: true },
    ],
  }),
]

export const titleOf = ({ api }: Pick<Connection, 'api'>): string => connectorNames[api] ?? api

export const stateOf = ({ status }: Connection): Html =>
  status === 'Connected' ? badge('good', 'Connected') : badge('bad', 'Can’t sign in')

function aboutOf(store: Store, { name }: Connection): Html | '' {
  const desktop = findDesktopConnection(store, name)
  if (!desktop) return ''
  const machine = findMachine(store, desktop.machineId)?.name ?? desktop.machineId
  return html`<span class="beneath">${signInName(desktop)} on ${machine}</span>`
}

export const signInName = ({ domain, userName }: { domain: string; userName: string }): string =>
  domain === '' ? userName : `${domain}\\${userName}`
