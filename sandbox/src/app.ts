// The sandbox as one web app: the rooms, the front page, and what holds for all of them.

import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { onlyJson } from './control/index.ts'
import { bodyTooLarge, isDataverse } from './dataverse/index.ts'
import { homeTenant } from './directory/index.ts'
import { type Traced, tracing } from './entra/index.ts'
import { striking } from './faults/index.ts'
import { homeRoutes } from './home.ts'
import { messagePage, show } from './pages/index.ts'
import type { Premises } from './premises.ts'
import type { Room } from './room.ts'
import { isLoopback } from './settings.ts'

/** What Graph takes; far more than any form of OAuth needs. */
const bodyMax = 4 * 1024 * 1024

/** `report` hears of what is the sandbox's own fault; the caller only learns that it failed. */
export function createApp(premises: Premises, rooms: readonly Room[], report: (error: Error) => void): Hono<Traced> {
  const companyName = homeTenant(premises.store).name
  const app = new Hono<Traced>()
    .use(tracing(premises.clock))
    .use(guard(premises.url))
    .use('/_sandbox/*', onlyJson)
    .use(striking(premises))
    .use(bodyLimit({ maxSize: bodyMax, onError: tooLarge }))
    .route('/', homeRoutes(premises))
  for (const { routes } of rooms) if (routes) app.route('/', routes)
  return app
    .notFound((c) =>
      show(
        c,
        messagePage(companyName, 'Nothing here', 'The sandbox does not play this address, at least not yet.'),
        404,
      ),
    )
    .onError((error, c) => {
      report(error)
      return c.json({ error: 'server_error', error_description: 'The sandbox itself failed; its log says how.' }, 500)
    })
}

/** Dataverse is known to say it in its own way. */
const tooLarge = (c: Context): Response =>
  isDataverse(c.req.path) ? bodyTooLarge() : c.text('The request body is too large.', 413)

/**
 * Headers for everything, and a look at whom the request is addressed to: a web page elsewhere may point a name of
 * its own at 127.0.0.1 and read what it wants through the visitor's browser, unless the name is compared.
 */
const guard =
  (url: string): MiddlewareHandler =>
  async (c, next) => {
    const name = URL.parse(`http://${c.req.header('host') ?? ''}`)?.hostname.replace(/^\[|\]$/g, '')
    if (name === undefined || !(isLoopback(name) || name === new URL(url).hostname.replace(/^\[|\]$/g, '')))
      return c.text('The sandbox answers to localhost only.', 421)
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('x-frame-options', 'DENY')
    c.header('referrer-policy', 'strict-origin-when-cross-origin')
    return
  }
