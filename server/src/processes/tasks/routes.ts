// Tasks: mine and my groups', taken, given back, given to somebody, completed.

import * as api from '@countersign/core/api'
import { type VisitId, visibleIn } from '@countersign/engine'
import { z } from 'zod'
import { type AuditNote, actorOf } from '../../audit/index.ts'
import {
  type Call,
  cursorOf,
  etag,
  isRefused,
  type Mounted,
  mounted,
  pageOf,
  type Refused,
  refused,
} from '../../http/index.ts'
import { selectInstance } from '../instances/read.ts'
import type { OperationParts } from '../operations.ts'
import { shownVariables, variablesFrom } from '../outside.ts'
import { unfitVariables } from '../refusals.ts'
import { taskAnswer } from './answers.ts'
import { completeTask } from './complete.ts'
import { type Found, findTask } from './find.ts'
import { formAnswer } from './form.ts'
import { giveTask } from './give.ts'
import { personOf } from './person.ts'
import { selectAssignee, selectCounts, selectTasks } from './read.ts'

const place = cursorOf(
  z.object({
    order: z.enum(api.taskOrders),
    dueAt: z.iso.datetime().nullable(),
    priority: z.int(),
    at: z.iso.datetime(),
    id: z.uuid(),
  }),
)

export const taskOperations = (parts: OperationParts): Mounted[] => [...shown(parts), ...handled(parts)]

const shown = ({ pool, now }: OperationParts): Mounted[] => [
  mounted(api.listTasks, async ({ input: { query }, caller }) => {
    const { of, order, instanceId, cursor, limit } = query
    const after = cursor === undefined ? undefined : place.read(cursor)
    if (cursor !== undefined && after?.order !== order) return refused('invalid-cursor')
    const person = await personOf(pool, caller)
    if (of === 'all' && !person.seesAll)
      return refused('no-permission', { detail: 'It needs the permission processes.read.' })
    const rows = await selectTasks(pool, { filter: { of, ...person }, order, instanceId, after }, limit + 1)
    const { items, nextCursor } = pageOf(rows, limit, place, ({ dueAt, priority, createdAt, id }) => ({
      order,
      dueAt: dueAt?.toISOString() ?? null,
      priority,
      at: createdAt.toISOString(),
      id,
    }))
    return { items: items.map((row) => taskAnswer(row, person)), nextCursor }
  }),

  mounted(api.countTasks, async ({ caller }) => selectCounts(pool, await personOf(pool, caller), now())),

  mounted(api.getTask, async (call) => {
    const found = await findTask(pool, call.input.params.id, 'see', call)
    if (isRefused(found)) return found
    const { task, person } = found
    const [instance, form] = await Promise.all([selectInstance(pool, task.instanceId), formAnswer(pool, task)])
    if (instance?.state.status !== 'active') return refused('not-found')
    etag(call.context, task.revision)
    const variables = shownVariables(visibleIn(instance.state, task.visit as VisitId))
    return { ...taskAnswer(task, person), form, headers: task.headers, variables }
  }),
]

type Handling = Call<typeof api.claimTask>

function handled(parts: OperationParts): Mounted[] {
  const { pool, processes } = parts
  const give = async (
    { caller, requestId, context }: Pick<Handling, 'caller' | 'requestId' | 'context'>,
    found: Found,
    assignee: string | null,
    action: AuditNote['action'],
  ): Promise<api.UserTask | Refused> => {
    const given = await giveTask(parts, found, assignee, { action, actor: actorOf(caller), requestId })
    if (!isRefused(given)) etag(context, given.revision)
    return given
  }

  return [
    mounted(api.claimTask, async (call) => {
      const found = await findTask(pool, call.input.params.id, 'claim', call)
      return isRefused(found) ? found : give(call, found, found.person.name, 'task.claimed')
    }),

    mounted(api.releaseTask, async (call) => {
      const found = await findTask(pool, call.input.params.id, 'release', call)
      return isRefused(found) ? found : give(call, found, null, 'task.released')
    }),

    mounted(api.assignTask, async (call) => {
      const { params, body } = call.input
      const found = await findTask(pool, params.id, 'assign', call)
      if (isRefused(found)) return found
      const known = await selectAssignee(pool, body.assignee)
      if (!known) return refused('invalid-input', { errors: [{ path: 'body.assignee', message: unknownAssignee }] })
      return give(call, found, known.assignee, 'task.assigned')
    }),

    mounted(api.completeTask, async (call) => {
      const { params, body } = call.input
      const taken = variablesFrom(body.variables)
      if (!taken.ok) return unfitVariables(taken.reason)
      const found = await findTask(pool, params.id, 'complete', call)
      if (isRefused(found)) return found
      const by = { actor: actorOf(call.caller), requestId: call.requestId }
      return completeTask(processes, found.task, taken.variables, by)
    }),
  ]
}

// A slip of the pen would give the task to nobody.
const unknownAssignee = 'Nobody with this user name or account id has signed in here.'
