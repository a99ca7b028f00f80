import type { Variables, VisitId } from '@countersign/engine'
import type { Refused } from '../../http/index.ts'
import type { By } from '../instances/start.ts'
import { refusalOf } from '../refusals.ts'
import type { Processes } from '../startProcesses.ts'
import { subjectOf } from './answers.ts'
import type { TaskRow } from './read.ts'

const namesMax = 20 // what they were given the history tells

export async function completeTask(
  processes: Processes,
  task: TaskRow,
  variables: Variables,
  { actor, requestId }: By,
): Promise<Refused | undefined> {
  const { id, revision, instanceId, visit } = task
  const receipt = await processes.post({
    id: `task:${id}`,
    instanceId,
    fact: { type: 'completed', visit: visit as VisitId, variables },
    spends: { kind: 'task', id, revision },
    actor: actor.name,
    note: {
      action: 'task.completed',
      actor,
      subject: subjectOf(task),
      details: { instanceId, variables: Object.keys(variables).slice(0, namesMax) },
      requestId,
    },
  })
  return refusalOf(receipt)
}
