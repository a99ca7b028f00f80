import { Hono } from 'hono'
import type { Traced } from '../entra/index.ts'
import type { OpenRoom } from '../room.ts'
import { environmentsRoutes } from './environments/index.ts'
import { flowsRoutes } from './flows/index.ts'
import { pickAccountRoutes } from './frame/index.ts'
import { mailboxRoutes } from './mailbox/index.ts'

/** The pages on which people play Microsoft's side. They show and call; what may be, the rooms decide. */
export const consolesRoom: OpenRoom = (premises) => ({
  routes: new Hono<Traced>()
    .route('/', pickAccountRoutes(premises))
    .route('/', environmentsRoutes(premises))
    .route('/', flowsRoutes(premises))
    .route('/', mailboxRoutes(premises)),
})
