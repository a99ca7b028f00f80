// Whose tasks are shown and in which order, as it stands in the address of the page.

import { listTasks, type TaskOrder } from '@countersign/core/api'
import { z } from 'zod'

const { of, order } = listTasks.query.shape

/** An address somebody mistyped still opens the page. */
export const tasksSearch = z.object({
  of: of.unwrap().optional().catch(undefined),
  order: order.unwrap().optional().catch(undefined),
})
export type TasksSearch = z.output<typeof tasksSearch>

export type Whose = NonNullable<TasksSearch['of']>

export const whoseTitles: Record<Whose, string> = { mine: 'Mine', groups: 'My groups’', all: 'All' }

export const orderTitles: Record<TaskOrder, string> = {
  due: 'Due date first',
  priority: 'Priority first',
  created: 'Oldest first',
}

/** What the server is asked; what the address leaves out is its default. */
export const queryOf = ({ of, order }: TasksSearch): { of: Whose; order: TaskOrder } => ({
  of: of ?? 'mine',
  order: order ?? 'due',
})
