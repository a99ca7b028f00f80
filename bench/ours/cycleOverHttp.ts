// Durable cycles over the API of a server in a process of its own: what a service such as Restate is compared with.

import { setTimeout as pause } from 'node:timers/promises'
import { loadFor, underLoad } from '../load.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { decided, hiring, started } from '../world/diagram.ts'
import { allEnded } from '../world/ended.ts'
import { type Server, startServerIn } from '../world/server.ts'

const lookEveryMs = 10 // a page that shows a list would ask more rarely

async function cyclesOverHttp({ folder, quick }: Assignment): Promise<Figures> {
  await using server = await startServerIn(folder)
  await server.deploy(hiring)
  const lists = new AbortController()
  const { cycle, looking } = cycles(server, lists.signal)
  const figures = await underLoad(loadFor({ quick }), cycle)
  lists.abort()
  await looking
  await allEnded(server.pool)
  return figures
}

type Listed = { items: readonly { id: string; instanceId: string }[] }

/** Nothing tells a client of the API what happened, so all of them share one look at each of two lists. */
function cycles({ get, post }: Server, stop: AbortSignal) {
  const asked = new Map<string, (taskId: string) => void>()
  const ending = new Map<string, () => void>()

  const look = async (): Promise<void> => {
    while (!stop.aborted) {
      const wereEnding = [...ending]
      const [tasks, active] = await Promise.all([
        get<Listed>('/api/v1/tasks?of=groups&limit=200'),
        get<Listed>('/api/v1/instances?status=active&limit=200'),
      ])
      for (const { id, instanceId } of tasks.items) asked.get(instanceId)?.(id)
      const stillThere = new Set(active.items.map(({ id }) => id))
      for (const [id, resolve] of wereEnding) if (!stillThere.has(id)) resolve()
      await pause(lookEveryMs)
    }
  }

  const cycle = async (): Promise<void> => {
    const { id } = await post<{ id: string }>('/api/v1/instances', { processId: 'hiring', variables: started })
    const taskId = await new Promise<string>((resolve) => asked.set(id, resolve))
    asked.delete(id)
    await post(`/api/v1/tasks/${taskId}/complete`, { variables: decided })
    await new Promise<void>((resolve) => ending.set(id, resolve))
    ending.delete(id)
  }
  return { cycle, looking: look() }
}

await measure(cyclesOverHttp)
