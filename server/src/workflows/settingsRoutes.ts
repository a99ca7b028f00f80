// Who approves where nobody else can, and what happens while nobody answers.

import * as api from '@countersign/core/api'
import { actorOf } from '../audit/index.ts'
import { noSuchStore, reaching } from '../directory/index.ts'
import { etag, ifMatch, isRefused, type Mounted, mounted, refused } from '../http/index.ts'
import { knownApprover } from './enteredPeople.ts'
import type { WorkflowParts } from './routes.ts'
import { lockWorkflows, type SettingsRow, selectSettings, upsertSettings } from './sql.ts'
import { settingsOf } from './workflowsOf.ts'

const answerOf = (row: SettingsRow | undefined): api.WorkflowSettingsAnswer => ({
  ...settingsOf(row),
  revision: row?.revision ?? 1,
})

export const settingsOperations = ({ pool, record, stores }: WorkflowParts): Mounted[] => [
  mounted(api.getWorkflowSettings, async ({ input: { params }, context }) => {
    if (!(await stores.find(params.storeId))) return noSuchStore
    const answer = answerOf(await selectSettings(pool, params.storeId))
    etag(context, answer.revision)
    return answer
  }),

  mounted(api.updateWorkflowSettings, async ({ input: { params, body }, caller, requestId, context }) => {
    const revision = ifMatch(context)
    if (isRefused(revision)) return revision
    const store = await stores.find(params.storeId)
    if (!store) return noSuchStore
    const defaultApprover = await reaching(() => knownApprover(store.directory, body.defaultApprover))
    if (isRefused(defaultApprover)) return defaultApprover
    return pool.transaction(async (tx) => {
      await lockWorkflows(tx)
      const before = answerOf(await selectSettings(tx, store.id))
      if (revision !== undefined && revision !== before.revision) return refused('changed-meanwhile')
      const { acceleration, expiry = before.expiry } = body
      const after = answerOf(await upsertSettings(tx, store.id, { defaultApprover, acceleration, expiry }))
      await record(tx, {
        ...{ action: 'workflow-settings.changed', actor: actorOf(caller), requestId },
        subject: { kind: 'identity-store', id: store.id, name: store.name },
        details: { old: before, new: after },
      })
      etag(context, after.revision)
      return after
    })
  }),
]
