import { html } from 'hono/html'
import { removeConnection, setConnectionStatus } from '../../automate/index.ts'
import { type Answer, doneAt, showConfirm } from '../frame/index.ts'
import { onConnection, trailTo } from './connectionAt.ts'
import { connectionsPath, pathTo, titleOf } from './showConnections.ts'

/** As if its password had expired: whatever uses it fails until somebody signs in again. */
export const breakConnection = onConnection((visit) => {
  setConnectionStatus(visit.premises.store, visit.connection.name, 'Error')
  return doneAt(visit, connectionsPath(visit), `${titleOf(visit.connection)} can’t sign in any more.`)
})

export const fixConnection = onConnection((visit) => {
  setConnectionStatus(visit.premises.store, visit.connection.name, 'Connected')
  return doneAt(visit, connectionsPath(visit), `${titleOf(visit.connection)} is connected again.`)
})

export const askToDelete = onConnection(
  (visit): Answer =>
    showConfirm(visit, {
      title: 'Delete connection',
      trail: trailTo(visit),
      text: html`Are you sure you want to delete the connection to <strong>${titleOf(visit.connection)}</strong>? Flows that use it fail from then on, and programs that name it are refused.`,
      action: pathTo(visit, visit.connection, 'delete'),
      submit: 'Delete',
      back: connectionsPath(visit),
    }),
)

export const deleteConnection = onConnection((visit) => {
  removeConnection(visit.premises.store, visit.connection.name)
  return doneAt(visit, connectionsPath(visit), 'The connection was deleted.')
})
