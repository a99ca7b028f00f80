import * as api from '@countersign/core/api'
import { actorOf } from '../../audit/index.ts'
import { noSuchStore } from '../../directory/index.ts'
import { etag, ifMatch, isRefused, type Mounted, mounted, refused } from '../../http/index.ts'
import { CallFault } from '../../platform/egress/index.ts'
import type { Parts } from '../parts.ts'
import { schemaPath } from '../schemaRoute.ts'
import { deleteClient, selectClient, selectStoreName } from '../sql/index.ts'
import { clientAnswer, flowAccountAnswer } from './answers.ts'
import { flowConnection } from './flowAccount.ts'
import { register } from './register.ts'
import { testClient } from './testClient.ts'

export const notRegistered = refused('conflict', {
  detail:
    'No Power Automate client is registered for this identity store. Register one under Advanced Workflow Settings.',
})

export const clientOperations = (parts: Parts): Mounted[] => [shown(parts), ...changed(parts), ...used(parts)]

const shown = ({ pool, connections: { surroundings }, url }: Parts): Mounted =>
  mounted(api.getPowerAutomate, async ({ input: { params }, context }) => {
    if (!(await selectStoreName(pool, params.storeId))) return noSuchStore
    const row = await selectClient(pool, params.storeId)
    if (row) etag(context, row.revision)
    const { own } = surroundings
    return {
      client: row ? await clientAnswer(pool, row) : null,
      clouds: surroundings.clouds.map(({ name, title, regions }) => ({
        ...{ name, title },
        regions: regions.map(({ code, title: where, host }) => ({ code, title: where, host })),
      })),
      countersign: own ? { cloud: own.cloud, tenantId: own.tenant, clientId: own.clientId } : null,
      dataServiceUrl: url.origin,
      redirectUri: surroundings.redirectUri,
      payloadSchemaUrl: new URL(schemaPath, url).href,
    }
  })

const changed = (parts: Parts): Mounted[] => [
  mounted(api.putPowerAutomate, async ({ input: { params, body }, caller, requestId, context }) => {
    const revision = ifMatch(context)
    if (isRefused(revision)) return revision
    const row = await register(parts, { storeId: params.storeId, entered: body, revision, caller, requestId })
    if (isRefused(row)) return row
    etag(context, row.revision)
    return clientAnswer(parts.pool, row)
  }),

  mounted(api.deletePowerAutomate, async ({ input: { params }, caller, requestId }) =>
    parts.pool.transaction(async (tx) => {
      const store = await selectStoreName(tx, params.storeId)
      if (!store || !(await deleteClient(tx, params.storeId))) return refused('not-found')
      const subject = { kind: 'identity-store', id: params.storeId, name: store.name }
      await parts.record(tx, { action: 'power-automate.removed', actor: actorOf(caller), subject, requestId })
      return undefined
    }),
  ),
]

const used = (parts: Parts): Mounted[] => [
  mounted(api.testPowerAutomate, async ({ input: { params } }) => {
    const row = await selectClient(parts.pool, params.storeId)
    return row ? testClient(parts, row) : notRegistered
  }),

  mounted(api.makeFlowAccount, async ({ input: { params }, caller, requestId }) => {
    const row = await selectClient(parts.pool, params.storeId)
    if (!row) return notRegistered
    try {
      const id = await flowConnection(parts, row, caller, requestId)
      if (isRefused(id)) return id
      return (await flowAccountAnswer(parts.pool, id)) ?? notRegistered
    } catch (cause) {
      if (cause instanceof CallFault) return refused('outside-unreachable', { detail: cause.message })
      throw cause
    }
  }),
]
