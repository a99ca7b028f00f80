// Durable cycles with the host in this process: what a library such as DBOS is compared with.

import { newId } from '../../server/src/platform/ids.ts'
import type { News } from '../../server/src/processes/index.ts'
import { loadFor, underLoad } from '../load.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { decided, hiring, started } from '../world/diagram.ts'
import { allEnded } from '../world/ended.ts'
import { type Host, startHost, type Version } from '../world/host.ts'
import { startMigrated } from '../world/postgres.ts'

async function cyclesInProcess({ folder, quick }: Assignment): Promise<Figures> {
  await using postgres = await startMigrated(folder)
  await using host = await startHost(postgres.url)
  const version = await host.deploy(hiring)
  const figures = await underLoad(loadFor({ quick }), cycles(host, version))
  await allEnded(host.pool)
  return figures
}

type Task = News['tasks'][number]

/** Everything a cycle waits for is told after its commit. */
function cycles({ processes }: Host, version: Version): () => Promise<void> {
  const asked = new Map<string, (task: Task) => void>()
  const finished = new Map<string, () => void>()
  processes.hear((news) => {
    for (const task of news.tasks) asked.get(task.instanceId)?.(task)
    for (const instanceId of news.finished) finished.get(instanceId)?.()
  })
  return async () => {
    const instanceId = newId()
    const asking = Promise.withResolvers<Task>()
    const ending = Promise.withResolvers<void>()
    asked.set(instanceId, asking.resolve)
    finished.set(instanceId, ending.resolve)
    const begins = { ...version, businessKey: null, caller: null }
    await processes.post({ id: 'start', instanceId, fact: { type: 'started', variables: started }, begins })
    const { id, visit } = await asking.promise
    const fact = { type: 'completed', visit, variables: decided } as const
    await processes.post({ id: `task:${id}`, instanceId, fact, spends: { kind: 'task', id, revision: 1 } })
    await ending.promise
    asked.delete(instanceId)
    finished.delete(instanceId)
  }
}

await measure(cyclesInProcess)
