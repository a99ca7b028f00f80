// Loaded before a test: writes down every 2xx body that its `fetch` gets from Graph.

import { appendFileSync } from 'node:fs'

const file = process.env.GRAPH_BODIES
const real = globalThis.fetch

globalThis.fetch = async (...call) => {
  const response = await real(...call)
  const { pathname, search } = new URL(response.url)
  const isBody = response.ok && response.headers.get('content-type')?.startsWith('application/json')
  if (file && isBody && pathname.startsWith('/v1.0/'))
    appendFileSync(file, `${JSON.stringify({ path: pathname + search, body: await response.clone().json() })}\n`)
  return response
}
