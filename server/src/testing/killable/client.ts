// Whoever calls the servers while they are killed: repeats until somebody has answered.

import { setTimeout } from 'node:timers/promises'
import type { InstanceDetails, UserTask } from '@countersign/core/api'

export type Client = {
  deploy(fileName: string, xml: string): Promise<void>
  /** Answers the id of the instance; under the same key it is the same one. */
  start(processId: string, cycle: string): Promise<string>
  instance(id: string): Promise<InstanceDetails>
  tasksOf(instanceId: string): Promise<readonly UserTask[]>
  complete(taskId: string): Promise<void>
  /** How often nobody answered, or only that something went wrong. */
  repeats(): number
}

type Call = { method: 'GET' | 'POST'; path: string; body?: unknown; key?: string }

export type Caller = {
  /** What was done before its answer was lost may be refused when it is asked for again. */
  call<Answer>(call: Call, refusedAgain?: readonly number[]): Promise<Answer>
  repeats(): number
}

const pauseMs = 20 // the server was killed just now; the other one is there
const patienceMs = 60_000 // many times what it takes two servers to come back

export function callerOf(url: () => string, token: string): Caller {
  let repeats = 0

  async function call<Answer>(
    { method, path, body, key }: Call,
    refusedAgain: readonly number[] = [],
  ): Promise<Answer> {
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(key !== undefined && { 'Idempotency-Key': key }),
    }
    const until = performance.now() + patienceMs
    for (let isFirst = true; ; isFirst = false) {
      const answer = await fetch(`${url()}/api/v1${path}`, { method, headers, ...textOf(body) })
        .then(async (response) => ({ status: response.status, text: await response.text() }))
        .catch(() => undefined)
      if (answer && answer.status < 300) return (answer.text === '' ? undefined : JSON.parse(answer.text)) as Answer
      if (answer && !isFirst && refusedAgain.includes(answer.status)) return undefined as Answer
      const said = answer ? `${answer.status} ${answer.text}` : 'nothing'
      if ((answer && answer.status < 500) || performance.now() > until) throw new Error(`${method} ${path}: ${said}`)
      repeats += 1
      await setTimeout(pauseMs)
    }
  }

  return { call, repeats: () => repeats }
}

export function clientOf(url: () => string, token: string): Client {
  const { call, repeats } = callerOf(url, token)
  return {
    deploy: (fileName, xml) => call({ method: 'POST', path: '/deployments', body: { fileName, xml } }),
    start: async (processId, cycle) => {
      const body = { processId, businessKey: cycle, variables: { cycle } }
      return (await call<{ id: string }>({ method: 'POST', path: '/instances', body, key: cycle })).id
    },
    instance: (id) => call({ method: 'GET', path: `/instances/${id}` }),
    tasksOf: async (id) => {
      const path = `/tasks?${new URLSearchParams({ of: 'all', instanceId: id })}`
      return (await call<{ items: UserTask[] }>({ method: 'GET', path })).items
    },
    complete: (id) => {
      const body = { variables: { approved: true } }
      return call({ method: 'POST', path: `/tasks/${id}/complete`, body }, [404, 409])
    },
    repeats,
  }
}

const textOf = (body: unknown) => (body === undefined ? {} : { body: JSON.stringify(body) })
