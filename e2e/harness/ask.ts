import type { Page } from 'playwright-core'

/** Calls the API as whoever is signed in on the page: for what a test needs to be there before somebody looks. */
export const ask = <Answer>(page: Page, method: string, path: string, body?: object): Promise<Answer> =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`/api/v1${path}`, { method, ...(body ? { body, headers } : {}) })
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
      return response.status === 204 ? null : response.json()
    },
    [method, path, body && JSON.stringify(body)] as const,
  )
