// Instances: started, searched, looked into, changed, cancelled.

import * as api from '@countersign/core/api'
import { z } from 'zod'
import { actorOf } from '../../audit/index.ts'
import {
  cursorOf,
  etag,
  idempotencyKey,
  ifMatch,
  ifNoneMatch,
  isRefused,
  type Mounted,
  mounted,
  notModified,
  pageOf,
  refused,
} from '../../http/index.ts'
import { selectIncidentsOf } from '../incidents/read.ts'
import type { OperationParts } from '../operations.ts'
import { variablesFrom } from '../outside.ts'
import { unfitVariables } from '../refusals.ts'
import { historyAnswer, instanceAnswer, instanceDetails } from './answers.ts'
import { cancelInstance } from './cancel.ts'
import { isStill, selectCalled, selectFacts, selectInstance, selectInstances } from './read.ts'
import { setVariables } from './setVariables.ts'
import { startInstance } from './start.ts'

const place = cursorOf(z.object({ at: z.iso.datetime(), id: z.uuid() }))
const factPlace = cursorOf(z.object({ number: z.string().regex(/^\d{1,18}$/) }))

export const instanceOperations = (parts: OperationParts): Mounted[] => [...changed(parts), ...shown(parts)]

const changed = ({ pool, processes, ownerOf }: OperationParts): Mounted[] => [
  mounted(api.startInstance, async ({ input: { body }, caller, requestId, context }) => {
    const taken = variablesFrom(body.variables)
    if (!taken.ok) return unfitVariables(taken.reason)
    const key = idempotencyKey(context)
    if (isRefused(key)) return key
    const { processId, version, businessKey = null } = body
    const owner = ownerOf(processId)
    if (owner !== undefined) return refused('conflict', { detail: owner })
    const start = { processId, version, businessKey, variables: taken.variables }
    const by = { actor: actorOf(caller), requestId }
    const accountId = caller.account.id
    return startInstance(
      { pool, processes },
      { ...start, accountId, key: key === undefined ? null : [accountId, key] },
      by,
    )
  }),

  mounted(api.cancelInstance, async ({ input: { params }, caller, requestId }) =>
    cancelInstance({ pool, processes }, params.id, { actor: actorOf(caller), requestId }),
  ),

  mounted(api.setVariables, async ({ input: { params, body }, caller, requestId, context }) => {
    const taken = variablesFrom(body.variables)
    if (!taken.ok) return unfitVariables(taken.reason)
    const ifRevision = ifMatch(context)
    if (isRefused(ifRevision)) return ifRevision
    const edit = { ...body, instanceId: params.id, variables: taken.variables, ifRevision }
    return setVariables({ pool, processes }, edit, { actor: actorOf(caller), requestId })
  }),
]

const shown = ({ pool }: OperationParts): Mounted[] => [
  mounted(api.searchInstances, async ({ input: { query } }) => {
    const after = query.cursor === undefined ? undefined : place.read(query.cursor)
    if (query.cursor !== undefined && !after) return refused('invalid-cursor')
    const rows = await selectInstances(pool, { ...query, variable: variableOf(query.variable) }, after, query.limit + 1)
    const { items, nextCursor } = pageOf(rows, query.limit, place, ({ startedAt, id }) => ({
      at: startedAt.toISOString(),
      id,
    }))
    return { items: items.map(instanceAnswer), nextCursor }
  }),

  mounted(api.getInstance, async ({ input: { params }, context }) => {
    const known = ifNoneMatch(context)
    if (known !== undefined && (await isStill(pool, params.id, known))) return notModified
    const instance = await selectInstance(pool, params.id)
    if (!instance) return refused('not-found')
    const [incidents, called] = await Promise.all([selectIncidentsOf(pool, params.id), selectCalled(pool, params.id)])
    etag(context, instance.revision)
    return instanceDetails(instance, incidents, called)
  }),

  mounted(api.getInstanceHistory, async ({ input: { params, query } }) => {
    const after = query.cursor === undefined ? undefined : factPlace.read(query.cursor)
    if (query.cursor !== undefined && !after) return refused('invalid-cursor')
    const rows = await selectFacts(pool, params.id, after, query.limit + 1)
    if (rows.length === 0 && !after) return refused('not-found')
    const [items, last, found] = [rows.slice(0, query.limit), rows.slice(0, query.limit).at(-1), rows[0]?.found ?? 0]
    return {
      items: items.map(historyAnswer),
      nextCursor: last && found > items.length ? factPlace.write({ number: last.number }) : null,
    }
  }),
]

function variableOf(text: string | undefined): { name: string; value: string } | undefined {
  if (text === undefined) return undefined
  const [name = ''] = text.split('=', 1)
  return { name, value: text.slice(name.length + 1) }
}
