import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { refuse } from './answer.ts'
import { contentRoutes } from './contents.ts'
import { environmentRoutes } from './environments.ts'
import { flowRoutes } from './flows.ts'
import { runRoutes } from './runs.ts'
import { sharingRoutes } from './sharing.ts'

/** The flow service, with what belongs to it of Power Apps. Microsoft does not document it: it is what tools rely on. */
export function flowServiceRoutes(premises: Premises): Hono<Traced> {
  const routes = new Hono<Traced>()
  flowRoutes(routes, premises)
  runRoutes(routes, premises)
  sharingRoutes(routes, premises)
  return routes
    .route('/', environmentRoutes(premises))
    .route('/', contentRoutes(premises))
    .all('/providers/Microsoft.ProcessSimple/*', (c) =>
      refuse(c, {
        status: 501,
        code: 'NotPlayedBySandbox',
        message: `The sandbox does not play ${c.req.method} ${c.req.path}.`,
      }),
    )
}
