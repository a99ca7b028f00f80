import { Hono } from 'hono'
import { atDoor, type Traced } from '../entra/index.ts'
import type { OpenRoom } from '../room.ts'
import { controlRoutes } from './control/index.ts'
import { discover, instancesPath } from './discovery.ts'
import { serve } from './operations/index.ts'
import { seedDataverse } from './seed.ts'
import { openServiceProtection } from './serviceProtection.ts'
import { openCallbacks, sessionsDue } from './sessions/index.ts'

/** Dataverse's Web API: flows and their runs. Somebody, or a program, plays the machines on which desktop flows run. */
export const dataverseRoom: OpenRoom = (premises) => {
  const protection = openServiceProtection(premises.clock)
  const callbacks = openCallbacks(premises)
  return {
    seed: () => seedDataverse(premises),
    routes: new Hono<Traced>()
      .all('/api/data/*', (c) => serve({ premises: atDoor(c, premises), protection }, c.req.raw, c.var.trace.traceId))
      .get(instancesPath, (c) => discover(atDoor(c, premises), c.req.raw, c.var.trace.traceId))
      .route('/', controlRoutes(premises, protection)),
    due: [sessionsDue(premises), callbacks.due],
    forget: () => {
      protection.forget()
      callbacks.forget()
    },
  }
}
