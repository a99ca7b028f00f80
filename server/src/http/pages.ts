import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { StartRefusal } from '../platform/startRefusal.ts'
import type { App } from './environment.ts'
import { newNonce, pagePolicy } from './securityHeaders.ts'

/** Addresses that belong to machines: a page is never the answer there. */
const machinePaths = /^\/(api|callbacks|health|ready|metrics|assets|sign-in)(\/|$)/

/** Serves the built pages: assets by their hashed names, index.html for every other address a browser asks for. */
export async function mountPages(app: App, folder: string): Promise<void> {
  const index = await readFile(join(folder, 'index.html'), 'utf8').catch((cause: unknown) => {
    throw new StartRefusal('PAGES_MISSING', `The pages are not built (${folder}). Build them: npm start does.`, {
      cause,
    })
  })
  app.get(
    '/assets/*',
    serveStatic({ root: folder, onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable') }),
  )
  app.get('/favicon.svg', serveStatic({ root: folder }))
  app.get('*', async (c, next) => {
    if (machinePaths.test(c.req.path)) return next()
    const nonce = newNonce()
    c.header('Content-Security-Policy', pagePolicy(nonce))
    c.header('Cache-Control', 'no-store') // the nonce is of this answer alone
    return c.html(index.replaceAll('__CSP_NONCE__', nonce))
  })
}
