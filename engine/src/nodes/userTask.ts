import type { UserTask } from '../model.ts'
import { leave, wait } from '../move.ts'
import type { Behaviour } from './behaviour.ts'

/** Work for a person. Who may do it is the host's to judge; whoever completes it, completes it for all. */
export const userTask: Behaviour<UserTask> = {
  enter: ({ instance, node: { assignee, candidateUsers, candidateGroups }, node }) =>
    wait(instance, node, ({ id }) => ({ type: 'ask', visit: id, assignee, candidateUsers, candidateGroups })),
  on: {
    completed: ({ instance, node, visit }, { variables }) => leave(instance, node, visit, variables),
  },
}
