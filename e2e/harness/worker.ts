// A worker outside, as somebody would write one: it knows the address of the server, a token, and what it can do.

import type { ActivatedJob } from '@countersign/core/api'
import type { Page } from 'playwright-core'
import { ask } from './ask.ts'

export type Worker = {
  /** The next job of this type; waits for it. */
  take(type: string): Promise<ActivatedJob>
  complete(job: ActivatedJob, variables?: object): Promise<void>
  fail(job: ActivatedJob, message: string, retries: number): Promise<void>
}

/** With a token of its own, given by whoever is signed in on the page. */
export async function hireWorker(page: Page, url: string): Promise<Worker> {
  const scopes = ['jobs.work']
  const { value } = await ask<{ value: string }>(page, 'POST', '/tokens', { name: 'Worker', scopes, expiresInDays: 1 })

  async function call(path: string, body: object): Promise<Response> {
    const headers = { authorization: `Bearer ${value}`, 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return response
  }

  return {
    take: async (type) => {
      const asked = { types: [type], worker: 'worker', maxJobs: 1, waitMs: 10_000 }
      const { jobs } = (await (await call('/jobs/activate', asked)).json()) as { jobs: ActivatedJob[] }
      const [job] = jobs
      if (!job) throw new Error(`There is no job ${type}`)
      return job
    },
    complete: async ({ id, lease }, variables = {}) => void (await call(`/jobs/${id}/complete`, { lease, variables })),
    fail: async ({ id, lease }, message, retries) => void (await call(`/jobs/${id}/fail`, { lease, message, retries })),
  }
}
