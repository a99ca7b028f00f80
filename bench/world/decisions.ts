import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '../figures.ts'
import { decided, started } from './diagram.ts'
import type { Server } from './server.ts'

export const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString()

export const withDeadline = (deadline: string) => ({ ...started, deadline })

/** Instances that wait for a decision, begun over the API one after the other. */
export async function startWaiting({ post }: Server, count: number): Promise<void> {
  const variables = withDeadline(inAYear)
  for (let begun = 0; begun < count; begun += 1) await post('/api/v1/instances', { processId: 'approving', variables })
}

type Tasks = { items: readonly { id: string }[] }

const betweenMs = 5 // nobody else is there, and what a decision led to is over before the next

/** Completes tasks one by one. What is timed is the answer, which comes after the commit of the next state. */
export async function decisions({ get, post }: Server, rounds: number, each: number) {
  const [p50Ms, p99Ms]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const { items } = await get<Tasks>(`/api/v1/tasks?of=groups&limit=${each}`)
    const tookMs: number[] = []
    for (const { id } of items) {
      const begun = performance.now()
      await post(`/api/v1/tasks/${id}/complete`, { variables: decided })
      tookMs.push(performance.now() - begun)
      await pause(betweenMs)
    }
    p50Ms.push(percentile(tookMs, 0.5))
    p99Ms.push(percentile(tookMs, 0.99))
  }
  return { p50Ms, p99Ms }
}
