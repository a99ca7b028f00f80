// Changes over HTTP: asked for, looked at, remembered.

import * as api from '@countersign/core/api'
import { z } from 'zod'
import { reaching } from '../directory/index.ts'
import { cursorOf, idempotencyKey, isRefused, type Mounted, mounted, pageOf, refused } from '../http/index.ts'
import { changeAnswer } from './answers.ts'
import type { Applier } from './apply.ts'
import { previewOf, previewOfRefusal } from './preview.ts'
import { seenBy } from './seenBy.ts'
import { type ChangeRow, selectChange, selectHistory, selectSeen } from './sql.ts'
import { type SubmitParts, submit } from './submit.ts'
import { weigh } from './weigh.ts'

const place = cursorOf(z.object({ at: z.iso.datetime(), id: z.uuid() }))

const waitMs = 10_000 // who asks may wait so long for what is done at once; it is carried out all the same

export const changeOperations = (parts: SubmitParts): Mounted[] => [
  mounted(api.submitChange, async ({ input: { params, body }, caller, requestId, context }) => {
    const repetitionKey = idempotencyKey(context)
    if (isRefused(repetitionKey)) return repetitionKey
    const { storeId } = params
    const submission = { storeId, asked: body.change, reason: body.reason, caller, repetitionKey, requestId }
    const submitted = await reaching(() => submit(parts, submission))
    if (isRefused(submitted)) return submitted
    const carried = submitted.isNew ? await carriedOut(parts.applier, submitted.change, requestId) : undefined
    const isOnItsWay = submitted.change.state === 'pending' // as it was just written: nobody has decided it yet
    const row =
      carried?.change ??
      (isOnItsWay ? undefined : await selectChange(parts.pool, storeId, submitted.change.id)) ??
      submitted.change
    return { change: changeAnswer(row), temporaryPassword: carried?.temporaryPassword ?? null }
  }),

  mounted(api.previewChange, async ({ input: { params, body }, caller }) => {
    const weighed = await reaching(() => weigh(parts, { storeId: params.storeId, asked: body.change, caller }))
    return isRefused(weighed) ? previewOfRefusal(weighed) : previewOf(weighed)
  }),

  mounted(api.getChange, async ({ input: { params }, caller }) => {
    const isSeen = await seenBy(parts.pool, caller)
    const row = await selectSeen(parts.pool, params.storeId, params.id, isSeen)
    return row ? changeAnswer(row) : refused('not-found')
  }),

  mounted(api.listObjectHistory, async ({ input: { params, query }, caller }) => {
    const after = query.cursor === undefined ? undefined : place.read(query.cursor)
    if (query.cursor !== undefined && !after) return refused('invalid-cursor')
    const isSeen = await seenBy(parts.pool, caller)
    const rows = await selectHistory(parts.pool, params.storeId, params.id, isSeen, after, query.limit + 1)
    const { items, nextCursor } = pageOf(rows, query.limit, place, ({ createdAt, id }) => ({
      ...{ at: createdAt.toISOString(), id },
    }))
    return { items: items.map(changeAnswer), nextCursor }
  }),
]

/** The work is the applier's, as it would be after a restart; this only waits a little for it. */
async function carriedOut(applier: Applier, change: ChangeRow, requestId: string) {
  const { id, storeId, content, requester } = change
  const work = applier.carryOut({ ...{ id, storeId, content, requester, requestId }, attempt: 1 })
  const { promise: enough, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => resolve(undefined), waitMs)
  try {
    return await Promise.race([work, enough])
  } finally {
    clearTimeout(timer)
  }
}
