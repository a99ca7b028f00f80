// What a test, or somebody at a terminal, does to the sandbox itself: `/_sandbox/…`, JSON in and
// out; and the page that does the same.

import { Hono } from 'hono'
import { sandboxConsoleRoutes } from '../consoles/index.ts'
import type { Traced } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import type { Room } from '../room.ts'
import { clockRoutes } from './clock.ts'
import { doorRoutes } from './doors.ts'
import { replicationRoutes } from './replication.ts'
import { seedRoutes } from './seed.ts'
import { tokenRoutes } from './token.ts'

export const controlRoom = (premises: Premises, reset: () => Promise<void>): Room => ({
  routes: new Hono<Traced>()
    .route('/', clockRoutes(premises))
    .route('/', doorRoutes(premises))
    .route('/', replicationRoutes(premises))
    .route('/', seedRoutes(premises))
    .route('/', tokenRoutes(premises))
    .route('/', sandboxConsoleRoutes(premises, reset))
    .post('/_sandbox/reset', async (c) => {
      await reset()
      return c.json({ now: premises.clock().toISOString() })
    }),
})
