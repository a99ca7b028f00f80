import { html } from 'hono/html'
import { findDesktopConnection, findMachine } from '../../dataverse/index.ts'
import { text } from '../../directory/index.ts'
import {
  type Answer,
  type Cell,
  card,
  copyable,
  copyScript,
  linkButton,
  moment,
  pairs,
  showConsole,
} from '../frame/index.ts'
import { type ConnectionVisit, onConnection } from './connectionAt.ts'
import { connectionsPath, pathTo, signInName, stateOf, titleOf } from './showConnections.ts'

export const showConnection = onConnection((visit): Answer => {
  const { connection } = visit
  return showConsole(visit, {
    title: titleOf(connection),
    trail: [{ text: 'Connections', href: connectionsPath(visit) }],
    commands: linkButton(pathTo(visit, connection, 'delete'), 'Delete…'),
    body: html`${card('Details', pairs([...known(visit)]))}
${card(
  'Connection name',
  html`<p class="soft">What a program names this connection by. It is in the address of this page, too.</p>${copyable('connection-name', 'Connection name', connection.name)}`,
)}`,
    script: copyScript,
  })
})

function* known({ connection, premises, person }: ConnectionVisit): Generator<readonly [string, Cell]> {
  const { store, directory } = premises
  const desktop = findDesktopConnection(store, connection.name)
  yield ['Status', stateOf(connection)]
  if (desktop) {
    yield ['Machine', findMachine(store, desktop.machineId)?.name ?? desktop.machineId]
    yield ['Domain and username', signInName(desktop)]
    const runOwner = desktop.runOwnerId === null ? undefined : directory.latest().find(desktop.runOwnerId)
    yield ['Run owner', runOwner ? (text(runOwner, 'displayName') ?? runOwner.id) : `${person.displayName} alone`]
  }
  yield ['Owner', person.displayName]
  yield ['Created', moment(connection.createdAt)]
}
