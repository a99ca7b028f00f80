import * as api from '@countersign/core/api'
import { connectorNamed } from '@countersign/core/catalog'
import { actorOf } from '../audit/index.ts'
import { isRefused, type Mounted, mounted, refused } from '../http/index.ts'
import { CallFault } from '../platform/egress/index.ts'
import { connectionAnswer, connectionAnswers } from './answers.ts'
import { actionsOf, create } from './create.ts'
import type { Parts } from './parts.ts'
import { replace } from './replace.ts'
import { begin } from './signIn.ts'
import { deleteConnectionRow, selectConnection, selectConnections, updateActions } from './sql.ts'
import { tryOut } from './try.ts'

const noSuch = refused('not-found', { detail: 'There is no such connection.' })

export function connectionOperations(parts: Parts): Mounted[] {
  const { pool, record, surroundings } = parts
  const answer = async (id: string) => (await connectionAnswer(parts, id)) ?? noSuch

  return [
    mounted(api.listConnections, async () => ({
      items: await connectionAnswers(parts, await selectConnections(pool, api.connectionsMax)),
    })),

    mounted(api.getConnection, async ({ input: { params } }) => answer(params.id)),

    mounted(api.getConnectionChoices, async () => ({
      clouds: surroundings.clouds.map(({ name, title }) => ({ name, title })),
      countersign: surroundings.own
        ? { cloud: surroundings.own.cloud, tenant: surroundings.own.tenant, clientId: surroundings.own.clientId }
        : null,
      redirectUri: surroundings.redirectUri,
    })),

    mounted(api.createConnection, async ({ input: { body }, caller, requestId }) => {
      const created = await orUnreachable(create(parts, body, caller, requestId))
      if (isRefused(created)) return created
      const row = await selectConnection(pool, created.id)
      // What needs nobody to sign in shows at once whether it works. Where that can't be found out now, it is there all the same.
      if (row && (row.kind === 'client-credentials' || row.testUrl !== null)) await tryOut(parts, row)
      return answer(created.id)
    }),

    mounted(api.setConnectionActions, async ({ input: { params, body }, caller, requestId }) => {
      const row = await selectConnection(pool, params.id)
      const description = row && connectorNamed(row.connector)
      if (!description) return noSuch
      const actions = actionsOf(description, body.actions)
      if (isRefused(actions)) return actions
      await pool.transaction(async (tx) => {
        await updateActions(tx, row.id, actions)
        const details = { old: { actions: row.actions }, new: { actions } }
        const subject = { kind: 'connection', id: row.id, name: row.name }
        await record(tx, { action: 'connection.changed', actor: actorOf(caller), subject, details, requestId })
      })
      return answer(row.id)
    }),

    mounted(api.replaceCredential, async ({ input: { params, body }, caller, requestId }) => {
      const row = await selectConnection(pool, params.id)
      if (!row) return noSuch
      const refusal = await replace(parts, row, body.credential, caller, requestId)
      return refusal ?? answer(row.id)
    }),

    mounted(api.beginSignIn, async ({ input: { params, body }, caller }) => begin(parts, params.id, body, caller)),

    mounted(api.testConnection, async ({ input: { params } }) => {
      const row = await selectConnection(pool, params.id)
      if (!row) return noSuch
      return (await tryOut(parts, row)) ?? answer(row.id)
    }),

    mounted(api.deleteConnection, async ({ input: { params }, caller, requestId }) =>
      pool.transaction(async (tx) => {
        const deleted = await deleteConnectionRow(tx, params.id)
        if (!deleted) return noSuch
        const subject = { kind: 'connection', id: params.id, name: deleted.name }
        await record(tx, { action: 'connection.deleted', actor: actorOf(caller), subject, requestId })
        return undefined
      }),
    ),
  ]
}

async function orUnreachable<Result>(work: Promise<Result>) {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof CallFault) return refused('outside-unreachable', { detail: cause.message })
    throw cause
  }
}
